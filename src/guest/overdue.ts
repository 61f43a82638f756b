import { createTimedRun } from './primordials.js';

/** Runs what is given, and ends it where it takes too long: false then. */
export type Timed = (run: () => void) => boolean;

/**
 * Gives each run so many milliseconds of its own thread, where some are said. Once a subject has hung the guest sees itself which case does
 * so, and at which step of a session: that costs a tenth of a millisecond a case, where finding it out from outside costs three processes.
 */
export function createTimed(milliseconds: number | undefined): Timed {
  if (milliseconds === undefined) {
    return (run) => {
      run();
      return true;
    };
  }
  const timed = createTimedRun(milliseconds);
  return (run) => {
    let ended = false;
    let failed: { readonly error: unknown } | null = null;
    try {
      // What ends an endless loop cannot be caught in it: then nothing has ended.
      timed(() => {
        try {
          run();
        } catch (error) {
          failed = { error };
        }
        ended = true;
      });
    } catch (error) {
      if (ended) throw error;
    }
    if (failed !== null) throw (failed as { readonly error: unknown }).error;
    return ended;
  };
}
