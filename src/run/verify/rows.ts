import { behind } from '../../compare/beside.js';
import { ClusterBook } from '../../compare/clusters.js';
import type { CompiledFreedoms } from '../../compare/erase.js';
import { reachOfPair } from '../../compare/reach-rounding.js';
import { breachOf, spotOf } from '../../gate/breach.js';
import { exportCause } from '../../gate/export-cause.js';
import { fitting } from '../../gate/fits.js';
import { BREACHES, leftOpen, rulingsAt, type Shown } from '../../gate/left-open.js';
import { allShown, firstShown } from '../../gate/shown.js';
import { toldOf } from '../../gate/told.js';
import { weigh } from '../../gate/weigh.js';
import { leadingWord, violatedRequirements, violatedStrength } from '../../gate/word.js';
import { liveCovers, type LiveCover } from '../../ledger/live.js';
import type { Decision } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Cluster, Difference, Pair, Reach } from '../../model/difference.js';
import type { JudgedCase, Row } from '../../model/verdict.js';
import { caseId, caseText, isAskedOf } from '../../value/case.js';
import { hash } from '../../value/hash.js';
import { COMMON } from '../judge.js';
import { once } from '../once.js';
import { DIFFERING } from './judged.js';

export interface RowContext {
  readonly spec: string;
  readonly freedoms: CompiledFreedoms;
  readonly reach: (of: Case) => Reach;
  readonly decisions: readonly Decision[];
  /** Ids of cases whose entry is what a ruling wants, which says nothing of what differs from that; with its id. */
  readonly wanted: ReadonlyMap<string, string>;
  /** ISO date. */
  readonly today: string;
  readonly strict: boolean;
  /** Cases of one row that are kept, for rulings to speak of; 200 where nothing is said. */
  readonly mostCases?: number;
  /** How many cases of an operation were asked, where what is seen in so many of them is not to hide what methods do; absent where nothing is looked for behind it. */
  readonly asked?: (operation: string) => number;
}

const MOST_CASES = 200;

/** A case with what is not settled of it. */
interface Member {
  readonly one: JudgedCase;
  /** What it is booked by. */
  readonly leading: Shown;
  /** All that is not settled, looked for when it is asked for. */
  readonly open: () => readonly Shown[];
}

/** Cases that have one outcome under one requirement, before they are clustered. */
interface Group {
  readonly outcome: JudgedCase['outcome'];
  readonly requirement: string | null;
  readonly decision: string | null;
  readonly book: ClusterBook;
  readonly members: Member[];
  readonly judged: Map<Pair, JudgedCase>;
  readonly first: JudgedCase;
}

/**
 * Rows for what is not as it should be: outcomes that are safe make none. A pair that rulings settle in all that differs is decided; what
 * they leave over makes the row, and what one of them says is wrong is unsafe.
 */
export function rowsOf(judged: readonly JudgedCase[], context: RowContext): readonly Row[] {
  const groups = new Map<string, Group>();
  const live = liveCovers(context.decisions, context.today);
  for (const one of judged) {
    const left = leftOf(one, speakingOf(one, live, context), context);
    if (left === null) continue;
    const group = groupOf(groups, one, left);
    group.book.add(one.pair, { difference: left.leading.difference, reach: () => reachOfPair(one.pair, context.reach) });
    group.members.push({ one, leading: left.leading, open: left.all });
    group.judged.set(one.pair, one);
  }
  for (const group of groups.values()) bookBehind(group, context);
  const listed = [...groups.values()].map((group) => ({ group, clusters: group.book.list() }));
  const leading = listed.flatMap(({ clusters }) => clusters.map((c) => c.difference));
  return listed.flatMap(({ group, clusters }) => {
    const members = membersOf(group, clusters, context.mostCases ?? MOST_CASES);
    return clusters.map((cluster) => rowOf(cluster, { group, members: members.get(cluster.id) ?? [], leading }, context));
  }).toSorted(inOrder);
}

/**
 * Where instances are made otherwise wherever one looks, that leads every session: what their methods answer otherwise has a row of its own. A
 * ruling on the one says nothing of the other.
 */
function bookBehind({ book, members }: Group, { asked, reach }: RowContext): void {
  if (asked === undefined) return;
  const isCommon = ({ one, leading: { difference } }: Member): boolean => book.countOf(book.idOf(difference)) > COMMON * asked(one.pair.case.operation);
  for (const { one, leading, open } of members.filter((member) => member.one.pair.case.kind === 'session' && isCommon(member))) {
    const shown = open();
    for (const difference of behind(leading.difference, shown.map((each) => each.difference))) {
      book.add(one.pair, { difference, reach: () => reachOfPair(one.pair, reach), beside: true });
      members.push({ one, leading: shown.find((each) => each.difference === difference) as Shown, open });
    }
  }
}

/** What a ruling recorded is held to that: how it came to be so says nothing of what differs from it. */
function speakingOf({ origin, pair }: JudgedCase, live: readonly LiveCover[], { wanted }: RowContext): readonly LiveCover[] {
  if (origin !== 'recorded' || wanted.size === 0 || !wanted.has(caseId(pair.case))) return live;
  return live.filter(({ decision: { kind } }) => kind !== 'intended' && kind !== 'repair');
}

/** What is not settled of a case. */
interface Left {
  readonly leading: Shown;
  readonly wrong: Decision | null;
  /** The requirement that it violates, and that no ruling keeps. */
  readonly requirement: string | null;
  readonly all: () => readonly Shown[];
}

