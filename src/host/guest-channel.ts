import { randomBytes } from 'node:crypto';
import type { Case } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import type { DidReply, FailedReply, LeftReply, LoadedReply, LoadRequest, ProbedReply, RefusedReply, Reply, UnseenReply } from '../model/protocol.js';
import { drainOutputs, OUTPUT_FLOOD, reasonOf, type Outpour } from './guest-death.js';
import type { GuestChild } from './guest-launch.js';
import { readReplies } from './guest-lines.js';
import { readObservations, type Asked } from './guest-observations.js';
import { runRequest } from './guest-request.js';
import { silence, type Silence } from './guest-silence.js';

export type Hint = RefusedReply | LeftReply | UnseenReply | ProbedReply;

/** What came of asking: the observations up to the first that is missing, and why that one is. */
export interface Answers {
  readonly observations: readonly Observation[];
  /** `complete`: none is missing. `hung`: nothing came for too long. `died`: the process ended; `detail` says how. `broke`: it broke the protocol. */
  readonly end: 'complete' | 'hung' | 'died' | 'broke';
  readonly detail: string;
}

export interface LoadOutcome {
  readonly reply: LoadedReply | FailedReply | null;
  /** Without a reply: how it ended. */
  readonly detail: string;
  /** Without a reply: its last words on the standard streams. */
  readonly said: string;
}

/** One guest process that is running, seen through the protocol. After an end other than `complete` it is gone. */
export interface GuestChannel {
  /** The reply, or null where the process ended or hung without one. */
  load(request: LoadRequest, seconds: number): Promise<LoadOutcome>;
  /** `seconds`: how long the guest may be silent; `nudge`: it may say then that a promise is what it waits for. */
  ask(cases: readonly Case[], seconds: number, nudge?: boolean): Promise<Answers>;
  close(): Promise<void>;
}

interface Question extends Asked {
  readonly end: (how: Answers['end'], detail: string) => void;
}

const TOKEN_BYTES = 9;
/** How long a nudged guest has for its answer: a quarter of what the case had, within these. One that can answer does so at once. */
const NUDGE_MILLISECONDS = { least: 100, most: 500 };

/** `told` gets what a guest says besides its answers. */
export function openChannel(child: GuestChild, told: (reply: Hint) => void): GuestChannel {
  return new ProcessChannel(child, told);
}

class ProcessChannel implements GuestChannel {
  readonly #child: GuestChild;
  readonly #outpour: Outpour;
  readonly #ended: Promise<void>;
  readonly #told: (reply: Hint) => void;
  #asked: Question | null = null;
  #loading: ((reply: LoadedReply | FailedReply | null, detail: string) => void) | null = null;
  #silence: Silence | null = null;
  /** How the process ended, once it has. */
  #gone: string | null = null;

  constructor(child: GuestChild, told: (reply: Hint) => void) {
    this.#child = child;
    this.#told = told;
    this.#outpour = drainOutputs(child, () => {
      child.kill();
      this.#stop('died', OUTPUT_FLOOD);
    });
    readReplies(child.replies, { take: (reply, body) => this.#take(reply, body), breach: (detail) => this.#breach(detail) });
    this.#ended = awaitEnd(child, this.#outpour, (reason) => {
      this.#gone = reason;
      this.#stop('died', reason);
    });
  }

  load(request: LoadRequest, seconds: number): Promise<LoadOutcome> {
    return this.#waiting(seconds, false, (settle) => {
      this.#loading = (reply, detail) => settle({ reply, detail, said: reply === null ? this.#outpour.tail().trim() : '' });
      this.#child.requests.write(`${JSON.stringify(request)}\n`);
    });
  }

  ask(cases: readonly Case[], seconds: number, nudge = false): Promise<Answers> {
    return this.#waiting(seconds, nudge, (settle) => {
      const tokens = makeTokens(cases.length);
      const observations: Observation[] = [];
      this.#asked = { tokens, observations, end: (end, detail) => settle({ observations, end, detail }) };
      this.#child.requests.write(runRequest(cases, tokens));
    });
  }

  async close(): Promise<void> {
    this.#child.kill();
    await this.#ended;
  }

  /** Waits until `settle` is called, the process ends, or it has been silent for so long. */
  #waiting<T>(seconds: number, nudge: boolean, begin: (settle: (value: T) => void) => void): Promise<T> {
    return new Promise((resolve) => {
      const kill = (): void => {
        this.#stop('hung', '');
        this.#child.kill();
      };
      const patient = (): Silence => silence(seconds * 1000, nudge ? nudged : kill);
      const nudged = (): void => {
        const short = silence(Math.min(NUDGE_MILLISECONDS.most, Math.max(NUDGE_MILLISECONDS.least, seconds * 250)), kill);
        // What follows the case that was given up has all its time again.
        const progress = (): void => {
          short.stop();
          this.#silence = patient();
        };
        this.#silence = { progress, stop: short.stop };
        this.#child.nudge();
      };
      this.#silence = patient();
      begin((value) => {
        this.#asked = null;
        this.#loading = null;
        this.#silence?.stop();
        this.#silence = null;
        resolve(value);
      });
      if (this.#gone !== null) this.#stop('died', this.#gone);
    });
  }

  #take(reply: Reply, body: Buffer): void {
    this.#silence?.progress();
    if (reply.say === 'did') this.#takeObservations(body, reply);
    else if (reply.say === 'refused' || reply.say === 'left' || reply.say === 'unseen' || reply.say === 'probed') this.#told(reply);
    else if ((reply.say === 'loaded' || reply.say === 'failed') && this.#loading !== null) this.#loading(reply, '');
    else this.#breach('an unexpected line');
  }

  /** Exactly one reply a case, in the order of asking. */
  #takeObservations(body: Buffer, reply: DidReply): void {
    const asked = this.#asked;
    const wrong = asked === null ? 'a reply to nothing' : readObservations(body, asked, reply);
    if (wrong !== null) this.#breach(wrong);
    else if (asked?.observations.length === asked?.tokens.length) asked?.end('complete', '');
  }

  #stop(how: Answers['end'], detail: string): void {
    this.#asked?.end(how, detail);
    this.#loading?.(null, how === 'hung' ? 'never returns' : `crashes: ${detail}`);
  }

  #breach(detail: string): void {
    this.#child.kill();
    this.#stop('broke', detail);
  }
}

async function awaitEnd(child: GuestChild, outpour: Outpour, over: (reason: string) => void): Promise<void> {
  try {
    over(reasonOf(await child.ended, outpour));
  } catch (error) {
    over(`it could not be started: ${String(error)}`);
  }
}

/** One token a case that no subject can guess. */
function makeTokens(count: number): string[] {
  const text = randomBytes(count * TOKEN_BYTES).toString('base64url');
  const length = (TOKEN_BYTES / 3) * 4;
  return Array.from({ length: count }, (_, i) => text.slice(i * length, (i + 1) * length));
}
