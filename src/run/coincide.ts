import { covers, symptomOf } from '../compare/symptom.js';
import { nested } from '../compare/meet.js';
import type { Case } from '../model/case.js';
import type { Difference, Pair } from '../model/difference.js';
import { caseText } from '../value/case.js';
import type { Shrinking } from './descend.js';
import { isDear } from './purse.js';
import type { Settled } from './settled.js';

/** Of a row so many inputs are put to the other operation. */
const MOST_ASKED = 6;
/** From this chance on, that all of them differ there too may be chance. */
const CHANCE = 0.001;

/**
 * Whether two operations do the same otherwise on the same inputs: what makes the one differ, put to the other, makes that differ in the same
 * way, and the other way round. That is no chance where few inputs do so; where almost all do, it says nothing.
 */
export async function coincide(a: Settled, b: Settled, shrinking: Shrinking): Promise<boolean> {
  if (!isLike(a.row.difference, b.row.difference) || [a, b].some(({ row }) => row.witness.case.kind !== 'call' || isDear(row.witness))) return false;
  const [from, to] = [inputsOf(a, shrinking), inputsOf(b, shrinking)];
  const chance = rateOf(b, shrinking) ** from.length * rateOf(a, shrinking) ** to.length;
  if (chance > CHANCE || shrinking.over()) return false;
  return await allShow(from, b, shrinking) && allShow(to, a, shrinking);
}

/** The same kind of change at one place, of which one says what the other says, or more. */
function isLike(a: Difference, b: Difference): boolean {
  const [x, y] = [symptomOf(a), symptomOf(b)];
  return a.operation !== b.operation && x.change === y.change && nested(x.path, y.path) && (covers({ ...x, path: y.path }, y) || covers({ ...y, path: x.path }, x));
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

async function allShow(from: readonly Case[], { row, ids }: Settled, { explorer, judge, contract, purse }: Shrinking): Promise<boolean> {
  const { operation } = row.witness.case;
  const cases = from.map((of): Case => ({ ...of, operation }));
  const within = await contract.within(cases);
  if (cases.some((of, i) => within[i]?.within !== true || !explorer.within(of))) return false;
  const pairs = await judge.run(cases);
  purse.pay(pairs);
  return pairs.every((pair) => judge.differences(pair).some((d) => ids.includes(judge.book.idOf(d)) || isLike(d, { ...row.difference, operation: '' })));
}
