import { setMaxListeners } from 'node:events';
import type { Case } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import type { FailedReply, LoadedReply, LoadRequest } from '../model/protocol.js';
import { BROKEN, createAside, EXHAUSTED, NEVER_RETURNS } from './guest-aside.js';
import { openChannel, type Answers, type GuestChannel, type Hint } from './guest-channel.js';
import { OUT_OF_MEMORY } from './guest-death.js';
import { createHints } from './guest-hints.js';
import { launch, type GuestChild, type Launch } from './guest-launch.js';
import { createPatience } from './patience.js';

export interface GuestProcessOptions {
  /** How a process with so many MiB of heap is started. */
  readonly launch: (memory: number) => Launch;
  /** A process that was started ahead, if it is the one that would be launched now; once. */
  readonly started?: (wanted: Launch) => GuestChild | null;
  readonly load: LoadRequest;
  readonly memory: number;
  /** Seconds without an observation after which a case is looked at alone. */
  readonly caseSeconds: number;
  /** Seconds that it has there at least; without it, a few times as many. */
  readonly aloneSeconds?: number;
  /** Whether less time is given, and no second chance with more memory, once cases have hung or used up the memory. */
  readonly hasty: boolean;
  readonly signal: AbortSignal;
  /** Takes away what was made for the guest. */
  readonly cleanUp: () => void;
}

export type GuestStart =
  | { readonly ok: true; readonly guest: Guest }
  /** `reply` is null where the process ended or hung while it loaded; `detail` says how, `said` what it wrote last. */
  | { readonly ok: false; readonly reply: FailedReply | null; readonly detail: string; readonly said: string };

/** Cases that go over in one request. */
const BATCH = 2000;
/** Starts in a row that may fail before a case is given up. */
const ATTEMPTS = 3;
const LOAD_SECONDS = 30;
/** Whether a batch came to its end. A case that left by itself has its observation; any other end falls to a case that has none. */
function isAccounted(answers: Answers): boolean {
  const last = answers.observations.at(-1)?.kind;
  return answers.end === 'complete' || (answers.end === 'died' && (last === 'exited' || last === 'couldNotRun' || endedItself(answers)));
}

/** A guest that looks for endless calls itself may be silent for so many times as long as one of them may take. */
const WATCHED = 2.5;
/** A subject that speaks for its guest so often is not asked any more: each time costs a process, and it is no answer. */
const MOST_BROKEN = 20;
const NOT_STARTED = 'the guest could not be started again';

/** Starts a guest process that answers cases, whatever they do to it. */
export async function startGuestProcess(options: GuestProcessOptions): Promise<GuestStart> {
  const hints = createHints();
  const starter = createStarter(options, hints.note);
  const first = await starter.start(1);
  if (!first.ok) {
    options.cleanUp();
    options.signal.throwIfAborted();
    return first;
  }
  const answering = createAnswering(starter, first.channel, options);
  let last: Promise<unknown> = Promise.resolve();
  let closed: Promise<void> | null = null;
  const run: Guest['run'] = (cases, enough = () => false) => {
    const next = last.then(async () => {
      options.signal.throwIfAborted();
      if (closed !== null) throw new Error('the guest is closed');
      return answering.answer(cases, enough);
    });
    last = next.catch(() => undefined);
    return next;
  };
  const close = async (): Promise<void> => {
    await starter.close();
    await last;
    options.cleanUp();
  };
  const guest: Guest = {
    exports: options.load.export === null ? first.loaded.exports : first.loaded.exports.map((e) => ({ ...e, chosen: true })), ...(first.loaded.classes !== undefined && { classes: first.loaded.classes }), values: first.loaded.values, wrote: first.loaded.wrote, sandbox: options.launch(options.memory).jail.level, branches: options.load.branches,
    run, refused: hints.refused, left: hints.left, probed: hints.probed, close: () => (closed ??= close()),
  };
  return { ok: true, guest };
}

type Start = { readonly ok: true; readonly channel: GuestChannel; readonly loaded: LoadedReply } | Extract<GuestStart, { ok: false }>;

interface Starter {
  /** A new process that has loaded the module; `generosity` multiplies its memory. */
  start(generosity: number): Promise<Start>;
  /** From now on processes end a call by themselves after so many seconds, and say so. */
  watch(seconds: number): true;
  close(): Promise<void>;
  stopped(): boolean;
}

/** One process lives at a time; all of them end when the run is aborted. */
function createStarter(options: GuestProcessOptions, told: (reply: Hint) => void): Starter {
  let current: GuestChannel | null = null;
  let stopped = false;
  let load = options.load;
  const close = async (): Promise<void> => {
    stopped = true;
    options.signal.removeEventListener('abort', abort);
    await current?.close();
  };
  const abort = (): void => void close();
  // All guests of a run listen to the one signal, and more than ten may live at a time: Node would write a warning.
  setMaxListeners(0, options.signal);
  options.signal.addEventListener('abort', abort, { once: true });
  return {
    close,
    stopped: () => stopped,
    watch: (seconds) => {
      load = { ...options.load, callMilliseconds: Math.ceil(seconds * 1000) };
      return true;
    },
    start: async (generosity) => {
      await current?.close();
      if (stopped || options.signal.aborted) return { ok: false, reply: null, detail: 'stopped', said: '' };
      const wanted = options.launch(options.memory * generosity);
      const channel = openChannel(options.started?.(wanted) ?? launch(wanted), told);
      current = channel;
      const { reply, detail, said } = await channel.load(load, LOAD_SECONDS);
      if (reply?.say === 'loaded') return { ok: true, channel, loaded: reply };
      await channel.close();
      return { ok: false, reply, detail, said };
    },
  };
}

