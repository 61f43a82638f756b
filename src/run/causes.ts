import { compareClusters } from '../compare/clusters.js';
import type { Cluster, Pair } from '../model/difference.js';
import { beforeHang } from './before-hang.js';
import { byChange } from './by-change.js';
import { joinAcross, simplestFirst } from './join-across.js';
import { descend } from './descend.js';
import type { Shrinking } from './descend.js';
import { joinRows } from './join-rows.js';
import { floodsOf, type Flood } from './left-otherwise.js';
import { isDear } from './purse.js';
import { settle } from './settled.js';
import type { Settled } from './settled.js';
import { splitRow } from './split-rows.js';
import type { Variants } from './variants.js';

/** Of the rows that come of one step so many are shrunk, to find the simplest witness. */
const MOST_OF_FLOOD = 4;
/** Rows beyond these keep the witness that they were found with. */
const MOST_ROWS = 60;

/**
 * From the rows of a search, which go by symptom, to one row a cause, each with its smallest and most natural witness: every row is shrunk,
 * those that come of one small change of the source are one (where both sides are versions of one source), those that prove to be one are joined, and what shows one symptom for two reasons is taken apart. What cannot be done in time is left
 * as it was found.
 */
export async function causesOf(found: readonly Cluster[], shrinking: Shrinking, variants: Variants | null = null): Promise<readonly Cluster[]> {
  const all = found.map((row) => ({ ...row, witness: beforeHang(row.witness) }));
  const traced = variants === null ? { rows: [], left: all } : await byChange(all, variants, shrinking);
  return [...traced.rows, ...await withoutSources(traced.left, shrinking)].toSorted(compareClusters);
}

/** By what is seen of both sides from outside alone. */
async function withoutSources(rows: readonly Cluster[], shrinking: Shrinking): Promise<readonly Cluster[]> {
  const floods = await floodsOf(rows, shrinking);
  const flooded = new Set(floods.flatMap((flood) => flood.rows));
  const roots: Settled[] = [];
  for (const flood of floods) roots.push(await rootOf(flood, shrinking));
  const settled = [...roots, ...await shrinkRows(rows.filter((row) => !flooded.has(row)), shrinking)];
  const operations = [...new Set(settled.map((s) => s.row.difference.operation))];
  const causes: Settled[] = [];
  for (const operation of operations) {
    const joined = await joinRows(settled.filter((s) => s.row.difference.operation === operation), shrinking);
    for (const one of joined) causes.push(...await splitRow(one, joined, shrinking));
  }
  return (await joinAcross(causes, shrinking)).map((s) => s.row);
}

/** Of all that shows of what one step leaves, the row with the simplest witness. */
async function rootOf({ after, rows }: Flood, shrinking: Shrinking): Promise<Settled> {
  const some: Settled[] = [];
  for (const row of rows.toSorted((a, b) => simplestFirst(a, b)).slice(0, MOST_OF_FLOOD)) some.push(settle(row, await shrinkRow(row, shrinking), shrinking));
  const [first] = some.toSorted((a, b) => simplestFirst(a.row, b.row));
  const { row, ...root } = first as Settled;
  const others = rows.filter(({ id }) => id !== row.id);
  const also = others.map((other) => other.difference.operation).filter((name) => name !== row.difference.operation);
  const forms = others.map((other) => other.cause).filter((cause) => cause !== row.cause);
  return { ...root, ids: rows.map(({ id }) => id), row: { ...row, after, count: rows.reduce((sum, { count }) => sum + count, 0), also: [...new Set(also)], forms: [...new Set(forms)] } };
}

async function shrinkRows(rows: readonly Cluster[], shrinking: Shrinking): Promise<readonly Settled[]> {
  const out: Settled[] = [];
  for (const [i, row] of rows.entries()) {
    const found = i >= MOST_ROWS ? { pair: row.witness, trail: [] } : await shrinkRow(row, shrinking);
    out.push(settle(row, found, shrinking));
    shrinking.progress(i + 1, rows.length);
  }
  return out;
}

async function shrinkRow(row: Cluster, shrinking: Shrinking): ReturnType<typeof descend> {
  const { judge } = shrinking;
  const beside = judge.book.isBeside(row.id);
  const accepts = (pair: Pair): boolean => {
    const all = judge.differences(pair);
    return (beside ? all : all.slice(0, 1)).some((d) => judge.book.idOf(d) === row.id);
  };
  return descend(await cutShort(row.witness, accepts, shrinking), { accepts }, shrinking);
}

/**
 * A session that hung, or lost its process, up to the step at which both sides first part, if that shows the row already: however late it is,
 * what costs seconds each time is not to be asked again and again for what came before.
 */
async function cutShort(pair: Pair, accepts: (pair: Pair) => boolean, { judge, purse }: Shrinking): Promise<Pair> {
  const of = pair.case;
  if (of.kind !== 'session' || !isDear(pair)) return pair;
  const [prior, candidate] = [pair.prior, pair.candidate].map(({ text }) => text.split('\n'));
  const parted = prior?.findIndex((line, i) => line !== candidate?.[i]) ?? -1;
  if (parted < 0 || parted + 1 >= Math.min(prior?.length ?? 0, candidate?.length ?? 0)) return pair;
  const shorter = await judge.run([{ ...of, steps: of.steps.slice(0, parted + 1) }]);
  purse.pay(shorter);
  return shorter.find(accepts) ?? pair;
}
