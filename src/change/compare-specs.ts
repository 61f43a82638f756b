import type { SpecChange, SpecComparison, SpecSide } from '../model/change.js';
import type { Requirement } from '../model/spec.js';
import { placesOf, type CheckSides, type Places } from './checks.js';
import { freedomChanges } from './freedoms.js';
import { frontChanges, subjectText } from './front.js';
import { counted } from './counted.js';
import { byWeight, changeOf, silenced } from './kinds.js';
import { matchRequirements, type At, type Matching } from './match-requirements.js';
import { matchSpecs, type SpecPair } from './match-specs.js';
import { speaks } from './meaning.js';
import { outsideChanges } from './outside.js';
import { requirementChanges, wholeChange } from './requirement.js';

/**
 * What changed in meaning between two sets of specs. Text is not meaning: what a formatter does, where in its file a requirement stands,
 * and what its file is called, change nothing.
 */
export function compareSpecs(before: readonly SpecSide[], now: readonly SpecSide[]): readonly SpecComparison[] {
  const pairs = matchSpecs(before, now);
  const [old, fresh] = [atsOf(pairs, 'before'), atsOf(pairs, 'now')];
  const matching = matchRequirements(old, fresh);
  const places = pairs.map((pair) => ({ before: placesFor(pair.before ?? pair.now, old), now: placesFor(pair.now ?? pair.before, fresh) }));
  const changes = pairs.map((pair, i): SpecChange[] => [...ownChanges(pair), ...wholeSpec(pair, i, { pairs, matching })]);
  for (const { before: a, now: b, by } of matching.pairs) {
    const to = pairs[b.spec]?.now?.spec.file ?? '';
    changes[b.spec]?.push(...requirementChanges({ before: a.requirement, now: b.requirement, by, from: a.spec === b.spec ? null : pairs[a.spec]?.before?.spec.file ?? null, to, places: places[b.spec] ?? NOWHERE }));
  }
  for (const { spec, requirement } of matching.gone) if (pairs[spec]?.now !== null) changes[spec]?.push(wholeChange('requirement-removed', requirement, places[spec]?.now ?? NOWHERE.now));
  for (const { spec, requirement } of matching.fresh) if (pairs[spec]?.before !== null) changes[spec]?.push(wholeChange('requirement-added', requirement, places[spec]?.before ?? NOWHERE.before));
  return pairs.map((pair, i) => ({ ...pair, changes: (changes[i] ?? []).toSorted(byWeight) }));
}

/** What is not of one requirement, of a spec that both sides have. */
function ownChanges({ before, now }: SpecPair): readonly SpecChange[] {
  return before === null || now === null ? [] : [...frontChanges(before, now), ...freedomChanges(before.spec, now.spec), ...outsideChanges(before, now)];
}

/**
 * A spec that only one side has. What came from another spec, or went to one, is told as moved, and counts for nothing here; but it may be
 * free where it stands now of what it was held to where it stood.
 */
function wholeSpec({ before, now }: SpecPair, i: number, { pairs, matching }: { readonly pairs: readonly SpecPair[]; readonly matching: Matching }): readonly SpecChange[] {
  if (now === null && before !== null) {
    const own = matching.gone.filter((at) => at.spec === i).map((at) => at.requirement);
    return [weighed(changeOf({ kind: 'spec-removed', what: before.spec.file, before: sizeOf(own, matching.pairs.filter((p) => p.before.spec === i).length) }), own)];
  }
  if (now === null || before !== null) return [];
  const own = matching.fresh.filter((at) => at.spec === i).map((at) => at.requirement);
  const moved = matching.pairs.filter((p) => p.now.spec === i);
  const added = weighed(changeOf({ kind: 'spec-added', what: now.spec.file, after: sizeOf(own, moved.length) }), own);
  const from = [...new Set(moved.map((p) => p.before.spec))].flatMap((at) => pairs[at]?.before?.spec.requirements ?? []);
  return [added, ...(moved.length === 0 ? [] : freedomChanges({ ...now.spec, requirements: from }, now.spec).filter((c) => c.effect === 'weaker'))];
}

function weighed(change: SpecChange, requirements: readonly Requirement[]): SpecChange {
  return requirements.some(speaks) ? change : silenced(change);
}

function sizeOf(requirements: readonly Requirement[], moved: number): string {
  const sum = (of: (r: Requirement) => number): number => requirements.reduce((n, r) => n + of(r), 0);
  const own = [counted(requirements.length, 'requirement'), counted(sum((r) => r.checks.length), 'check'), counted(sum((r) => r.freedoms.length), 'freedom')];
  return [...(requirements.length === 0 && moved > 0 ? [] : own), ...(moved === 0 ? [] : [`${counted(moved, 'requirement')} moved`])].join(', ');
}

const NOWHERE: CheckSides['places'] = { before: new Map(), now: new Map() };

/** What is promised elsewhere counts where it is promised of the same subject. */
function placesFor(side: SpecSide | null, all: readonly At[]): Places {
  const subject = side === null ? '' : keyOf(side);
  return placesOf(all.filter((at) => at.subject === subject).map((at) => at.requirement));
}

/** A spec that names no subject speaks for itself alone. */
function keyOf({ spec }: SpecSide): string {
  return spec.subject === null ? `none: ${spec.file}` : subjectText(spec);
}

function atsOf(pairs: readonly SpecPair[], side: 'before' | 'now'): readonly At[] {
  return pairs.flatMap((pair, spec) => (pair[side]?.spec.requirements ?? []).map((requirement) => ({ requirement, spec, subject: keyOf(pair[side] as SpecSide) })));
}

