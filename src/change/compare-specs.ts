import type { SpecChange, SpecComparison, SpecSide } from '../model/change.js';
import type { Requirement } from '../model/spec.js';
import { placesOf, type CheckSides, type Places } from './checks.js';
import { freedomChanges } from './freedoms.js';
import { frontChanges, subjectText } from './front.js';
import { counted } from './counted.js';
import { byWeight, changeOf } from './kinds.js';
import { matchRequirements, type At } from './match-requirements.js';
import { matchSpecs, type SpecPair } from './match-specs.js';
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
  const changes = pairs.map((pair): SpecChange[] => [...ownChanges(pair)]);
  for (const { before: a, now: b, by } of matching.pairs) {
    const to = pairs[b.spec]?.now?.spec.file ?? '';
    changes[b.spec]?.push(...requirementChanges({ before: a.requirement, now: b.requirement, by, from: a.spec === b.spec ? null : pairs[a.spec]?.before?.spec.file ?? null, to, places: places[b.spec] ?? NOWHERE }));
  }
  for (const { spec, requirement } of matching.gone) if (pairs[spec]?.now !== null) changes[spec]?.push(wholeChange('requirement-removed', requirement, places[spec]?.now ?? NOWHERE.now));
  for (const { spec, requirement } of matching.fresh) if (pairs[spec]?.before !== null) changes[spec]?.push(wholeChange('requirement-added', requirement, places[spec]?.before ?? NOWHERE.before));
  return pairs.map((pair, i) => ({ ...pair, changes: (changes[i] ?? []).toSorted(byWeight) }));
}

/** What is not of one requirement. */
function ownChanges({ before, now }: SpecPair): readonly SpecChange[] {
  if (before !== null && now !== null) return [...frontChanges(before, now), ...freedomChanges(before.spec, now.spec), ...outsideChanges(before, now)];
  if (now !== null) return [changeOf({ kind: 'spec-added', what: now.spec.file, after: sizeOf(now) })];
  return before === null ? [] : [changeOf({ kind: 'spec-removed', what: before.spec.file, before: sizeOf(before) })];
}

function sizeOf({ spec: { requirements } }: SpecSide): string {
  const sum = (of: (r: Requirement) => number): number => requirements.reduce((n, r) => n + of(r), 0);
  return [counted(requirements.length, 'requirement'), counted(sum((r) => r.checks.length), 'check'), counted(sum((r) => r.freedoms.length), 'freedom')].join(', ');
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

