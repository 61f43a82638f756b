import { meet } from '../compare/meet.js';
import { causeOf } from '../compare/title.js';
import type { Cluster, Pair, Reach } from '../model/difference.js';
import { caseText } from '../value/case.js';
import { descend, type Shrinking } from './descend.js';
import { isDear } from './purse.js';
import type { Variant, Variants } from './variants.js';

/** So many pairs are put to each variant, of each row as many; where the search was slow, to all of them together a part of what it ran. */
const MOST_ASKED = 1000;
const PART_OF_SEARCH = 1 / 4;
/** Of the rows of one change so many are shrunk, to find the simplest witness; one where there are so many rows that time is short. */
const MOST_SHRUNK = 4;
const MANY_ROWS = 16;
const REACHES: readonly Reach[] = ['natural', 'edge', 'exotic'];

/** A pair of a row, and what a variant did of it. */
interface Seen {
  readonly row: Cluster;
  readonly pair: Pair;
  readonly reach: Reach;
  /** The variants that differ from the prior there, each with its pair. */
  readonly by: ReadonlyMap<Variant, Pair>;
}

export interface ByChange {
  /** A row for each small change that shows by itself. */
  readonly rows: readonly Cluster[];
  /** Rows, or what is left of them, that no such change brings about. */
  readonly left: readonly Cluster[];
}

/**
 * Makes one row of all that comes of one small change of the source: its pairs are put to the prior with that change alone, and what differs there
 * comes of it (Zeller's delta debugging, one change at a time). Two changes are two rows, also where they show in one way.
 */
export async function byChange(rows: readonly Cluster[], variants: Variants, shrinking: Shrinking): Promise<ByChange> {
  const seen = await shrinking.untimed(() => look(rows, variants, shrinking));
  const small = variants.list.filter((variant) => variant.change.small && variant.sides !== null);
  const out: Cluster[] = [];
  for (const [i, variant] of small.entries()) {
    const alone = seen.filter((one) => one.by.size === 1 && one.by.has(variant));
    // Where another change shows in all answers, this one is seen beside it alone.
    const any = alone.length > 0 ? alone : seen.filter((one) => one.by.has(variant));
    const shown = any.filter((one) => shows(one, variant, shrinking));
    const own = shown.length > 0 ? shown : any;
    if (own.length > 0) out.push(await rowOf(own, { variant, all: seen }, shrinking));
    shrinking.progress(i + 1, small.length);
  }
  const isOwned = (one: Seen): boolean => one.by.size > 0 && [...one.by.keys()].every((variant) => small.includes(variant));
  const left = rows.flatMap((row): Cluster[] => {
    const own = seen.filter((one) => one.row === row);
    if (own.length === 0) return [row];
    const [first] = own.filter((one) => !isOwned(one)).toSorted(simplestFirst);
    if (first === undefined) return [];
    return [first.pair === row.witness ? row : { ...row, witness: first.pair, reach: shrinking.judge.reach(first.pair) }];
  });
  return { rows: out, left };
}

async function look(rows: readonly Cluster[], { list }: Variants, { judge, purse, executions }: Shrinking): Promise<readonly Seen[]> {
  const searched = [...executions.values()].reduce((sum, count) => sum + count, 0);
  const share = Math.ceil(Math.min(MOST_ASKED, (searched * PART_OF_SEARCH) / list.length) / rows.length);
  const asked = rows.flatMap((row) => [...(isDear(row.witness) && list.length > 1 ? [] : [row.witness]), ...judge.book.samplesOf(row.id).filter((pair) => pair !== row.witness && !isDear(pair)).slice(0, share)].map((pair) => ({ row, pair, reach: judge.reach(pair) })));
  const [only] = list;
  if (list.length === 1 && only !== undefined) return asked.map((one) => ({ ...one, by: new Map([[only, one.pair]]) }));
  const by = asked.map(() => new Map<Variant, Pair>());
  // Few cases that return, which spare the shrinking of many rows: it is done however late it is.
  for (const variant of list) {
    if (variant.sides === null) continue;
    const pairs = await judge.of(variant.sides).run(asked.map((one) => one.pair.case));
    purse.pay(pairs);
    for (const [i, pair] of pairs.entries()) if (isSeenIn(asked[i]?.pair ?? pair, pair, judge)) by[i]?.set(variant, pair);
  }
  return asked.map((one, i) => ({ ...one, by: by[i] ?? new Map() }));
}

