import type { Case } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import type { FailedReply, LoadedReply } from '../model/protocol.js';
import { BROKEN, createAside, EXHAUSTED, NEVER_RETURNS, type Aside } from './guest-aside.js';
import type { Answers, GuestChannel } from './guest-channel.js';
import { OUT_OF_MEMORY } from './guest-death.js';
import { createPatience, type Patience } from './patience.js';

export type Start =
  | { readonly ok: true; readonly channel: GuestChannel; readonly loaded: LoadedReply }
  /** `reply` is null where the process ended or hung while it loaded; `detail` says how, `said` what it wrote last. */
  | { readonly ok: false; readonly reply: FailedReply | null; readonly detail: string; readonly said: string };

export interface Starter {
  /** A new process that has loaded the module; `generosity` multiplies its memory. */
  start(generosity: number): Promise<Start>;
  /** From now on processes end a call by themselves after so many seconds, and say so. */
  watch(seconds: number): void;
  stopped(): boolean;
}

export interface AnsweringOptions {
  /** Seconds without an observation after which a case is looked at alone. */
  readonly caseSeconds: number;
  /** Seconds that it has there at least; without it, a few times as many. */
  readonly aloneSeconds?: number;
  /** Whether less time is given once a case has hung, and what uses up the memory has no second chance with more. */
  readonly hasty: boolean;
}

/** Cases that go over in one request. */
const BATCH = 2000;
/** Starts in a row that may fail before a case is given up. */
const ATTEMPTS = 3;
/** A guest that looks for endless calls itself may be silent for so many times as long as one of them may take. */
const WATCHED = 1.6;
/** A subject that speaks for its guest so often is not asked any more: each time costs a process, and it is no answer. */
const MOST_BROKEN = 20;
const NOT_STARTED = 'the guest could not be started again';

/** Asks a guest in batches, and finds out what went wrong when one is not answered to the end. */
export class Answering {
  readonly #starter: Starter;
  readonly #patience: Patience;
  readonly #hasty: boolean;
  readonly #aside: Aside;
  #channel: GuestChannel | null;
  #broken = 0;
  /** Whether guests look for endless calls themselves. */
  #watched = false;

  /** `first`: a process that has loaded the module and was asked nothing yet. */
  constructor(starter: Starter, first: GuestChannel, { caseSeconds, aloneSeconds, hasty }: AnsweringOptions) {
    this.#starter = starter;
    this.#channel = first;
    this.#hasty = hasty;
    this.#patience = createPatience(caseSeconds, hasty, aloneSeconds);
    this.#aside = createAside({ fresh: (generosity) => this.#fresh(generosity), patience: this.#patience });
  }

