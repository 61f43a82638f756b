import type { Case } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import type { FailedReply, LoadedReply, LoadRequest } from '../model/protocol.js';
import { openChannel, type Answers, type GuestChannel, type Hint, type Question } from './guest-channel.js';
import { OUT_OF_MEMORY } from './guest-death.js';
import { createHints } from './guest-hints.js';
import { launch, type Launch } from './guest-launch.js';

export interface GuestProcessOptions {
  /** How a process with so many MiB of heap is started. */
  readonly launch: (memory: number) => Launch;
  readonly load: LoadRequest;
  readonly memory: number;
  /** Seconds without an observation after which a case is looked at alone. */
  readonly caseSeconds: number;
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
/** What hung or ran out of memory counts only after it did so alone, with this many times the means. */
const GENEROSITY = 4;
const LOAD_SECONDS = 30;
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
  const answering = createAnswering(starter, first.channel, options.caseSeconds);
  let last: Promise<unknown> = Promise.resolve();
  let closed: Promise<void> | null = null;
  const run = (cases: readonly Case[]): Promise<readonly Observation[]> => {
    const next = last.then(async () => {
      options.signal.throwIfAborted();
      if (closed !== null) throw new Error('the guest is closed');
      return answering.answer(cases.map(questionOf));
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
    exports: first.loaded.exports, wrote: first.loaded.wrote, sandbox: options.launch(options.memory).jail.level,
    run, refused: hints.refused, left: hints.left, close: () => (closed ??= close()),
  };
  return { ok: true, guest };
}

function questionOf(c: Case): Question {
  return c.kind === 'call' ? [c.operation, ['call', '', c.input]] : [c.operation, ...c.steps.map((step) => [step.access, step.member, step.input] as const)];
}

type Start = { readonly ok: true; readonly channel: GuestChannel; readonly loaded: LoadedReply } | Extract<GuestStart, { ok: false }>;

interface Starter {
  /** A new process that has loaded the module; `generosity` multiplies its memory. */
  start(generosity: number): Promise<Start>;
  close(): Promise<void>;
  stopped(): boolean;
}

/** One process lives at a time; all of them end when the run is aborted. */
function createStarter(options: GuestProcessOptions, told: (reply: Hint) => void): Starter {
  let current: GuestChannel | null = null;
  let stopped = false;
  const close = async (): Promise<void> => {
    stopped = true;
    options.signal.removeEventListener('abort', abort);
    await current?.close();
  };
  const abort = (): void => void close();
  options.signal.addEventListener('abort', abort, { once: true });
  return {
    close,
    stopped: () => stopped,
    start: async (generosity) => {
      await current?.close();
      if (stopped || options.signal.aborted) return { ok: false, reply: null, detail: 'stopped', said: '' };
      const channel = openChannel(launch(options.launch(options.memory * generosity)), told);
      current = channel;
      const { reply, detail, said } = await channel.load(options.load, LOAD_SECONDS);
      if (reply?.say === 'loaded') return { ok: true, channel, loaded: reply };
      await channel.close();
      return { ok: false, reply, detail, said };
    },
  };
}

interface Answering {
  answer(questions: readonly Question[]): Promise<readonly Observation[]>;
}

/** Asks in batches, and finds out what went wrong when one is not answered to the end. */
function createAnswering(starter: Starter, first: GuestChannel, caseSeconds: number): Answering {
  let channel: GuestChannel | null = first;

  const fresh = async (generosity: number): Promise<GuestChannel | string> => {
    let detail = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const started = await starter.start(generosity);
      if (starter.stopped()) throw new Error('the guest is closed');
      if (started.ok) return started.channel;
      detail = started.reply?.detail ?? started.detail;
    }
    return `${NOT_STARTED}: ${detail}`;
  };
  const ask = async (questions: readonly Question[], seconds: number): Promise<Answers> => {
    const open = channel ?? await fresh(1);
    if (typeof open === 'string') return { observations: [{ kind: 'couldNotRun', text: open }], end: 'died', detail: '' };
    channel = open;
    const answers = await open.ask(questions, seconds);
    if (starter.stopped()) throw new Error('the guest is closed');
    if (answers.end !== 'complete' || answers.observations.at(-1)?.kind === 'exited') channel = null;
    return answers;
  };
  /** The word on a case that hung or ended the process among others: what it does alone, with time and memory to spare. */
  const alone = async (question: Question, before: Answers): Promise<Observation> => {
    const open = await fresh(GENEROSITY);
    if (typeof open === 'string') return { kind: 'couldNotRun', text: open };
    const answers = await open.ask([question], caseSeconds * GENEROSITY, true);
    await open.close();
    return answers.observations[0] ?? verdictOf(before, answers);
  };
  /** Asks one by one from where a batch broke off, up to the case that does it again; gives what was observed. */
  const oneByOne = async (questions: readonly Question[]): Promise<Observation[]> => {
    const observations: Observation[] = [];
    for (const question of questions) {
      const answers = await ask([question], caseSeconds);
      const observation = answers.observations[0];
      observations.push(observation ?? await alone(question, answers));
      if (observation === undefined) break;
    }
    return observations;
  };
  return {
    answer: async (questions) => {
      const observations: Observation[] = [];
      while (observations.length < questions.length) {
        const given = observations.slice(-ATTEMPTS);
        if (given.length === ATTEMPTS && given.every((o) => o.text.startsWith(NOT_STARTED))) return [...observations, ...questions.slice(observations.length).map(() => given[0] as Observation)];
        const batch = questions.slice(observations.length, observations.length + BATCH);
        const { observations: some, end } = await ask(batch, caseSeconds);
        observations.push(...some);
        // A case that left by itself has its observation; any other end falls to a case that has none.
        const left = some.at(-1)?.kind === 'exited' || some.at(-1)?.kind === 'couldNotRun';
        if (end !== 'complete' && !(end === 'died' && left)) observations.push(...await oneByOne(batch.slice(some.length)));
      }
      return observations;
    },
  };
}

/** Of a case that gave no observation among others (`before`), nor alone (`last`). */
function verdictOf(before: Answers, last: Answers): Observation {
  const outOfMemory = [before, last].some((answers) => answers.end === 'died' && answers.detail === OUT_OF_MEMORY);
  if (last.end === 'broke') return { kind: 'couldNotRun', text: `the guest broke the protocol: ${last.detail}` };
  if (outOfMemory) return { kind: 'crashed', text: `crashes: ${OUT_OF_MEMORY}` };
  if (last.end === 'hung') return { kind: 'timedOut', text: 'never returns' };
  return { kind: 'crashed', text: `crashes: ${last.detail}` };
}
