import { compareClusters } from '../compare/clusters.js';
import type { Case, SessionCase, Step } from '../model/case.js';
import type { Cluster, Pair } from '../model/difference.js';
import { stepsAt } from '../value/same-values.js';
import type { Shrinking } from './descend.js';
import { isDear } from './purse.js';

/** Fewer rows of a class are held against each other one by one. */
const LEAST_ROWS = 6;
/** So many ways of asking show of one instance that it is otherwise; and of all that one step left, that it is these, and not what is asked of them. */
const LEAST_SHOWN = { ofOne: 2, ofAll: 3 };
const MOST_ROWS = 120;
const MOST_PROBES = 12;
/** Ways to begin that ought to be right. */
const MOST_CONTROLS = 10;
/** Of the steps of a long session so many are looked at. */
const MOST_BETWEEN = 6;

/** A row's session, and which of its steps is the first to answer as the row says. */
interface Course {
  readonly row: Cluster;
  readonly of: SessionCase;
  readonly parted: number;
}

/** Rows of one class that come of what one kind of step leaves. */
export interface Flood {
  /** In words: `new Deque`, `Deque.remove`. */
  readonly after: string;
  readonly rows: readonly Cluster[];
}

/**
 * Where a class has many rows, those among them that come of one step which leaves the instance otherwise than it did: whatever is asked
 * after it answers otherwise, and each answer is a symptom of its own. For each row the first of its steps is looked for after which more than
 * one of what rows ask show a difference; to ask any of it before that step, or of an instance that is made in another way, must show none, or
 * it is wrong itself. It costs some thousand executions and no shrinking, so it is done however late it is: it is then that there are many rows.
 */
export async function floodsOf(rows: readonly Cluster[], shrinking: Shrinking): Promise<readonly Flood[]> {
  const courses = rows.flatMap(courseOf);
  const floods: Flood[] = [];
  for (const operation of new Set(courses.map(({ of }) => of.operation))) {
    const own = courses.filter(({ of }) => of.operation === operation).toSorted((a, b) => compareClusters(a.row, b.row)).slice(0, MOST_ROWS);
    if (own.length >= LEAST_ROWS) floods.push(...await new Asking(own, shrinking).floods());
  }
  return floods;
}

function courseOf(row: Cluster): readonly Course[] {
  const { case: of, prior, candidate } = row.witness;
  if (of.kind !== 'session' || isDear(row.witness)) return [];
  const [before, now] = [prior, candidate].map(({ text }) => text.split('\n'));
  // An instance that looks otherwise at once, also where a step gives it back, need not be wrong for what is asked of it.
  const parted = before?.findIndex((line, i) => i > 0 && line !== now?.[i] && row.difference.operation.endsWith(`.${of.steps[i]?.member}`)) ?? -1;
  return parted > 0 ? [{ row, of, parted }] : [];
}

class Asking {
  readonly #courses: readonly Course[];
  readonly #shrinking: Shrinking;
  readonly #probes: readonly Step[];
  /** Members that show nothing of an instance made in some way: their answers go by what became of it. */
  #telling: ReadonlySet<string> = new Set();
  /** Something hung, or ended its process: no more is asked. */
  #ended = false;

  constructor(courses: readonly Course[], shrinking: Shrinking) {
    this.#courses = courses;
    this.#shrinking = shrinking;
    this.#probes = probesOf(courses);
  }

