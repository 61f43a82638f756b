import type { EvaluatorBatch } from './evaluator-batch.js';
import type { EvaluatorLine } from './evaluator-line.js';
import { silence, type Silence } from './guest-silence.js';

/** What an evaluator was told to do. */
export type Job =
  | { readonly kind: 'load' }
  | {
    readonly kind: 'step'; readonly batch: EvaluatorBatch; readonly done: () => void; readonly reject: (reason: unknown) => void;
    /** The process that knows the batch. */
    line: EvaluatorLine | null;
  };

/** Jobs in the order in which they are worked off. The first is at work, and may not be silent for longer than its seconds. */
export class EvaluatorQueue {
  readonly #late: (job: Job) => void;
  #jobs: { readonly job: Job; readonly seconds: number }[] = [];
  #silence: Silence | null = null;

  constructor(late: (job: Job) => void) {
    this.#late = late;
  }

  first(): Job | undefined {
    return this.#jobs[0]?.job;
  }

  push(job: Job, seconds: number): void {
    this.#jobs.push({ job, seconds });
    if (this.#jobs.length === 1) this.resume(seconds);
  }

  shift(): void {
    this.#jobs.shift();
    this.pause();
    const next = this.#jobs[0];
    if (next !== undefined) this.resume(next.seconds);
  }

  /** Takes all jobs out, in order. */
  clear(): Job[] {
    const jobs = this.#jobs.map(({ job }) => job);
    this.#jobs = [];
    this.pause();
    return jobs;
  }

  progress(): void {
    this.#silence?.progress();
  }

  /** We are the ones who are silent. */
  pause(): void {
    this.#silence?.stop();
    this.#silence = null;
  }

  resume(seconds: number): void {
    this.pause();
    this.#silence = silence(seconds * 1000, () => {
      const job = this.first();
      if (job !== undefined) this.#late(job);
    });
  }
}
