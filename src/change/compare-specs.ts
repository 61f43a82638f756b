import type { SpecChange, SpecComparison, SpecSide } from '../model/change.js';
import type { Requirement } from '../model/spec.js';
import { placesOf } from './checks.js';
import { freedomChanges } from './freedoms.js';
import { frontChanges } from './front.js';
import { counted } from './counted.js';
import { byWeight, changeOf } from './kinds.js';
import { matchRequirements, type At } from './match-requirements.js';
import { matchSpecs, type SpecPair } from './match-specs.js';
import { requirementChanges, wholeChange } from './requirement.js';

/**
 * What changed in meaning between two sets of specs. Text is not meaning: what a formatter does, where in its file a requirement stands,
 * and what its file is called, change nothing.
 */
export function compareSpecs(before: readonly SpecSide[], now: readonly SpecSide[]): readonly SpecComparison[] {
  const pairs = matchSpecs(before, now);
  const [old, fresh] = [atsOf(pairs, 'before'), atsOf(pairs, 'now')];
  const matching = matchRequirements(old, fresh);
  const places = { before: placesOf(old.map((a) => a.requirement)), now: placesOf(fresh.map((a) => a.requirement)) };
  const changes = pairs.map((pair): SpecChange[] => [...ownChanges(pair)]);
  for (const { before: a, now: b, by } of matching.pairs) {
    const to = pairs[b.spec]?.now?.spec.file ?? '';
    changes[b.spec]?.push(...requirementChanges({ before: a.requirement, now: b.requirement, by, from: a.spec === b.spec ? null : pairs[a.spec]?.before?.spec.file ?? null, to, places }));
  }
  for (const { spec, requirement } of matching.gone) if (pairs[spec]?.now !== null) changes[spec]?.push(wholeChange('requirement-removed', requirement, places.now));
  for (const { spec, requirement } of matching.fresh) if (pairs[spec]?.before !== null) changes[spec]?.push(wholeChange('requirement-added', requirement, places.before));
  return pairs.map((pair, i) => ({ ...pair, changes: (changes[i] ?? []).toSorted(byWeight) }));
}

/** What is not of one requirement. */
function ownChanges({ before, now }: SpecPair): readonly SpecChange[] {
  if (before !== null && now !== null) return [...frontChanges(before, now), ...freedomChanges(before.spec, now.spec)];
  if (now !== null) return [changeOf({ kind: 'spec-added', what: now.spec.file, after: sizeOf(now) })];
  return before === null ? [] : [changeOf({ kind: 'spec-removed', what: before.spec.file, before: sizeOf(before) })];
}

function sizeOf({ spec: { requirements } }: SpecSide): string {
  const sum = (of: (r: Requirement) => number): number => requirements.reduce((n, r) => n + of(r), 0);
  return [counted(requirements.length, 'requirement'), counted(sum((r) => r.checks.length), 'check'), counted(sum((r) => r.freedoms.length), 'freedom')].join(', ');
}

function atsOf(pairs: readonly SpecPair[], side: 'before' | 'now'): readonly At[] {
  return pairs.flatMap((pair, spec) => (pair[side]?.spec.requirements ?? []).map((requirement) => ({ requirement, spec })));
}

