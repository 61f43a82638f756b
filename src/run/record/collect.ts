import { Explorer } from '../../explore/explorer.js';
import { ablations, matters } from '../../explore/effects.js';
import { featureContext, featuresOf, type Feature } from '../../explore/features.js';
import type { Executed, ExplorePlan, Proposal } from '../../explore/plan.js';
import { newsOf } from '../../explore/novelty.js';
import { Selector, type Selection } from '../../explore/select.js';
import { compareEntries } from '../../ledger/text/order.js';
import type { Entry } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Reach } from '../../model/difference.js';
import type { Observation } from '../../model/observation.js';
import type { RefusedReply } from '../../model/protocol.js';
import { caseText } from '../../value/case.js';
import { holdsOpaque } from '../../value/opaque.js';
import { endOf, isCostly, isEndless } from '../tally.js';
import type { Subject } from '../verify/bound.js';

const BATCH = 500;
/** Whether one constant of the source matters to an operation is looked for in so many cases. */
const MOST_TRIES = 500;
/** So often more is asked what belongs to an operation that wavers: of two answers by chance all alike are one in hundreds. */
const MORE_TIMES = 8;
/** So often what is left is asked as a whole, until nothing falls out of it any more. */
const ROUNDS = 4;

export interface CollectOptions {
  readonly plan: ExplorePlan;
  /** Starts the subject that is searched; it is closed again. */
  readonly search: () => Promise<Subject>;
  /** Runs cases in a process that has seen nothing else; `later` where its clock is another one. */
  readonly fresh: (cases: readonly Case[], when?: 'now' | 'later') => Promise<readonly Observation[]>;
  readonly reach: (of: Case) => Reach;
  /** What the spec's checks ask: always worth recording. */
  readonly asked: readonly Case[];
  /** What is recorded already. */
  readonly entries: readonly Entry[];
  /** Entries an operation, at most. */
  readonly most: number;
  /** What they are for: to hold the implementation to, where all is covered that there is room for, or to be read as examples. */
  readonly purpose: 'record' | 'examples';
  /** Executions of the search, an operation. */
  readonly executions: number;
  /** Seconds after which the search ends although there are executions left. */
  readonly seconds: number;
  readonly clock: () => number;
  readonly progress: (done: number, of: number) => void;
  readonly stop: AbortSignal;
}

export interface Collected {
  /** New entries by operation, with what they show and what fell out. */
  readonly byOperation: ReadonlyMap<string, Selection>;
  /** Of the source's branches those that were reached; null where they were not counted. */
  readonly branches: { readonly reached: number; readonly all: number } | null;
  /** Cases that were not worth keeping, by why. */
  readonly left: { readonly unsteady: number; readonly ended: number; readonly unseen: number };
  /** Operations that answered otherwise when they were asked again or at another time, and in how many of the chosen cases. */
  readonly unsteady: ReadonlyMap<string, number>;
  /** What the subject wanted to do and may not. */
  readonly refused: readonly RefusedReply[];
  /** Executions of the search, how many there would have been, and whether the time was over first. */
  readonly searched: { readonly ran: number; readonly of: number; readonly capped: boolean };
}

/** Drives one implementation with the spec's cases and invented ones, and chooses what is worth recording. */
export async function collect(options: CollectOptions): Promise<Collected> {
  const subject = await options.search();
  try {
    return await gather(options, subject);
  } finally {
    await subject.close();
  }
}

async function gather(options: CollectOptions, subject: Subject): Promise<Collected> {
  const explorer = new Explorer(options.plan);
  const gathering = new Gathering(options, subject);
  await gathering.hold();
  await gathering.take(options.asked.map((of) => ({ case: of, origin: 'example' as const, ceiling: Number.POSITIVE_INFINITY })), ['check:asked']);
  const total = options.executions * options.plan.operations.length;
  const over = deadline(options);
  let learnt: readonly Executed[] = [];
  let ran = 0;
  let done = 0;
  for (; done < total && !over(); done += BATCH) {
    learnt = await gathering.take(explorer.step(learnt, Math.min(BATCH, total - done)), [], over);
    ran += learnt.length;
    options.progress(Math.min(total, done + BATCH), total);
  }
  return gathering.done({ ran, of: total, capped: (done < total || gathering.isCut) && !options.stop.aborted });
}

/** Whether the search has to end, even in the middle of a batch: what hangs takes seconds a case. */
function deadline({ clock, seconds, stop }: CollectOptions): () => boolean {
  const until = clock() + seconds * 1000;
  return () => stop.aborted || clock() >= until;
}

function sizeOf(byOperation: ReadonlyMap<string, Selection>): number {
  return [...byOperation.values()].reduce((sum, s) => sum + s.entries.length, 0);
}

type Answers = ReadonlyMap<string, Observation | undefined>;

