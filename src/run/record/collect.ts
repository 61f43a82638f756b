import { Explorer } from '../../explore/explorer.js';
import { featureContext, featuresOf, type Feature } from '../../explore/features.js';
import type { Executed, ExplorePlan, Proposal } from '../../explore/plan.js';
import { noveltyOf } from '../../explore/novelty.js';
import { Selector, type Selection } from '../../explore/select.js';
import { compareEntries } from '../../ledger/text/order.js';
import type { Entry } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Reach } from '../../model/difference.js';
import type { Observation } from '../../model/observation.js';
import { caseText } from '../../value/case.js';
import { holdsOpaque } from '../../value/opaque.js';
import { isCostly } from '../tally.js';
import type { Subject } from '../verify/bound.js';

const BATCH = 500;

export interface CollectOptions {
  readonly plan: ExplorePlan;
  readonly subject: Subject;
  /** Runs cases in a process that has seen nothing else. */
  readonly fresh: (cases: readonly Case[]) => Promise<readonly Observation[]>;
  readonly reach: (of: Case) => Reach;
  /** What the spec's checks ask: always worth recording. */
  readonly asked: readonly Case[];
  /** What is recorded already. */
  readonly entries: readonly Entry[];
  /** Entries an operation, at most. */
  readonly most: number;
  /** Executions of the search, an operation. */
  readonly executions: number;
  readonly progress: (done: number, of: number) => void;
  readonly stop: AbortSignal;
}

export interface Collected {
  /** New entries by operation, with what they show and what fell out. */
  readonly byOperation: ReadonlyMap<string, Selection>;
  readonly executions: number;
  /** Cases that were not worth keeping, by why. */
  readonly left: { readonly unsteady: number; readonly ended: number; readonly unseen: number };
}

/** Drives one implementation with the spec's cases and invented ones, and chooses what is worth recording. */
export async function collect(options: CollectOptions): Promise<Collected> {
  const explorer = new Explorer(options.plan);
  const gathering = new Gathering(options);
  await gathering.take(options.asked.map((of) => ({ case: of, origin: 'example' as const, ceiling: Number.POSITIVE_INFINITY })), ['check:asked']);
  const total = options.executions * options.plan.operations.length;
  let learnt: readonly Executed[] = [];
  for (let done = 0; done < total && !options.stop.aborted; done += BATCH) {
    learnt = await gathering.take(explorer.step(learnt, Math.min(BATCH, total - done)), []);
    options.progress(Math.min(total, done + BATCH), total);
  }
  return gathering.done();
}

class Gathering {
  readonly #options: CollectOptions;
  readonly #selectors = new Map<string, Selector>();
  readonly #recorded: ReadonlySet<string>;
  readonly #context;
  readonly #left = { unsteady: 0, ended: 0, unseen: 0 };
  #executions = 0;

  constructor(options: CollectOptions) {
    this.#options = options;
    this.#context = featureContext(options.plan.constants);
    this.#recorded = new Set(options.entries.map((e) => caseText(e.case)));
    for (const entry of options.entries) this.#selector(entry.case.operation).hold(featuresOf(entry.case, entry.observation, this.#context));
  }

  /** Runs these; gives what the search learns from them. */
  async take(proposals: readonly Proposal[], also: readonly Feature[]): Promise<readonly Executed[]> {
    const fresh = proposals.filter((p) => !this.#recorded.has(caseText(p.case)));
    const observed = await this.#options.subject.run(fresh.map((p) => p.case));
    this.#executions += fresh.length;
    for (const [i, { case: of }] of fresh.entries()) this.#offer({ case: of, observation: observed[i] as Observation }, also);
    return fresh.map((proposal, i): Executed => ({ proposal, signal: noveltyOf(proposal.case, (observed[i] as Observation).text), differs: false, costly: isCostly(observed[i] as Observation) }));
  }

  /**
   * The selection, with each chosen case run twice more where nothing ran before it: in the order in which verify will ask, beside what is
   * recorded already, and backwards. What answers otherwise then is not steady enough to hold anybody to.
   */
  async done(): Promise<Collected> {
    const byOperation = new Map<string, Selection>();
    const selections = [...this.#selectors].map(([operation, selector]) => [operation, selector.select(this.#options.most)] as const);
    const chosen = selections.flatMap(([, s]) => s.entries.map((e) => e.case));
    const verified = [...this.#options.entries.map((e) => e.case), ...chosen].map((of) => ({ of, operation: of.operation, case: caseText(of) })).toSorted(compareEntries);
    const answers = await Promise.all([this.#again(chosen.toReversed()), this.#again(verified.map(({ of }) => of))]);
    for (const [operation, selection] of selections) {
      const steady = selection.entries.filter((e) => answers.every((texts) => texts.get(caseText(e.case)) === e.observation.text));
      this.#left.unsteady += selection.entries.length - steady.length;
      byOperation.set(operation, { ...selection, entries: steady });
    }
    return { byOperation, executions: this.#executions, left: this.#left };
  }

  /** By case, what it answers in a new process in which these run one after the other. */
  async #again(cases: readonly Case[]): Promise<ReadonlyMap<string, string | undefined>> {
    const observed = await this.#options.fresh(cases);
    return new Map(cases.map((of, i) => [caseText(of), observed[i]?.text]));
  }

  #offer(entry: Entry, also: readonly Feature[]): void {
    const { kind, text } = entry.observation;
    // A time-out or a crash is never accepted as what should be; nor is what cannot be seen into, which holds nobody to anything.
    if (kind !== 'returned' && kind !== 'threw' && kind !== 'exited') this.#left.ended++;
    else if (text.split('\n').every((line) => holdsOpaque(line))) this.#left.unseen++;
    else this.#selector(entry.case.operation).add(entry, this.#options.reach(entry.case), [...also.map((f): Feature => `${f} ${caseText(entry.case)}`), ...featuresOf(entry.case, entry.observation, this.#context)]);
  }

  #selector(operation: string): Selector {
    const held = this.#selectors.get(operation) ?? new Selector();
    this.#selectors.set(operation, held);
    return held;
  }
}
