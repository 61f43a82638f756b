import type { ChangeEffect, SpecChange, SpecChangeKind } from '../model/change.js';

interface Kind {
  readonly says: string;
  readonly effect: ChangeEffect;
  readonly weight: number;
}

/**
 * What each change is called, what it does to the promise, and where it stands among the others. A new freedom is the heaviest: whatever
 * it covers is compared no more, whoever recorded it. A kind that is not here does not compile.
 */
export const KINDS: Readonly<Record<SpecChangeKind, Kind>> = {
  'freedom-added': { says: 'freed', effect: 'weaker', weight: 100 },
  'freedom-widened': { says: 'freed further', effect: 'weaker', weight: 98 },
  'freedom-altered': { says: 'freed on other inputs', effect: 'weaker', weight: 96 },
  'spec-removed': { says: 'spec removed', effect: 'weaker', weight: 94 },
  'subject-changed': { says: 'another subject', effect: 'changed', weight: 92 },
  'settings-loosened': { says: 'judged by less', effect: 'weaker', weight: 90 },
  'id-reused': { says: 'id used again for something else', effect: 'changed', weight: 88 },
  'requirement-removed': { says: 'removed', effect: 'weaker', weight: 86 },
  'status-lowered': { says: 'no longer confirmed', effect: 'weaker', weight: 84 },
  'strength-lowered': { says: 'asked less strongly', effect: 'weaker', weight: 82 },
  'declaration-removed': { says: 'no longer declared', effect: 'weaker', weight: 80 },
  'check-removed': { says: 'check removed', effect: 'weaker', weight: 76 },
  'expectation-loosened': { says: 'expects less', effect: 'weaker', weight: 74 },
  'check-demoted': { says: 'check moved under what holds less', effect: 'weaker', weight: 72 },
  'criteria-unbound': { says: 'held by no check any more', effect: 'weaker', weight: 70 },
  'check-unread': { says: 'looks like a check and is not read', effect: 'weaker', weight: 68 },
  'owns-widened': { says: 'may be written by a regeneration', effect: 'weaker', weight: 66 },
  'expectation-changed': { says: 'expects something else', effect: 'changed', weight: 64 },
  'check-changed': { says: 'check changed', effect: 'changed', weight: 60 },
  'declaration-changed': { says: 'declared otherwise', effect: 'changed', weight: 58 },
  'signature-source-changed': { says: 'signature taken from elsewhere', effect: 'changed', weight: 56 },
  'requirement-renumbered': { says: 'renumbered', effect: 'changed', weight: 50 },
  'term-removed': { says: 'term explained no more', effect: 'changed', weight: 49 },
  'settings-changed': { says: 'setting changed', effect: 'changed', weight: 48 },
  'term-changed': { says: 'term explained otherwise', effect: 'changed', weight: 47 },
  'term-added': { says: 'term explained', effect: 'changed', weight: 46 },
  'requirement-reworded': { says: 'reworded', effect: 'changed', weight: 45 },
  'owns-changed': { says: 'no longer written by a regeneration', effect: 'changed', weight: 44 },
  'uses-changed': { says: 'what a regeneration reads', effect: 'changed', weight: 43 },
  'ids-changed': { says: 'prefixes of ids', effect: 'changed', weight: 42 },
  'prose-changed': { says: 'words outside of requirements', effect: 'changed', weight: 41 },
  'spec-added': { says: 'new spec', effect: 'stronger', weight: 40 },
  'requirement-added': { says: 'new', effect: 'stronger', weight: 38 },
  'status-raised': { says: 'confirmed', effect: 'stronger', weight: 36 },
  'strength-raised': { says: 'asked more strongly', effect: 'stronger', weight: 34 },
  'expectation-tightened': { says: 'expects more', effect: 'stronger', weight: 32 },
  'check-added': { says: 'check added', effect: 'stronger', weight: 30 },
  'declaration-added': { says: 'declared', effect: 'stronger', weight: 29 },
  'freedom-removed': { says: 'no longer free', effect: 'stronger', weight: 28 },
  'freedom-narrowed': { says: 'less free', effect: 'stronger', weight: 27 },
  'criteria-bound': { says: 'held by a check now', effect: 'stronger', weight: 26 },
  'status-changed': { says: 'another status', effect: 'same', weight: 12 },
  'requirement-moved': { says: 'moved to another file', effect: 'same', weight: 10 },
  'spec-renamed': { says: 'file renamed', effect: 'same', weight: 9 },
  'check-moved': { says: 'check moved', effect: 'same', weight: 8 },
};

type Said = Pick<SpecChange, 'kind' | 'what'> & Partial<Pick<SpecChange, 'requirement' | 'before' | 'after' | 'operations' | 'line'>>;

/** A change with the weight of its kind. */
export function changeOf({ kind, what, requirement = null, before = null, after = null, operations = null, line = null }: Said): SpecChange {
  return { kind, ...KINDS[kind], requirement, what, before, after, operations, line };
}

/** What happens under a requirement that nobody has confirmed holds nobody to anything. */
const SILENT = 5;

export function silenced(change: SpecChange): SpecChange {
  return { ...change, effect: 'same', weight: SILENT };
}

/** The heaviest first; of one weight as they stand in the spec. */
export function byWeight(a: SpecChange, b: SpecChange): number {
  return b.weight - a.weight || (a.line ?? 0) - (b.line ?? 0);
}
