import { nested } from '../compare/meet.js';
import { covers, symptomOf } from '../compare/symptom.js';
import { VARIOUS } from '../compare/title.js';
import type { Case } from '../model/case.js';
import type { Difference, Pair } from '../model/difference.js';
import { caseText } from '../value/case.js';
import type { Shrinking } from './descend.js';
import { isDear } from './purse.js';
import type { Settled } from './settled.js';

/** Of a row so many inputs are put to the other operation. */
const MOST_ASKED = 8;
/** Of these, so many have to show there too; what an operation makes of an argument may be nothing on both sides. */
const SHARE = 0.75;
/** From this chance on, that so many of them do may be chance. */
const CHANCE = 0.001;

/**
 * Whether two operations do the same otherwise on the same inputs: what makes the one differ, put to the other, makes that differ in the same
 * way most of the time, and the other way round. That is no chance where few inputs do so; where almost all do, it says nothing.
 */
export async function coincide(a: Settled, b: Settled, shrinking: Shrinking): Promise<boolean> {
  if (!isLike(a.row.difference, b.row.difference) || [a, b].some(({ row }) => row.witness.case.kind !== 'call' || isDear(row.witness))) return false;
  const [from, to] = [inputsOf(a, shrinking), inputsOf(b, shrinking)];
  const [rateA, rateB] = [rateOf(a, shrinking), rateOf(b, shrinking)];
  // Asking costs: it is left where even all of them would say nothing.
  if (rateB ** from.length * rateA ** to.length > CHANCE || shrinking.over()) return false;
  const there = await showing(from, b, shrinking);
  if (there < from.length * SHARE) return false;
  const back = await showing(to, a, shrinking);
  return back >= to.length * SHARE && byChance(there, from.length, rateB) * byChance(back, to.length, rateA) <= CHANCE;
}

/** The chance that of so many inputs at least so many show what this share of all inputs shows. */
function byChance(shown: number, of: number, rate: number): number {
  let sum = 0;
  let ways = 1;
  for (let k = of; k >= shown; k--) {
    sum += ways * rate ** k * (1 - rate) ** (of - k);
    ways = (ways * k) / (of - k + 1);
  }
  return sum;
}

/** The same kind of change at one place, of which one says what the other says, or more. Each way to end has a cause of its own. */
function isLike(a: Difference, b: Difference): boolean {
  const [x, y] = [symptomOf(a), symptomOf(b)];
  if (a.operation === b.operation || x.change !== y.change || !nested(x.path, y.path)) return false;
  if (x.prior === y.prior && x.candidate === y.candidate) return true;
  return x.change !== 'outcome' && (says(x, y) || says(y, x));
}

/** Whether one says what the other says; what says nothing of either side says that of all. */
function says(wide: Difference, one: Difference): boolean {
  return (wide.prior !== VARIOUS || wide.candidate !== VARIOUS) && covers({ ...wide, path: one.path }, one);
}

/** Cases that a row leads, the shortest first, its witness among them. */
function inputsOf({ row, ids }: Settled, { judge }: Shrinking): readonly Case[] {
  const leads = (pair: Pair): boolean => {
    const first = judge.difference(pair);
    return first !== null && ids.includes(judge.book.idOf(first));
  };
  const samples = ids.flatMap((id) => judge.book.samplesOf(id)).filter((pair) => pair.case.operation === row.witness.case.operation && leads(pair)).map((pair) => pair.case);
  const byText = new Map([row.witness.case, ...samples].map((of) => [caseText(of), of]));
  return [...byText].toSorted(([x], [y]) => x.length - y.length).slice(0, MOST_ASKED).map(([, of]) => of);
}

/** Of the operation's inputs in the search, those that made it differ in this way. */
function rateOf({ row }: Settled, { executions }: Shrinking): number {
  return Math.min(1, row.count / (executions.get(row.witness.case.operation) ?? 1));
}

/** Of these inputs, how many make the other operation differ in its row's way; none where it does not take them all. */
async function showing(from: readonly Case[], { row, ids }: Settled, { explorer, judge, contract, purse }: Shrinking): Promise<number> {
  const { operation } = row.witness.case;
  const cases = from.map((of): Case => ({ ...of, operation }));
  const within = await contract.within(cases);
  if (cases.some((of, i) => within[i]?.within !== true || !explorer.within(of))) return 0;
  const pairs = await judge.run(cases);
  purse.pay(pairs);
  return pairs.filter((pair) => judge.differences(pair).some((d) => ids.includes(judge.book.idOf(d)) || isLike({ ...d, operation: '' }, row.difference))).length;
}