  async floods(): Promise<readonly Flood[]> {
    if (this.#probes.length < LEAST_SHOWN.ofAll) return [];
    this.#telling = await this.#tellingMembers();
    const groups = new Map<string, { readonly rows: Cluster[]; readonly shown: Set<string> }>();
    for (const [{ of, row }, { at, shown }] of await this.#firstWrong()) {
      const after = wordsFor(of, at);
      const group = groups.get(after) ?? { rows: [], shown: new Set() };
      groups.set(after, group);
      group.rows.push(row);
      for (const one of shown) group.shown.add(one);
    }
    return [...groups].filter(([, { rows, shown }]) => rows.length > 1 && shown.size >= LEAST_SHOWN.ofAll).map(([after, { rows }]) => ({ after, rows }));
  }

  async #tellingMembers(): Promise<ReadonlySet<string>> {
    const made = new Map(this.#courses.map(({ of }) => [of.steps[0]?.input ?? '', of]));
    const [{ of: first }] = this.#courses as [Course];
    const bare: SessionCase = { ...first, steps: [{ ...first.steps[0] as Step, input: '[]' }] };
    const controls = [bare, ...[...made.values()].slice(0, MOST_CONTROLS)];
    const shown = await this.#shown(controls.map((of) => ({ of, steps: 1 })));
    return new Set(this.#probes.filter((_, i) => shown.some((one) => one[i] === false)).map(({ member }) => member));
  }

  /** Of each row the step after which the instance is wrong, and what shows that; rows where it is not, or not known to be, are left out. */
  async #firstWrong(): Promise<ReadonlyMap<Course, Wrong>> {
    const found = new Map<Course, Wrong>();
    const last = await this.#wrong(this.#courses.map((course) => beginning(course, course.parted)));
    const late = this.#courses.flatMap((course, i) => (last[i] === null ? [] : [{ course, shown: last[i] as ReadonlySet<string> }]));
    const made = await this.#wrong(late.map(({ course }) => beginning(course, 1)));
    const between = late.flatMap(({ course }, i) => (made[i] === null ? numbersBetween(course.parted) : []).map((steps) => ({ course, ...beginning(course, steps) })));
    const wrong = await this.#wrong(between);
    for (const [i, { course, shown }] of late.entries()) {
      const first = between.findIndex((one, k) => one.course === course && wrong[k] !== null);
      const atOnce = made[i];
      if (atOnce !== null && atOnce !== undefined) found.set(course, { at: 0, shown: atOnce });
      // With all steps before the one that was asked it is wrong, as was seen.
      else if (first < 0) found.set(course, { at: course.parted - 1, shown });
      else found.set(course, { at: (between[first]?.steps ?? 1) - 1, shown: wrong[first] as ReadonlySet<string> });
    }
    return this.#ended ? new Map() : found;
  }

  /** After each beginning what shows that the instance is wrong; null where too little does. */
  async #wrong(beginnings: readonly Beginning[]): Promise<readonly (ReadonlySet<string> | null)[]> {
    const shown = await this.#shown(beginnings);
    return shown.map((one) => {
      const members = new Set(this.#probes.map(({ member }) => member).filter((member, i) => one[i] === true && this.#telling.has(member)));
      return members.size >= LEAST_SHOWN.ofOne ? members : null;
    });
  }

  /** After each beginning, of each probe whether it answers otherwise; null where it may not be asked. */
  async #shown(beginnings: readonly Beginning[]): Promise<readonly (readonly (boolean | null)[])[]> {
    const { explorer, judge, contract, purse } = this.#shrinking;
    const sessions = beginnings.map(({ of, steps, own }) => this.#probes.map((probe) => asked(of, steps, probe.member === own?.member ? own : probe)));
    const all = sessions.flat();
    const within = await contract.within(all);
    const allowed = all.filter((of, i) => within[i]?.within === true && explorer.within(of));
    const pairs = new Map<Case, Pair>();
    for (let i = 0; i < allowed.length && !this.#ended; i += BATCH) {
      const ran = await judge.run(allowed.slice(i, i + BATCH));
      purse.pay(ran);
      for (const pair of ran) pairs.set(pair.case, pair);
      if (ran.some(isDear)) this.#ended = true;
    }
    return sessions.map((own) => own.map((of) => {
      const pair = pairs.get(of);
      return pair === undefined ? null : isLastOtherwise(pair, this.#shrinking);
    }));
  }
}

/** So many sessions are run at a time. */
const BATCH = 1000;

interface Beginning {
  readonly of: SessionCase;
  /** So many of its steps. */
  readonly steps: number;
  /** As the row itself asks. */
  readonly own?: Step;
}

interface Wrong {
  /** The number of the step. */
  readonly at: number;
  /** Members that show it. */
  readonly shown: ReadonlySet<string>;
}

function beginning({ of, parted }: Course, steps: number): Beginning {
  const own = of.steps[parted];
  return { of, steps, ...(own !== undefined && { own: plain(own) }) };
}

/** `new Deque`, `Deque.remove`; of what a function made `queue`, `queue().push`. */
function wordsFor({ operation, steps }: SessionCase, at: number): string {
  const isNew = steps[0]?.access === 'construct';
  if (at === 0) return isNew ? `new ${operation}` : operation;
  return `${operation}${isNew ? '' : '()'}.${steps[at]?.member}`;
}

/** What it asks, of the instance: also where it was asked of what an earlier step gave, which may be the instance. */
function plain({ access, member, input }: Step): Step {
  return { access, member, input };
}

/** What rows ask where both sides part, each method once. */
function probesOf(courses: readonly Course[]): readonly Step[] {
  const probes = new Map<string, Step>();
  for (const { of, parted } of courses) {
    const step = of.steps[parted];
    if (step === undefined || (step.access !== 'call' && step.access !== 'get') || probes.has(step.member)) continue;
    probes.set(step.member, plain(step));
  }
  return [...probes.values()].slice(0, MOST_PROBES);
}

function asked(of: SessionCase, steps: number, probe: Step): SessionCase {
  return { ...of, steps: [...stepsAt(of.steps, [...Array(steps).keys()]), probe] };
}

function isLastOtherwise(pair: Pair, { judge }: Shrinking): boolean {
  const [before, now] = [pair.prior, pair.candidate].map(({ text }) => text.split('\n'));
  if (before === undefined || now === undefined || before.length !== now.length || before.at(-1) === now.at(-1)) return false;
  const last = pair.case.kind === 'session' ? pair.case.steps.at(-1)?.member : undefined;
  return last !== undefined && judge.differences(pair).some(({ operation }) => operation.endsWith(`.${last}`));
}

/** Numbers of steps beyond the first and short of all, evenly spread where they are many. */
function numbersBetween(all: number): readonly number[] {
  const between = [...Array(Math.max(0, all - 2)).keys()].map((i) => i + 2);
  const every = Math.max(1, Math.ceil(between.length / MOST_BETWEEN));
  return between.filter((_, i) => i % every === 0);
}
