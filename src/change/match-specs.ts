import type { SpecSide } from '../model/change.js';

/** A spec on both sides, or on the one that has it. */
export interface SpecPair {
  readonly before: SpecSide | null;
  readonly now: SpecSide | null;
}

/** Of its requirements, what a file must have in common with one of another name to be that file. */
const ENOUGH = 0.5;

/** Specs of one path are one spec. Of the others those are that share most requirements by id and title: such a file was renamed. */
export function matchSpecs(before: readonly SpecSide[], now: readonly SpecSide[]): readonly SpecPair[] {
  const there = new Map(now.map((side) => [side.spec.file, side]));
  const same = before.flatMap((old): SpecPair[] => {
    const side = there.get(old.spec.file);
    return side === undefined ? [] : [{ before: old, now: side }];
  });
  const known = new Set(same.map((pair) => pair.now?.spec.file));
  const renamed = renames(before.filter((old) => !known.has(old.spec.file)), now.filter((side) => !known.has(side.spec.file)));
  const [from, to] = [new Set(renamed.map((p) => p.before)), new Set(renamed.map((p) => p.now))];
  return [
    ...same, ...renamed,
    ...before.filter((old) => !known.has(old.spec.file) && !from.has(old)).map((old) => ({ before: old, now: null })),
    ...now.filter((side) => !known.has(side.spec.file) && !to.has(side)).map((side) => ({ before: null, now: side })),
  ];
}

function renames(gone: readonly SpecSide[], fresh: readonly SpecSide[]): readonly SpecPair[] {
  const all = gone.flatMap((before) => fresh.map((now) => ({ before, now, share: shareOf(before, now) })));
  const taken = new Set<SpecSide>();
  return all.filter(({ share }) => share > ENOUGH).toSorted((a, b) => b.share - a.share).flatMap(({ before, now }) => {
    if (taken.has(before) || taken.has(now)) return [];
    taken.add(before);
    taken.add(now);
    return [{ before, now }];
  });
}

function shareOf({ spec: a }: SpecSide, { spec: b }: SpecSide): number {
  const ids = new Set(a.requirements.map((r) => r.id));
  const common = b.requirements.filter((r) => ids.has(r.id)).length;
  return common / Math.max(1, Math.min(a.requirements.length, b.requirements.length));
}