/** The entry of a case to which all processes gave one answer; none where they did not. */
function answered(of: Case, answers: readonly Answers[]): readonly Entry[] {
  const [first, ...others] = answers.map((a) => a.get(caseText(of)));
  if (first === undefined || !endsWell(first) || isUnseen(first)) return [];
  return others.every((o) => o?.text === first.text) ? [{ case: of, observation: { kind: first.kind, text: first.text } }] : [];
}

function takesNothing(of: Case): boolean {
  return of.kind === 'call' && of.input === '[]';
}

/** A session without the steps that were not reached: what was to be made is not there. */
function reachedSteps({ case: of, observation: { text } }: Entry): Case {
  return of.kind === 'call' ? of : { ...of, steps: of.steps.slice(0, text.split('\n').length) };
}

/** A time-out or a crash is never accepted as what should be. */
function endsWell({ kind }: Observation): boolean {
  return kind === 'returned' || kind === 'threw' || kind === 'exited';
}

/** What cannot be seen into holds nobody to anything. */
function isUnseen({ text }: Observation): boolean {
  return text.split('\n').every((line) => holdsOpaque(line));
}

class Gathering {
  readonly #options: CollectOptions;
  readonly #subject: Subject;
  readonly #reached = new Set<number>();
  readonly #selectors = new Map<string, Selector>();
  readonly #recorded: ReadonlySet<string>;
  readonly #context;
  /** By operation and effect, how often it was looked for. */
  readonly #tries = new Map<string, number>();
  readonly #left = { ended: 0, unseen: 0 };
  /** It was over before some of what was to be taken had run. */
  isCut = false;

  constructor(options: CollectOptions, subject: Subject) {
    this.#options = options;
    this.#subject = subject;
    this.#context = featureContext(options.plan.constants);
    this.#recorded = new Set(options.entries.map((e) => caseText(e.case)));
  }

  /** Notes what is shown by what is recorded already. */
  async hold(): Promise<void> {
    const { entries } = this.#options;
    const observed = entries.length === 0 ? [] : await this.#subject.run(entries.map((e) => e.case));
    const effects = await this.#effects(entries.map((e, i) => ({ case: e.case, observation: observed[i] ?? e.observation })));
    for (const [i, entry] of entries.entries()) this.#selector(entry.case.operation).hold([...this.#branches(observed[i]), ...effects[i] ?? [], ...featuresOf(entry.case, entry.observation, this.#context)]);
  }

