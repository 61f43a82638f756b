import type { Limit } from './pace.js';

/** Share of a limit of time that there is for shrinking, however late something was found. */
const SHRINKING_SHARE = 0.2;

/** When what follows a search is to end. */
export interface Deadline {
  /** True once there is no time left, or the run is asked to end. */
  late(): boolean;
  /** Does what is done however late it is: its time is taken from nothing that follows. */
  untimed<T>(work: () => Promise<T>): Promise<T>;
}

/** Of a run that `began` then, in milliseconds of `clock`; its search has just ended. A limit of executions is no limit of time. */
export function deadlineOf(limit: Limit, { began, clock, stop }: { readonly began: number; readonly clock: () => number; readonly stop: AbortSignal }): Deadline {
  const end = 'seconds' in limit ? Math.max(began + limit.seconds * 1000, clock() + limit.seconds * SHRINKING_SHARE * 1000) : Infinity;
  let spared = 0;
  return {
    late: () => stop.aborted || clock() - spared > end,
    untimed: async (work) => {
      const from = clock();
      const done = await work();
      spared += clock() - from;
      return done;
    },
  };
}
