import { ClusterBook } from '../../compare/clusters.js';
import { firstDifference } from '../../compare/differences.js';
import type { CompiledFreedoms } from '../../compare/erase.js';
import { breachOf, unlike } from '../../gate/breach.js';
import { givenByAll, withGiven } from '../../gate/given.js';
import { rulingOn, SETTLES, type Ruling } from '../../gate/covers.js';
import { weigh } from '../../gate/weigh.js';
import { leadingWord, violatedStrength } from '../../gate/word.js';
import type { Decision } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Cluster, Difference, Reach } from '../../model/difference.js';
import type { JudgedCase, Row } from '../../model/verdict.js';
import { caseId, caseText } from '../../value/case.js';
import { hash } from '../../value/hash.js';
import { DIFFERING } from './judged.js';

export interface RowContext {
  readonly spec: string;
  readonly freedoms: CompiledFreedoms;
  readonly reach: (of: Case) => Reach;
  readonly decisions: readonly Decision[];
  /** Ids of cases whose entry is what a ruling wants: it says nothing of what differs from that. */
  readonly wanted: ReadonlySet<string>;
  /** ISO date. */
  readonly today: string;
  readonly strict: boolean;
  /** Cases of one row that are kept, for rulings to speak of; 200 where nothing is said. */
  readonly mostCases?: number;
}

const MOST_CASES = 200;

/** Cases that have one outcome under one requirement, before they are clustered. */
interface Group {
  readonly outcome: JudgedCase['outcome'];
  readonly requirement: string | null;
  readonly decision: string | null;
  readonly book: ClusterBook;
  readonly cases: { readonly case: Case; readonly difference: Difference; readonly told: Difference }[];
  /** By case. */
  readonly judged: Map<string, JudgedCase>;
  readonly first: JudgedCase;
}

/**
 * Rows for what is not as it should be: outcomes that are safe make none. Of explored differences those that a ruling covers are decided,
 * or unsafe where it ruled for the prior.
 */
export function rowsOf(judged: readonly JudgedCase[], context: RowContext): readonly Row[] {
  const groups = new Map<string, Group>();
  for (const one of judged) {
    const difference = differenceOf(one, context);
    if (difference === null) continue;
    const told = withGiven(difference, one.pair);
    const ruling = ruledBy(one, told, context);
    if (ruling !== null && ruling.kind !== 'regression') continue;
    const group = groupOf(groups, one, ruling);
    group.book.add(one.pair, { difference, reach: () => context.reach(one.pair.case) });
    group.cases.push({ case: one.pair.case, difference, told });
    group.judged.set(caseText(one.pair.case), one);
  }
  return [...groups.values()].flatMap((group) => {
    const seen = seenByRow(group, context.mostCases ?? MOST_CASES);
    return group.book.list().map((cluster) => rowOf(cluster, { group, seen: seen.get(cluster.id) ?? { cases: [cluster.witness.case], told: new Map() } }, context));
  }).toSorted(inOrder);
}

/** What was seen of one row. */
interface Seen {
  readonly cases: Case[];
  /** Its differences as rulings speak of them, by the class that came out. */
  readonly told: Map<string, Difference>;
}

/** By the rows as they are in the end: many may have become one on the way. */
function seenByRow({ cases, book }: Group, most: number): ReadonlyMap<string, Seen> {
  const rows = new Map<string, Seen>();
  for (const { case: of, difference, told } of cases) {
    const id = book.idOf(difference);
    const seen = rows.get(id) ?? { cases: [], told: new Map<string, Difference>() };
    if (seen.cases.length < most) seen.cases.push(of);
    seen.told.set(told.candidate, told);
    rows.set(id, seen);
  }
  return rows;
}

/** Outcomes that a ruling on the difference can settle. */
const RULED: ReadonlySet<JudgedCase['outcome']> = new Set(['repair', 'permitted', 'undescribed']);

function ruledBy({ outcome, pair, words, origin }: JudgedCase, difference: Difference, { decisions, wanted, today }: RowContext): Ruling | null {
  if (RULED.has(outcome)) {
    const held = origin === 'recorded' && wanted.size > 0 && wanted.has(caseId(pair.case));
    return rulingOn(difference, pair.case, { decisions, today, kinds: SETTLES[outcome].filter((kind) => !held || (kind !== 'intended' && kind !== 'repair')) });
  }
  // What only should not be may be kept until a date.
  return violatedStrength(words) === 'SHOULD' ? rulingOn(difference, pair.case, { decisions, today, kinds: ['kept'] }) : null;
}

/** Null where the outcome makes no row. */
function differenceOf({ outcome, pair, words }: JudgedCase, { freedoms }: RowContext): Difference | null {
  if (DIFFERING.has(outcome)) return firstDifference(pair, freedoms) ?? unlike(pair);
  if (outcome !== 'violation' && outcome !== 'conflict') return null;
  return breachOf(pair, words);
}

function groupOf(groups: Map<string, Group>, one: JudgedCase, ruling: Ruling | null): Group {
  const requirement = leadingWord(one.words)?.requirement ?? null;
  const decision = ruling?.decision ?? null;
  const outcome = ruling?.kind === 'regression' ? 'regression' : one.outcome;
  const key = JSON.stringify([outcome, requirement, decision]);
  const held = groups.get(key) ?? { outcome, requirement, decision, book: new ClusterBook(), cases: [], judged: new Map<string, JudgedCase>(), first: one };
  groups.set(key, held);
  return held;
}

function rowOf(cluster: Cluster, { group, seen }: { readonly group: Group; readonly seen: Seen }, { spec, strict }: RowContext): Row {
  const { outcome, requirement, decision, first } = group;
  const { origin } = group.judged.get(caseText(cluster.witness.case)) ?? first;
  const counts = weigh({ outcome, reach: cluster.reach, violated: violatedStrength(first.words), strict });
  return {
    ...cluster, id: rowId(spec, group, cluster), cause: causeOf(cluster, group), outcome, spec, requirement, decision, origin,
    counts: counts === 'safe' || counts === 'invalid' ? 'undecided' : counts, cases: seen.cases, told: givenByAll(cluster.difference, [...seen.told.values()]),
  };
}

/** The same row has the same id in every run on the same content, whatever witness it found. */
function rowId(spec: string, { outcome, requirement }: Group, cluster: Cluster): string {
  return hash([spec, outcome, requirement ?? '', cluster.id].join('\n')).slice(0, 8);
}

/** Longer details are cut: the witness shows the whole. */
const LONGEST_DETAIL = 160;

function causeOf(cluster: Cluster, { requirement, judged }: Group): string {
  if (requirement === null) return cluster.cause;
  const detail = leadingWord(judged.get(caseText(cluster.witness.case))?.words ?? [])?.detail ?? '';
  return `violates ${requirement}${detail === '' ? '' : `: ${detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL - 1)}…` : detail}`}`;
}

const COUNTS: readonly Row['counts'][] = ['unsafe', 'undecided', 'reported'];
const REACHES: readonly Reach[] = ['natural', 'edge', 'exotic'];

/** What weighs most first; natural before edge before exotic; then by operation and witness. */
function inOrder(a: Row, b: Row): number {
  return COUNTS.indexOf(a.counts) - COUNTS.indexOf(b.counts) || REACHES.indexOf(a.reach) - REACHES.indexOf(b.reach) || b.count - a.count || (caseText(a.witness.case) < caseText(b.witness.case) ? -1 : 1);
}