/**
 * Whether what a change alone brings about is seen where all are made: at one place of one operation at least. That a getter is gone shows by itself,
 * and not where a field of its name is there instead.
 */
function isSeenIn(pair: Pair, alone: Pair, judge: Shrinking['judge']): boolean {
  const found = judge.differences(alone);
  if (found.length === 0 || pair === alone) return found.length > 0;
  const all = judge.differences(pair);
  return found.some((one) => all.some((other) => other.operation === one.operation && meet(other.path, one.path)));
}

/** Whether what the row says is what the change alone brings about. */
function shows({ row, by }: Seen, variant: Variant, { judge }: Shrinking): boolean {
  const pair = by.get(variant);
  return pair !== undefined && judge.differences(pair).some((d) => judge.book.idOf(d) === row.id);
}

interface Owned {
  readonly variant: Variant;
  readonly all: readonly Seen[];
}

async function rowOf(own: readonly Seen[], { variant, all }: Owned, shrinking: Shrinking): Promise<Cluster> {
  const rows = [...new Set(own.map((one) => one.row))];
  const simplest = rows.map((row) => own.filter((one) => one.row === row).toSorted(simplestFirst)[0] as Seen).toSorted(simplestFirst);
  const shrunk: Cluster[] = [];
  for (const one of simplest.slice(0, new Set(all.map((one) => one.row)).size > MANY_ROWS ? 1 : MOST_SHRUNK)) shrunk.push(await shrink(one, variant, shrinking));
  const [first, ...others] = shrunk.toSorted(simplerFirst);
  const row = first as Cluster;
  const count = rows.reduce((sum, { id, count: cases }) => sum + Math.ceil((cases * own.filter((o) => o.row.id === id).length) / all.filter((o) => o.row.id === id).length), 0);
  const also = [...others, ...rows].map((r) => r.difference.operation).filter((name) => name !== row.difference.operation);
  const forms = [...others, ...rows].toSorted(simplerFirst).map((r) => r.cause).filter((cause) => cause !== row.cause);
  return { ...row, count: Math.max(1, count), also: [...new Set(also)], forms: [...new Set(forms)], source: variant.change };
}

/** Goes down between the prior and the variant, so that no other change takes over on the way; the witness is what both sides did. */
async function shrink({ row, pair, by }: Seen, { sides }: Variant, shrinking: Shrinking): Promise<Cluster> {
  const from = [...by].find(([variant]) => variant.sides === sides)?.[1] ?? pair;
  const judge = sides === null ? shrinking.judge : shrinking.judge.of(sides);
  const ids = judge.differences(from).map((d) => judge.book.idOf(d));
  const wanted = ids.includes(row.id) ? row.id : ids[0] ?? row.id;
  const beside = ids[0] !== wanted;
  const accepts = (p: Pair): boolean => {
    const found = judge.differences(p).map((d) => judge.book.idOf(d));
    return beside ? found.includes(wanted) : found[0] === wanted;
  };
  const found = await descend(from, { accepts }, { ...shrinking, judge });
  const [shown] = await shrinking.judge.run([found.pair.case]);
  // Another change may take back what this one does.
  const witness = shown !== undefined && shrinking.judge.difference(shown) !== null ? shown : pair;
  const own = judge.differences(found.pair).find((d) => judge.book.idOf(d) === wanted);
  const difference = wanted === row.id || own === undefined ? row.difference : own;
  return { ...row, difference, cause: causeOf(difference), witness, reach: shrinking.judge.reach(witness) };
}

function simplestFirst(a: Seen, b: Seen): number {
  return Number(isDear(a.pair)) - Number(isDear(b.pair)) || simplerFirst({ ...a.row, reach: a.reach, witness: a.pair }, { ...b.row, reach: b.reach, witness: b.pair });
}

function simplerFirst(a: Cluster, b: Cluster): number {
  return REACHES.indexOf(a.reach) - REACHES.indexOf(b.reach) || caseText(a.witness.case).length - caseText(b.witness.case).length || (a.id < b.id ? -1 : 1);
}
