import { alike, same, triggerOf } from '../compare/trigger.js';
import type { Known, Trigger } from '../compare/trigger.js';
import type { Pair } from '../model/difference.js';
import { hash } from '../value/hash.js';
import { caseText } from '../value/case.js';
import { descend } from './descend.js';
import type { Shrinking } from './descend.js';
import type { Settled } from './settled.js';

/** Of one row, so many other pairs are shrunk to see whether they end at its witness. */
const MOST_TRIED = 10;
/** A symptom whose witnesses gather at more places than these comes of one cause that has many forms. */
const MOST_CAUSES = 4;

/**
 * Takes a row apart whose symptom has several causes: pairs of it that lack what triggers its witness are shrunk too, and end elsewhere
 * where another branch is behind them. Only what stands in the sources tells branches apart (`fork`); that a witness of one cause can look
 * like another one is no evidence.
 */
export async function splitRow(one: Settled, siblings: readonly Settled[], known: Known, shrinking: Shrinking): Promise<readonly Settled[]> {
  const { judge } = shrinking;
  const causes: Settled[] = [one];
  const trails = new Set(one.trail);
  let tried = 0;
  for (const sample of one.ids.flatMap((id) => judge.book.samplesOf(id))) {
    if (tried >= MOST_TRIED || shrinking.over()) break;
    const trigger = triggerOf(sample.case, known);
    if (trails.has(caseText(sample.case)) || causes.some((cause) => explains(cause.trigger, trigger))) continue;
    tried++;
    const shows = (pair: Pair): boolean => {
      const first = judge.difference(pair);
      return first !== null && one.ids.includes(judge.book.idOf(first));
    };
    const found = await descend(sample, { accepts: shows, arrived: (text) => trails.has(text) }, shrinking);
    const known_ = trails.has(found.trail.at(-1) ?? '');
    for (const text of found.trail) trails.add(text);
    const ends = triggerOf(found.pair.case, known);
    if (known_ || [...causes, ...siblings].some((cause) => alike(cause.trigger, ends) || !forks(cause.trigger, ends))) continue;
    causes.push(apart(one, found.pair, ends, shrinking));
  }
  return causes.length > MOST_CAUSES ? [one] : causes;
}

/** Whether a pair with this trigger tells nothing new: it holds all that the cause's witness needs. */
function explains(cause: Trigger, trigger: Trigger): boolean {
  return cause.fork.length > 0 ? cause.fork.every((token) => trigger.fork.includes(token)) : trigger.fork.length === 0;
}

/** Whether two smallest witnesses ask for different branches: each has something that stands in the sources, or only one of them has. */
function forks(a: Trigger, b: Trigger): boolean {
  return !same(a.fork, b.fork) && !(a.fork.length > 0 && a.fork.every((token) => b.fork.includes(token)));
}

function apart(one: Settled, witness: Pair, trigger: Trigger, { judge }: Shrinking): Settled {
  const text = caseText(witness.case);
  const id = hash(`${one.row.id} ${trigger.fork.join(' ')} ${trigger.form}`).slice(0, 8);
  return { ...one, trigger, trail: new Set([text]), row: { ...one.row, id, witness, reach: judge.reach(witness.case), count: 1 } };
}
