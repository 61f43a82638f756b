import { anyArguments } from '../../explore/any-arguments.js';
import { Explorer } from '../../explore/explorer.js';
import type { ExplorePlan } from '../../explore/plan.js';
import type { Case } from '../../model/case.js';
import { caseText } from '../../value/case.js';
import { SHARE, type Crosschecked } from '../crosscheck.js';
import type { Checked } from './checked.js';

/** Draws that a search of one free argument gives at least, of this many. */
const DRAWS = 100;
const FEWEST = 30;

/** What a search was to do, and did. */
export interface Searched {
  readonly plan: ExplorePlan;
  /** The first cases that ran. */
  readonly first: readonly Case[];
  readonly executions: number;
  /** Executions that were asked for; null where it was ended before. */
  readonly wanted: number | null;
  readonly crosschecked: Crosschecked;
}

/** A search that draws the same again and again, or ends before its time, has searched nothing; one that believes what counted sides say asked them alone. */
export function checkSearch({ plan, first: seen, executions, wanted, crosschecked: { believed, again } }: Searched, checked: Checked): void {
  checked.demand(wanted === null || again >= Math.floor(believed / SHARE), `${believed} answers of sides whose branches are counted, of which ${again} were asked again where nothing is`);
  checked.demand(wanted === null || executions >= wanted, `a search that ran ${executions} of ${wanted ?? 0} inputs`);
  const nothing = { strings: [], numbers: [], bigints: [], keys: [], expressions: [] };
  const free = new Explorer({ seed: plan.seed, constants: nothing, definitions: {}, operations: [{ operation: { name: 'planted', kind: 'function', signatures: [anyArguments(1)], members: [] }, examples: [] }] });
  checked.demand(distinct(free.step([], DRAWS).map((p) => p.case)) >= FEWEST, 'a search that draws the same inputs again and again');
  const first = seen.slice(0, DRAWS);
  const drawn = new Explorer(plan).step([], first.length).map((p) => p.case);
  checked.demand(distinct(first) * 2 >= distinct(drawn), 'a search that runs the same inputs again and again');
}

function distinct(cases: readonly Case[]): number {
  return new Set(cases.map(caseText)).size;
}
