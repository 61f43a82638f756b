import { compareClusters } from '../compare/clusters.js';
import { nested } from '../compare/meet.js';
import { symptomOf } from '../compare/symptom.js';
import { carries, same, triggerOf } from '../compare/trigger.js';
import { answerForm } from '../compare/answer-form.js';
import type { Cluster } from '../model/difference.js';
import { caseText } from '../value/case.js';
import { coincide } from './coincide.js';
import { descend } from './descend.js';
import { LeftWrong } from './left-wrong.js';
import type { Shrinking } from './descend.js';
import { Purse } from './purse.js';
import type { Settled } from './settled.js';

/** So many operations of one cause are held against another row, to see whether the same inputs make both differ. */
const MOST_HELD = 4;

/**
 * Joins rows of several operations that come of one cause in what the operations share: the same symptom, brought about by the same thing,
 * or whatever shows of an instance that one step left otherwise than it did.
 * The simplest operation's witness stands for all.
 */
export async function joinAcross(rows: readonly Settled[], shrinking: Shrinking): Promise<readonly Settled[]> {
  const groups: [Settled, ...Settled[]][] = [];
  // Rows of one symptom that were taken apart have their pairs in common: by what shows in these they would come together again.
  const whole = new Set(rows.filter((row) => !rows.some((other) => other !== row && other.ids.some((id) => row.ids.includes(id)))));
  // What shrinking has spent is nothing that may be wanting here: it is then that there are many rows.
  const purse = new Purse();
  const asking = { ...shrinking, purse, over: () => purse.empty || shrinking.late() };
  const left = new LeftWrong(shrinking);
  const many = alikeOnes(rows);
  for (const row of rows.toSorted((a, b) => simplestFirst(a.row, b.row))) {
    const group = await find(groups, async ([first]) => shared(first, row) || (many.get(first) ?? first) === many.get(row) || await follows(first, row, shrinking) || follows(row, first, shrinking))
      ?? await find(groups, ([first]) => left.isOne(first, row))
      ?? await find(groups, (members) => coincides(members.filter((one) => whole.has(one)), row, { whole, asking }));
    if (group === null) groups.push([row]);
    else group.push(row);
  }
  return groups.map(one);
}

async function coincides(members: readonly Settled[], row: Settled, { whole, asking }: { readonly whole: ReadonlySet<Settled>; readonly asking: Shrinking }): Promise<boolean> {
  return whole.has(row) && await find(members.slice(0, MOST_HELD), (member) => coincide(member, row, asking)) !== null;
}

async function find<T>(list: readonly T[], test: (item: T) => Promise<boolean>): Promise<T | null> {
  for (const item of list) if (await test(item)) return item;
  return null;
}

function one(group: readonly [Settled, ...Settled[]]): Settled {
  const [first] = group;
  const names = group.flatMap(({ row }) => [row.difference.operation, ...row.also]).filter((name) => name !== first.row.difference.operation);
  return { ...first, row: { ...first.row, also: [...new Set(names)], count: group.reduce((sum, s) => sum + s.row.count, 0) } };
}

/** Nearest to daily use first, then the shortest witness. */
export function simplestFirst(a: Cluster, b: Cluster): number {
  const reaches = ['natural', 'edge', 'exotic'];
  const [x, y] = [caseText(a.witness.case), caseText(b.witness.case)];
  return reaches.indexOf(a.reach) - reaches.indexOf(b.reach) || x.length - y.length || compareClusters(a, b);
}

/** The same thing brings the same about, the same is asked in one way under many names, or the same special answers come of it. */
function shared(a: Settled, b: Settled): boolean {
  if (!comparable(a.row, b.row)) return false;
  if (a.trigger.tokens.length > 0 && same(a.trigger.tokens, b.trigger.tokens)) return true;
  // That one field of what several operations return is gone, new or of another kind is said by its name.
  if (/^(?:removed|added|kind)$/.test(a.row.difference.change) && /\.[\w$]+$/.test(a.row.difference.path)) return true;
  if (/\.[\w$]+$/.test(a.row.difference.path) && a.row.difference.path === b.row.difference.path && isOneCourse(a.trigger.form, b.trigger.form)) return true;
  const form = answerForm(a.row.witness);
  return form !== null && form === answerForm(b.row.witness);
}

/** So many rows that are one but for names are no chance, however little they ask. */
const MANY = 6;
/** Where each of some functions gives what has the same methods, there are hundreds of operations: so many of one symptom come of what they share, however each was found. */
const HOST = 12;

/** By each row of which there are many, one but for the names of operations and methods, what they have in common. */
function alikeOnes(rows: readonly Settled[]): ReadonlyMap<Settled, string> {
  const sessions = rows.filter(({ row }) => row.witness.case.kind === 'session');
  const symptom = ({ row }: Settled): readonly string[] => {
    const { change, path, prior, candidate } = symptomOf(row.difference);
    return [change, path, prior, candidate];
  };
  const many = often(sessions, MANY, (row) => [...symptom(row), courseOf(row.trigger.form), row.trigger.tokens]);
  const host = often(sessions.filter(({ row }) => row.difference.operation.includes('()')), HOST, symptom);
  return new Map([...many, ...host]);
}

function often(rows: readonly Settled[], least: number, of: (row: Settled) => readonly unknown[]): ReadonlyMap<Settled, string> {
  const keys = new Map(rows.map((row) => [row, JSON.stringify(of(row))]));
  const counts = new Map<string, number>();
  for (const key of keys.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...keys].filter(([, key]) => (counts.get(key) ?? 0) >= least));
}

/**
 * Whether two sessions ask in one way for all but the names of what is asked: each made something, and asked it the same method twice. A
 * session of fewer steps has no course that could be told apart.
 */
function isOneCourse(a: string, b: string): boolean {
  const [x, y] = [a, b].map(courseOf);
  return x !== undefined && x.length > 2 && x.join('\n') === y?.join('\n');
}

/** How each step of a session asks, with its method by the step that asked that first. */
function courseOf(form: string): readonly string[] {
  const steps = form.split('; ').map((step) => /^(\w+) (.*?) (\[.*)$/s.exec(step));
  if (steps.includes(null)) return [];
  const members = steps.map((step) => step?.[2]);
  return steps.map((step) => `${step?.[1]} ${members.indexOf(step?.[2])} ${step?.[3]}`);
}

function comparable(a: Cluster, b: Cluster): boolean {
  const [x, y] = [symptomOf(a.difference), symptomOf(b.difference)];
  return x.change === y.change && x.prior === y.prior && x.candidate === y.candidate && nested(x.path, y.path) && !(a.difference.operation === b.difference.operation && x.path === y.path);
}

/** Whether a pair of the second row that holds what triggers the first needs nothing else to show its symptom. */
async function follows(root: Settled, row: Settled, shrinking: Shrinking): Promise<boolean> {
  if (root.trigger.tokens.length === 0 || !comparable(root.row, row.row) || shrinking.over()) return false;
  const { judge, known } = shrinking;
  const sample = row.ids.flatMap((id) => judge.book.samplesOf(id)).find((pair) => carries(triggerOf(pair.case, known), root.trigger));
  if (sample === undefined) return false;
  const accepts = (pair: typeof sample): boolean => {
    const first = judge.difference(pair);
    return first !== null && row.ids.includes(judge.book.idOf(first)) && carries(triggerOf(pair.case, known), root.trigger);
  };
  const { pair } = await descend(sample, { accepts, bySize: true }, shrinking);
  return same(triggerOf(pair.case, known).tokens, root.trigger.tokens);
}
