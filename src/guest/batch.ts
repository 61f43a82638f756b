import type { ReachedHint, RunRequest, WireAsk } from '../model/protocol.js';
import type { Afterwards } from './afterwards.js';
import type { Inbox, Outbox } from './channel.js';
import { later, leave } from './primordials.js';
import type { Timed } from './overdue.js';
import type { Recorder } from './recorder.js';
import type { Run, Runner } from './runner.js';

export interface BatchParts {
  readonly runner: Runner;
  readonly recorder: Recorder;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  /** Clears up when a case is over. */
  readonly afterCase: (run: Run) => void;
  readonly settleQueues: () => void;
  /** Lets timers fire that a promise waits for; false where there are none. */
  readonly skip: () => boolean;
  readonly afterwards: Afterwards;
  readonly timed: Timed;
  /** Milliseconds beyond which a case is told of as slow. */
  readonly slowMilliseconds: number;
  /** What the case at work reached; null where nothing is counted. */
  readonly reached: () => ReachedHint | null;
}

/**
 * Answers the cases of a batch one after the other. What needs no turn of the event loop, promises that settle in the queue of
 * microtasks included, is done without one.
 */
export class Batch {
  readonly #runner: Runner;
  readonly #recorder: Recorder;
  readonly #inbox: Inbox;
  readonly #outbox: Outbox;
  readonly #afterCase: (run: Run) => void;
  readonly #settleQueues: () => void;
  readonly #skip: () => boolean;
  readonly #afterwards: Afterwards;
  readonly #timed: Timed;
  readonly #slowMilliseconds: number;
  readonly #reached: () => ReachedHint | null;
  #request: RunRequest | null = null;
  #next = 0;
  #run: Run | null = null;
  #done: () => void = () => undefined;
  #inTurn = false;
  #woken = false;

  constructor(parts: BatchParts) {
    const { runner, recorder, inbox, outbox, afterCase, settleQueues, skip, afterwards, timed, slowMilliseconds, reached } = parts;
    this.#runner = runner;
    this.#recorder = recorder;
    this.#inbox = inbox;
    this.#outbox = outbox;
    this.#afterCase = afterCase;
    this.#settleQueues = settleQueues;
    this.#skip = skip;
    this.#afterwards = afterwards;
    this.#timed = timed;
    this.#slowMilliseconds = slowMilliseconds;
    this.#reached = reached;
    // What loading reached says nothing of the cases.
    reached();
  }

  start(request: RunRequest, done: () => void): void {
    this.#request = request;
    this.#next = 0;
    this.#done = done;
    this.#outbox.begin(this.#slowMilliseconds);
    this.#turn();
  }

  /** The case at work, whose reply is still to come. */
  get current(): Run | null {
    return this.#run;
  }

  /** Ends the case at work and replies at once: the process is about to leave. */
  leave(words: string): void {
    const run = this.#run;
    if (run === null) return;
    this.#runner.end(run, 'exited', words);
    this.#run = null;
    this.#outbox.reply(run.token, run.kind as string, run.text, this.#reached());
    this.#outbox.flush();
  }

  /** The event loop ran dry: goes on to what the case at work waits for next, or ends it. */
  ranDry(): void {
    const hasAnswered = this.#run !== null && this.#run.begun !== null;
    if (!(hasAnswered ? this.#afterwards.skip() : this.#skip())) this.giveUp();
    else if (hasAnswered) this.#comeBack();
  }

  /** Ends a case whose promise will not settle, or that has nothing more to show: there is nothing to come, or the coordinator has waited long enough. */
  giveUp(): void {
    // In a turn of its own, which also keeps the loop alive.
    later(() => {
      const run = this.#run;
      if (run?.kind === null && (run.begun !== null || run.waits?.state === 'pending')) {
        if (run.begun === null) this.#runner.end(run, 'timedOut', 'never settles');
        else this.#runner.complete(run);
        this.#reply(run);
      }
      this.wake();
    });
  }

  /** Goes on with the case at work: its promise has settled, or it has crashed. */
  readonly wake = (): void => {
    // Within a turn the loop sees for itself what has changed.
    if (!this.#inTurn) this.#comeBack();
  };

  #comeBack(): void {
    if (this.#woken) return;
    this.#woken = true;
    later(this.#turn);
  }

  readonly #turn = (): void => {
    this.#woken = false;
    this.#inTurn = true;
    const finished = this.#answer();
    this.#inTurn = false;
    this.#outbox.flush(!finished);
    if (finished) this.#done();
  };

  /** False where a case waits for the event loop. */
  #answer(): boolean {
    for (;;) {
      if (this.#run === null) {
        this.#run = this.#begin();
        if (this.#run === null) return true;
      }
      const run: Run = this.#run;
      this.#work(run);
      if (run.kind === null) return false;
      this.#reply(run);
      if (run.overdue) this.#depart();
    }
  }

  /** The next case; null after the last. */
  #begin(): Run | null {
    const { tokens, asks, asked } = this.#request as RunRequest;
    const next = this.#next++;
    if (next >= tokens.length) return null;
    const ask = asks[asked[next] as number] as WireAsk;
    const inputs: string[] = [];
    for (let i = 1; i < ask.length; i++) inputs[i - 1] = this.#inbox.line();
    return this.#runner.begin(tokens[next] as string, ask, inputs);
  }

  #work(run: Run): void {
    const recorder = this.#recorder;
    do {
      if (!this.#timed(() => this.#advance(run))) return this.#runner.giveUp(run);
      // The queues may have settled what it waits for.
    } while (recorder.crash === null && run.kind === null && run.begun === null && run.waits?.state !== 'pending');
    if (recorder.crash !== null) this.#runner.end(run, 'crashed', `crashes: ${recorder.crash}`);
    else if (run.begun !== null) this.#waitOn(run);
  }

  #waitOn(run: Run): void {
    const loop = this.#afterwards.turns();
    if (loop === 'turns') this.#comeBack();
    else if (loop === 'too often') this.#runner.complete(run);
  }

  #advance(run: Run): void {
    if (this.#recorder.crash === null && run.begun === null) this.#runner.advance(run, this.wake);
    this.#settleQueues();
  }

  /** What was ended in the middle may have left anything behind. */
  #depart(): never {
    this.#outbox.flush();
    return leave(0);
  }

  #reply(run: Run): void {
    this.#run = null;
    this.#afterCase(run);
    this.#outbox.reply(run.token, run.kind as string, run.text, this.#reached());
  }
}
