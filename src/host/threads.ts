import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Threads } from '../model/ports.js';

/** Threads of a program of ours, which does what it is handed as `workerData`, says what came of it in one message, and ends. `entry`: its path. */
export function threadsOf<Task, Done>(entry: () => string): Threads<Task, Done> {
  return {
    most: availableParallelism(),
    start: (task) => new Promise<Done>((resolve, reject) => {
      const worker = new Worker(entry(), { workerData: task });
      worker.once('message', resolve);
      worker.once('error', reject);
      // Where it has answered, this comes too late to say anything.
      worker.once('exit', (code) => reject(new Error(`A thread of ${entry()} ended with ${code} and no answer.`)));
    }),
  };
}
