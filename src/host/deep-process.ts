import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { FromDeep, ToDeep } from '../model/deep-process.js';
import type { Finding } from '../model/finding.js';
import type { Spec } from '../model/spec.js';
import { Problem } from './problem.js';

/** Milliseconds for which it waits for more: it is warm then. */
const IDLE = 60_000;
/** And those that it has to end what nobody waits for; then it is ended itself. */
const GRACE = 5000;

export interface HoldOptions {
  /** Where the spec's path starts. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

interface Waiting {
  readonly resolve: (findings: readonly Finding[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Holds specs against themselves in a process of its own: types and inputs take hundreds of milliseconds in one piece, in which a server
 * would answer nobody. It is started when it is needed, and ends with this one.
 */
export class DeepProcess {
  readonly #entry: () => string;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | null = null;
  #idle: NodeJS.Timeout | undefined;
  #last = 0;

  /** `entry`: path of the program. */
  constructor(entry: () => string) {
    this.#entry = entry;
  }

  /** All that ran for it has ended when the promise has, also where `signal` aborted. */
  async hold(spec: Spec, { folder, signal }: HoldOptions): Promise<readonly Finding[]> {
    signal.throwIfAborted();
    clearTimeout(this.#idle);
    const child = this.#child ?? this.#start();
    const id = ++this.#last;
    let late: NodeJS.Timeout | undefined;
    const stop = (): void => {
      if (child.connected) child.send({ kind: 'stop', id } satisfies ToDeep);
      late = setTimeout(() => child.kill('SIGKILL'), GRACE).unref();
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise<readonly Finding[]>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        child.send({ kind: 'hold', id, spec, folder } satisfies ToDeep, (error) => {
          if (error !== null) reject(error);
        });
      });
    } finally {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.end(), IDLE).unref();
    }
  }

  /** Ends it; it is gone with the promise. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    const exit = once(child, 'exit');
    if (child.connected) child.disconnect();
    await exit;
  }

  #start(): ChildProcess {
    // What it would print belongs to nobody: the server's own output is the protocol.
    const child = fork(this.#entry(), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced', execArgv: [] });
    const failed = (why: string): void => {
      if (this.#child === child) this.#child = null;
      for (const { reject } of this.#waiting.values()) reject(new Error(`The process that holds specs against themselves ${why}.`));
    };
    child.on('message', (answer) => this.#heard(answer as FromDeep));
    child.once('error', (error) => failed(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => failed(`ended with ${signal ?? code}`));
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }

  #heard(answer: FromDeep): void {
    const waiting = this.#waiting.get(answer.id);
    if (answer.ok) waiting?.resolve(answer.findings);
    else waiting?.reject(answer.finding === null ? new Error(answer.message) : new Problem(answer.finding));
  }
}