  /** One observation a question; fewer once `enough` says so. */
  async answer(questions: readonly Case[], enough: NonNullable<Parameters<Guest['run']>[1]>): Promise<readonly Observation[]> {
    const observations: Observation[] = [];
    while (observations.length < questions.length && !enough(observations)) {
      const left = questions.slice(observations.length);
      const why = this.#givesUp(observations);
      if (why !== null) return [...observations, ...left.map(() => why)];
      const batch = left.slice(0, BATCH);
      const answers = await this.#ask(batch, this.#silent(), this.#watched);
      observations.push(...answers.observations);
      const missing = batch.slice(answers.observations.length);
      const hung = answers.end === 'hung';
      if (hung && this.#hasty && !this.#watched) this.#watch();
      else if (!isAccounted(answers)) observations.push(...await this.#oneByOne(missing, hung, () => enough(observations)));
    }
    return observations;
  }

  /** The observation of all that is left to ask, once there is nobody any more who could be asked. */
  #givesUp(observations: readonly Observation[]): Observation | null {
    if (this.#broken >= MOST_BROKEN) return { kind: 'couldNotRun', text: `${BROKEN} ${MOST_BROKEN} times` };
    const last = observations.slice(-ATTEMPTS);
    return last.length === ATTEMPTS && last.every((o) => o.text.startsWith(NOT_STARTED)) ? last[0] as Observation : null;
  }

  #silent(): number {
    return this.#watched ? Math.max(this.#patience.first(), WATCHED * this.#patience.watched()) : this.#patience.first();
  }

  #hung(): void {
    this.#patience.hung();
    if (this.#hasty) this.#starter.watch(this.#patience.watched());
  }

  async #ask(questions: readonly Case[], silent: number, nudge: boolean): Promise<Answers> {
    const open = this.#channel ?? await this.#fresh(1);
    if (typeof open === 'string') return { observations: [{ kind: 'couldNotRun', text: open }], end: 'died', detail: '' };
    this.#channel = open;
    const began = performance.now();
    const answers = await open.ask(questions, silent, nudge);
    const took = (performance.now() - began) / 1000;
    if (this.#starter.stopped()) throw new Error('the guest is closed');
    const last = answers.observations.at(-1)?.kind;
    const isLate = (nudge && last === 'timedOut') || endedItself(answers);
    if (isLate) this.#hung();
    if (isLate || answers.end !== 'complete' || last === 'exited') this.#channel = null;
    else this.#patience.answered(questions.length, took);
    return answers;
  }

  /** In haste only one silence is waited for long: from then on guests look for endless calls themselves, and say of which case it was when they are asked again. */
  #watch(): void {
    this.#starter.watch(this.#patience.watched());
    this.#watched = true;
  }

  /** Asks one by one from where a batch broke off, up to the case that does it again; gives what was observed. What hung is given its time at once. */
  async #oneByOne(questions: readonly Case[], hung: boolean, enough: () => boolean): Promise<readonly Observation[]> {
    const observations: Observation[] = [];
    for (const question of questions) {
      if (enough()) break;
      const answers = await this.#ask([question], hung ? this.#patience.alone() : this.#patience.first(), hung || this.#hasty);
      const [answered] = answers.observations;
      const observation = answered ?? await this.#located(question, this.#sure(answers, hung) ?? await this.#aside.alone(question, answers));
      observations.push(observation);
      if (answered === undefined || observation.kind === 'timedOut') break;
    }
    return observations;
  }

  /** What ended a case, behind what its steps before that did; noted for the cases to come. */
  async #located(question: Case, end: Observation): Promise<Observation> {
    const observation = await this.#aside.located(question, end);
    if (observation.text.startsWith(BROKEN)) this.#broken++;
    if (observation.kind === 'timedOut') this.#hung();
    return observation;
  }

  /** What a case did that was asked by itself and gave no observation, where it needs no second look: it was given its time, or in haste none gives it more memory. */
  #sure({ end, detail }: Answers, hung: boolean): Observation | null {
    if ((hung || this.#hasty) && end === 'hung') return NEVER_RETURNS;
    return this.#hasty && end === 'died' && detail === OUT_OF_MEMORY ? EXHAUSTED : null;
  }

  /** A process that has just started, or why none could be started. */
  async #fresh(generosity: number): Promise<GuestChannel | string> {
    let detail = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const started = await this.#starter.start(generosity);
      if (this.#starter.stopped()) throw new Error('the guest is closed');
      if (started.ok) return started.channel;
      detail = started.reply?.detail ?? started.detail;
    }
    return `${NOT_STARTED}: ${detail}`;
  }
}

/** Whether a batch came to its end. A case that left by itself has its observation; any other end falls to a case that has none. */
function isAccounted(answers: Answers): boolean {
  const last = answers.observations.at(-1)?.kind;
  return answers.end === 'complete' || (answers.end === 'died' && (last === 'exited' || last === 'couldNotRun' || endedItself(answers)));
}

/** A guest that looks for endless calls has found one, and has left. */
function endedItself({ observations, end }: Answers): boolean {
  const last = observations.at(-1);
  return last?.kind === 'timedOut' && last.text.endsWith(NEVER_RETURNS.text) && (end === 'complete' || end === 'died');
}
