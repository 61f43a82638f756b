import { alike, carries, explains, forked, triggerOf, withoutKeys } from '../compare/trigger.js';
import type { Trigger } from '../compare/trigger.js';
import type { Pair } from '../model/difference.js';
import { caseText } from '../value/case.js';
import { hash } from '../value/hash.js';
import { descend } from './descend.js';
import type { Descent, Shrinking } from './descend.js';
import type { Settled } from './settled.js';

/** Of one row, so many other pairs are shrunk to see whether they end at its witness. */
const MOST_TRIED = 16;
/** A symptom whose witnesses gather at more places than these comes of one cause that has many forms. */
const MOST_CAUSES = 4;

/**
 * Takes a row apart whose symptom has several causes: pairs of it that lack what triggers its witness are shrunk too, and end elsewhere
 * where another branch is behind them. Only what stands in the sources tells branches apart (`fork`); that a witness of one cause can look
 * like another one is no evidence.
 */
export async function splitRow(one: Settled, siblings: readonly Settled[], shrinking: Shrinking): Promise<readonly Settled[]> {
  const { judge, over } = shrinking;
  // What is seen beside another difference varies with that one.
  if (one.beside || one.row.difference.change === 'rounding') return [one];
  // Where the difference lies at a key that is data, or at what was handed in, that this key stands in the sources too says nothing.
  const read = (pair: Pair): Trigger => (/\.\*|^args\[/.test(one.row.difference.path) ? withoutKeys : (t: Trigger) => t)(triggerOf(pair.case, shrinking.known));
  const own = read(one.row.witness);
  const causes: Settled[] = [{ ...one, trigger: own }];
  const trails = new Set(one.trail);
  // Those that lack what the witness needs are the likelier to need something else.
  const samples = one.ids.flatMap((id) => judge.book.samplesOf(id)).toSorted((a, b) => Number(carries(read(a), own)) - Number(carries(read(b), own)));
  let tried = 0;
  for (const sample of samples) {
    if (tried >= MOST_TRIED || over()) break;
    if (trails.has(caseText(sample.case)) || causes.some((cause) => explains(cause.trigger, read(sample)))) continue;
    // Another difference stands for it, and this one lies beside: from there no way leads down to this one alone.
    if (!shows(sample, one, shrinking)) continue;
    tried++;
    const found = await follow(sample, one, { trails, shrinking });
    // Where a descent was cut short says nothing of where it leads.
    if (over()) break;
    const arrived = trails.has(found.trail.at(-1) ?? '');
    for (const text of found.trail) trails.add(text);
    const ends = read(found.pair);
    if (arrived || [...causes, ...siblings].some((cause) => alike(cause.trigger, ends) || !forked(cause.trigger, ends))) continue;
    causes.push(await apart(one, found.pair, { samples, read, shrinking }));
  }
  return causes.length > MOST_CAUSES || causes.length === 1 ? [one] : [less(one, causes.slice(1)), ...causes.slice(1)];
}

function follow(sample: Pair, one: Settled, { trails, shrinking }: { trails: ReadonlySet<string>; shrinking: Shrinking }): Promise<Descent> {
  const arrived = (text: string): boolean => trails.has(text);
  return descend(sample, { accepts: (pair) => shows(pair, one, shrinking), arrived, bySize: true }, shrinking);
}

function shows(pair: Pair, one: Settled, { judge }: Shrinking): boolean {
  const first = judge.difference(pair);
  return first !== null && one.ids.includes(judge.book.idOf(first));
}

interface Apart {
  readonly samples: readonly Pair[];
  readonly read: (pair: Pair) => Trigger;
  readonly shrinking: Shrinking;
}

/** The other cause as a row of its own, with the witness nearest to daily use that this branch has. */
async function apart(one: Settled, from: Pair, { samples, read, shrinking }: Apart): Promise<Settled> {
  const { fork } = read(from);
  const holds = (pair: Pair): boolean => fork.every((token) => read(pair).fork.includes(token));
  const { pair: witness } = await descend(from, { accepts: (pair) => shows(pair, one, shrinking) && holds(pair) }, shrinking);
  const trigger = read(witness);
  const id = hash([one.row.id, ...fork, trigger.form].join('\n')).slice(0, 8);
  const count = Math.max(1, samples.filter(holds).length);
  return { ...one, trigger, trail: new Set([caseText(witness.case)]), row: { ...one.row, id, witness, reach: shrinking.judge.reach(witness), count } };
}

function less(one: Settled, others: readonly Settled[]): Settled {
  return { ...one, row: { ...one.row, count: Math.max(1, one.row.count - others.reduce((sum, o) => sum + o.row.count, 0)) } };
}