/** Null where the outcome makes no row, or rulings settle all of it. */
function leftOf(one: JudgedCase, live: readonly LiveCover[], { freedoms }: RowContext): Left | null {
  const { outcome, pair, words } = one;
  if (BREACHES.has(outcome)) {
    const list = violatedRequirements(words).map((requirement): Shown => ({ difference: breachOf(pair, requirement), step: spotOf(pair).step }));
    const { open } = leftOpen(one, { list, isWhole: true }, live);
    const [leading] = open;
    return leading === undefined ? null : { leading, wrong: null, requirement: leading.difference.prior, all: () => [leading] };
  }
  if (!DIFFERING.has(outcome)) return null;
  const requirement = leadingWord(words)?.requirement ?? null;
  const first = firstShown(pair, freedoms);
  // All that differs is looked for only where a ruling speaks of what leads, or may say of anything that it is wrong, or somebody asks.
  const left = once(() => leftOpen(one, allShown(pair, freedoms), live));
  if (rulingsAt(one, first, live).length === 0 && !live.some(({ decision, cover }) => decision.kind === 'regression' && isAskedOf(cover.operation, pair.case.operation))) return { leading: first, wrong: null, requirement, all: () => left().open };
  const { open, wrong, kept } = left();
  const [leading] = open;
  if (leading === undefined) return null;
  return { leading, wrong, requirement: leadingWord(words.filter((w) => !kept.has(w.requirement)))?.requirement ?? requirement, all: () => open };
}

/** By the rows as they are in the end: many may have become one on the way. The witness is one of them, however many there are. */
function membersOf({ members, book }: Group, clusters: readonly Cluster[], most: number): ReadonlyMap<string, readonly Member[]> {
  const rows = new Map<string, Member[]>();
  const witnesses = new Set(clusters.map((c) => c.witness));
  for (const member of members) {
    const id = book.idOf(member.leading.difference);
    const list = rows.get(id) ?? [];
    if (list.length < most || witnesses.has(member.one.pair)) list.push(member);
    rows.set(id, list);
  }
  return rows;
}

function groupOf(groups: Map<string, Group>, one: JudgedCase, { wrong, requirement }: Left): Group {
  const decision = wrong?.id ?? null;
  const outcome = wrong === null ? one.outcome : 'regression';
  const key = JSON.stringify([outcome, requirement, decision]);
  const held = groups.get(key) ?? { outcome, requirement, decision, book: new ClusterBook(), members: [], judged: new Map<Pair, JudgedCase>(), first: one };
  groups.set(key, held);
  return held;
}

interface Listed {
  readonly group: Group;
  readonly members: readonly Member[];
  /** What leads any row of the run. */
  readonly leading: readonly Difference[];
}

function rowOf(cluster: Cluster, { group, members, leading }: Listed, { spec, strict, wanted }: RowContext): Row {
  const { outcome, requirement, decision, first } = group;
  const { origin } = group.judged.get(cluster.witness) ?? first;
  const counts = weigh({ outcome, reach: cluster.reach, violated: violatedStrength(first.words), strict });
  const ruled = { outcome, requirement, decision, difference: cluster.difference, counts: counts === 'safe' || counts === 'invalid' ? ('undecided' as const) : counts };
  const by = origin === 'recorded' ? wanted.get(caseId(cluster.witness.case)) : undefined;
  const behindAnother = group.book.isBeside(cluster.id) ? { isBehind: true } : {};
  return {
    ...(by === undefined ? {} : { wantedBy: by }), ...behindAnother, ...cluster, ...ruled, rulings: fitting(ruled), id: rowId(spec, group, cluster), joined: [], cause: causeOf(cluster, group), spec, origin, cases: members.map(({ one }) => one.pair.case),
    ...toldOf({ ...cluster, ...behindAnother }, members.map(({ one, open }) => ({ pair: one.pair, shown: open() })), leading),
  };
}

/** The same row has the same id in every run on the same content, whatever witness it found. */
function rowId(spec: string, { outcome, requirement }: Group, cluster: Cluster): string {
  return hash([spec, outcome, requirement ?? '', cluster.id].join('\n')).slice(0, 8);
}

/** Longer details are cut: the witness shows the whole. */
const LONGEST_DETAIL = 160;

function causeOf(cluster: Cluster, { requirement, judged, first }: Group): string {
  const one = judged.get(cluster.witness) ?? first;
  if (requirement === null) return one.origin === 'surface' ? exportCause(cluster.difference) : cluster.cause;
  const detail = leadingWord(one.words.filter((w) => w.requirement === requirement))?.detail ?? '';
  return `violates ${requirement}${detail === '' ? '' : `: ${detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL - 1)}…` : detail}`}`;
}

const COUNTS: readonly Row['counts'][] = ['unsafe', 'undecided', 'reported'];
const REACHES: readonly Reach[] = ['natural', 'edge', 'exotic'];

/** The order of a report: what weighs most first; natural before edge before exotic; then what is seen most, and by witness. */
export function inOrder(a: Row, b: Row): number {
  return COUNTS.indexOf(a.counts) - COUNTS.indexOf(b.counts) || REACHES.indexOf(a.reach) - REACHES.indexOf(b.reach) || b.count - a.count || (caseText(a.witness.case) < caseText(b.witness.case) ? -1 : 1);
}