  /** Runs these, until it is over; gives what the search learns from them. */
  async take(proposals: readonly Proposal[], also: readonly Feature[], over?: () => boolean): Promise<readonly Executed[]> {
    const fresh = proposals.filter((p) => !this.#recorded.has(caseText(p.case)));
    const observed = await this.#subject.run(fresh.map((p) => p.case), over);
    this.isCut ||= observed.length < fresh.length;
    const effects = await this.#effects(observed.map((observation, i) => ({ case: (fresh[i] as Proposal).case, observation })), over);
    return observed.map((observation, i): Executed => {
      const proposal = fresh[i] as Proposal;
      this.#offer({ case: proposal.case, observation }, [...also.map((f): Feature => `${f} ${caseText(proposal.case)}`), ...effects[i] ?? []]);
      return { proposal, news: newsOf(proposal.case, [observation]), differs: false, costly: isCostly(observation), dear: isEndless(observation), ...endOf([observation]) };
    });
  }

  /**
   * The selection, with each chosen case run twice more where nothing ran before it, in source that counts nothing: in the order in which
   * verify will ask, beside what is recorded already, twice over, and backwards, by another clock. What answers otherwise then is not steady enough to
   * hold anybody to; and of an operation that does in one case, the others are asked again and again, since chance may have been kind to them. So
   * is what takes no arguments: there is no other case that could show it.
   */
  async done(searched: Collected['searched']): Promise<Collected> {
    const selections = [...this.#selectors].map(([operation, selector]) => [operation, this.#options.purpose === 'record' ? selector.select(this.#options.most) : selector.examples(this.#options.most)] as const);
    const chosen = selections.flatMap(([, s]) => s.entries.map((e) => e.case));
    const [later, now] = await Promise.all([this.#again(chosen.toReversed(), 'later'), this.#twice(chosen)]);
    const answers = [later, ...now];
    const often = await this.#often(chosen.filter(takesNothing));
    let byOperation = new Map<string, Selection>();
    for (const [operation, selection] of selections) {
      const once = selection.entries.flatMap((e) => answered(e.case, takesNothing(e.case) ? [...answers, ...often] : answers));
      byOperation.set(operation, { ...selection, entries: once.length === selection.entries.length ? once : await this.#steadiest(once, answers) });
    }
    for (let rounds = 0; rounds < ROUNDS && sizeOf(byOperation) < chosen.length; rounds++) {
      const settled = await this.#settled(byOperation);
      if (sizeOf(settled) === sizeOf(byOperation)) break;
      byOperation = settled;
    }
    const unsteady = new Map(selections.map(([operation, { entries }]) => [operation, entries.length - (byOperation.get(operation)?.entries.length ?? 0)] as const).filter(([, n]) => n > 0));
    const left = { ...this.#left, unsteady: chosen.length - sizeOf(byOperation) };
    const all = this.#subject.guest?.branches ?? 0;
    return { byOperation, branches: all === 0 ? null : { reached: this.#reached.size, all }, left, unsteady, refused: this.#subject.guest?.refused() ?? [], searched };
  }

  /** As verify asks: with what is recorded already, in the order of a baseline. */
  #inOrder(cases: readonly Case[]): readonly Case[] {
    return [...this.#options.entries.map((e) => e.case), ...cases].map((of) => ({ of, operation: of.operation, case: caseText(of) })).toSorted(compareEntries).map(({ of }) => of);
  }

  /** Without those that answer otherwise now that others, which may have set what they go by, are gone. */
  async #settled(byOperation: ReadonlyMap<string, Selection>): Promise<Map<string, Selection>> {
    const answers = await this.#twice([...byOperation.values()].flatMap((s) => s.entries.map((e) => e.case)));
    return new Map([...byOperation].map(([operation, selection]) => [operation, { ...selection, entries: selection.entries.filter((e) => answers.every((a) => a.get(caseText(e.case))?.text === e.observation.text)) }]));
  }

  /** As verify asks, and then once more in the same process: what is held out is asked after all others. */
  async #twice(cases: readonly Case[]): Promise<readonly [Answers, Answers]> {
    const all = this.#inOrder(cases);
    const observed = await this.#options.fresh([...all, ...all]);
    const from = (start: number): Answers => new Map(all.map((of, i) => [caseText(of), observed[start + i]]));
    return [from(0), from(all.length)];
  }

  /** Those that give the same answer however often they are asked. */
  async #steadiest(entries: readonly Entry[], before: readonly Answers[]): Promise<readonly Entry[]> {
    const answers = [...before];
    for (let times = 0; times < MORE_TIMES && entries.length > 0; times++) answers.push(await this.#again(entries.map((e) => e.case), 'now'));
    return entries.flatMap((e) => answered(e.case, answers));
  }

  /** The same so often in one new process. */
  async #often(cases: readonly Case[]): Promise<readonly Answers[]> {
    if (cases.length === 0) return [];
    const observed = await this.#options.fresh(Array.from({ length: MORE_TIMES }, () => cases).flat(), 'now');
    return Array.from({ length: MORE_TIMES }, (_, times) => new Map(cases.map((of, i) => [caseText(of), observed[times * cases.length + i]])));
  }

  /** By case, what it answers in a new process in which these run one after the other. */
  async #again(cases: readonly Case[], when: 'now' | 'later'): Promise<Answers> {
    const observed = await this.#options.fresh(cases, when);
    return new Map(cases.map((of, i) => [caseText(of), observed[i]]));
  }

  #offer(whole: Entry, also: readonly Feature[]): void {
    const entry = { ...whole, case: reachedSteps(whole) };
    if (this.#recorded.has(caseText(entry.case))) return;
    if (!endsWell(entry.observation)) this.#left.ended++;
    else if (isUnseen(entry.observation)) this.#left.unseen++;
    else this.#selector(entry.case.operation).add(entry, this.#options.reach(entry.case), [...also, ...this.#branches(entry.observation), ...featuresOf(entry.case, entry.observation, this.#context)]);
  }

  /** What of the source's constants each case shows to matter: it answers otherwise where something else stands there. */
  async #effects(entries: readonly Entry[], over?: () => boolean): Promise<readonly (readonly Feature[])[]> {
    const tries = entries.flatMap((entry, at) => (endsWell(entry.observation) ? ablations(entry.case, this.#context) : []).filter(({ feature }) => this.#isWorthATry(entry.case.operation, feature)).map((each) => ({ ...each, at })));
    const cases = tries.flatMap(({ instead }) => instead.map((each) => each.case));
    const answers = cases.length === 0 ? [] : await this.#subject.run(cases, over);
    const found = entries.map((): Feature[] => []);
    let next = 0;
    for (const { at, ...tried } of tries) {
      const others = answers.slice(next, next += tried.instead.length).map((o) => o.text);
      if (others.length === tried.instead.length && matters(tried, entries[at]?.observation.text ?? '', others)) found[at]?.push(tried.feature);
    }
    return found;
  }

  #isWorthATry(operation: string, feature: Feature): boolean {
    const key = `${operation} ${feature}`;
    const times = this.#tries.get(key) ?? 0;
    this.#tries.set(key, times + 1);
    return times < MOST_TRIES;
  }

  #branches(observation: Observation | undefined): readonly Feature[] {
    const rare = observation?.reached?.rare ?? [];
    for (const branch of rare) this.#reached.add(branch);
    return rare.map((branch): Feature => `branch:${branch}`);
  }

  #selector(operation: string): Selector {
    const held = this.#selectors.get(operation) ?? new Selector();
    this.#selectors.set(operation, held);
    return held;
  }
}