interface Answering {
  /** One observation a question; fewer once `enough` says so. */
  answer(questions: readonly Case[], enough: NonNullable<Parameters<Guest['run']>[1]>): Promise<readonly Observation[]>;
}

/** Asks in batches, and finds out what went wrong when one is not answered to the end. */
function createAnswering(starter: Starter, first: GuestChannel, { caseSeconds, aloneSeconds, hasty }: GuestProcessOptions): Answering {
  const patience = createPatience(caseSeconds, hasty, aloneSeconds);
  let channel: GuestChannel | null = first;
  let exhausted = false;
  let broken = 0;
  /** Whether guests look for endless calls themselves. */
  let watched = false;
  const seconds = (): number => (watched ? Math.max(patience.first(), WATCHED * patience.watched()) : patience.first());
  const aside = createAside({ fresh: (generosity) => freshChannel(starter, generosity), patience });
  const ask = async (questions: readonly Case[], silent: number, nudge = false): Promise<Answers> => {
    const open = channel ?? await freshChannel(starter, 1);
    if (typeof open === 'string') return { observations: [{ kind: 'couldNotRun', text: open }], end: 'died', detail: '' };
    channel = open;
    const began = performance.now();
    const answers = await open.ask(questions, silent, nudge);
    const took = (performance.now() - began) / 1000;
    if (starter.stopped()) throw new Error('the guest is closed');
    const last = answers.observations.at(-1)?.kind;
    if (answers.end !== 'complete' || last === 'exited' || (nudge && last === 'timedOut') || endedItself(answers)) channel = null;
    else patience.answered(questions.length, took);
    return answers;
  };
  /** Asks one by one from where a batch broke off, up to the case that does it again; gives what was observed. What hung is given its time at once. */
  const oneByOne = async (questions: readonly Case[], hung: boolean, enough: () => boolean): Promise<Observation[]> => {
    const observations: Observation[] = [];
    for (const question of questions) {
      if (enough()) break;
      const answers = await ask([question], hung ? patience.alone() : patience.first(), hung);
      const observation = answers.observations[0] ?? await aside.located(question, sure(answers, { hung, exhausted: hasty && exhausted }) ?? await aside.alone(question, answers));
      observations.push(observation);
      if (observation.kind === EXHAUSTED.kind && observation.text.endsWith(EXHAUSTED.text)) exhausted = true;
      if (observation.text.startsWith(BROKEN)) broken++;
      if (observation.kind === 'timedOut') patience.hung();
      if (answers.observations.length === 0 || observation.kind === 'timedOut') break;
    }
    return observations;
  };
  return {
    answer: async (questions, enough) => {
      const observations: Observation[] = [];
      while (observations.length < questions.length && !enough(observations)) {
        if (broken >= MOST_BROKEN) return [...observations, ...givenUp(questions.length - observations.length)];
        const given = observations.slice(-ATTEMPTS);
        if (given.length === ATTEMPTS && given.every((o) => o.text.startsWith(NOT_STARTED))) return [...observations, ...questions.slice(observations.length).map(() => given[0] as Observation)];
        const batch = questions.slice(observations.length, observations.length + BATCH);
        const answers = await ask(batch, seconds());
        observations.push(...answers.observations);
        if (endedItself(answers)) {
          patience.hung();
          starter.watch(patience.watched());
        }
        // Asked again from where it broke off: a guest that looks for endless calls itself says which of them it is.
        if (answers.end === 'hung' && hasty && !watched) watched = starter.watch(patience.watched());
        else if (!isAccounted(answers)) observations.push(...await oneByOne(batch.slice(answers.observations.length), answers.end === 'hung', () => enough(observations)));
      }
      return observations;
    },
  };
}

/** A guest that looks for endless calls has found one, and has left. */
function endedItself({ observations, end }: Answers): boolean {
  const last = observations.at(-1);
  return last?.kind === 'timedOut' && last.text.endsWith(NEVER_RETURNS.text) && (end === 'complete' || end === 'died');
}

function givenUp(cases: number): readonly Observation[] {
  return Array.from({ length: cases }, () => ({ kind: 'couldNotRun', text: `${BROKEN} ${MOST_BROKEN} times` }));
}

/** A process that has just started, or why none could be started. */
async function freshChannel(starter: Starter, generosity: number): Promise<GuestChannel | string> {
  let detail = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const started = await starter.start(generosity);
    if (starter.stopped()) throw new Error('the guest is closed');
    if (started.ok) return started.channel;
    detail = started.reply?.detail ?? started.detail;
  }
  return `${NOT_STARTED}: ${detail}`;
}

/** What a case did that was asked by itself and gave no observation, where it needs no second look: it was given its time, or others used up the memory before. */
function sure({ end, detail }: Answers, { hung, exhausted }: { hung: boolean; exhausted: boolean }): Observation | null {
  if (hung && end === 'hung') return NEVER_RETURNS;
  return exhausted && end === 'died' && detail === OUT_OF_MEMORY ? EXHAUSTED : null;
}
