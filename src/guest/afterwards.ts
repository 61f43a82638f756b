import type { LeftOver } from './left-over.js';
import type { PoolWork } from './pool-work.js';
import type { Recorder } from './recorder.js';
import type { Timers } from './timers.js';

/**
 * What a case that has answered left behind, as far as it ends by itself: callbacks that are called by a timer, by `setImmediate`, when a file
 * was read or a key was derived, are behaviour of the call as much as what it returned.
 */
export interface Afterwards {
  /** The case at work has answered: whether something is to be waited for. */
  begin(): boolean;
  /** Whether immediates are to run before anything else can be said, and the loop turns by itself; too many follow on one another: it would for ever. */
  turns(): 'turns' | 'rests' | 'too often';
  /** Nothing keeps the process going but timers: lets those fire that come next. False where the case is done. */
  skip(): boolean;
}

export interface AfterwardsParts {
  readonly timers: Timers;
  readonly leftOver: LeftOver;
  readonly recorder: Recorder;
  readonly pool: PoolWork;
}

/** So many times: ten attempts that back off, a debounce, a cache that empties itself; what goes on behind that is left over. */
const MOST_SKIPS = 30;
/** What fires again and again, without an end, has shown what it does. */
const MOST_REPEATS = 10;
/** A list whose items are handled in an immediate each. */
const MOST_TURNS = 1000;

export function createAfterwards({ timers, leftOver, recorder, pool }: AfterwardsParts): Afterwards {
  let start = 0;
  let turns = 0;
  const skips = (): number => timers.skips() - start;
  /** Of what could be recorded, how much was left before the last skip. */
  let shown = -1;
  // What fires again and again ends by itself seldom, and then by way of something that shows: it is waited for only as long as each time does.
  const repeating = (): boolean => skips() < MOST_REPEATS && (skips() === 0 ? recorder.functions > 0 : recorder.left !== shown);
  const isDue = (): boolean => pool.pending() > 0 || timers.hasImmediates() || timers.holds(recorder.functions > 0);
  return {
    begin: () => {
      // Nearly every case comes here, and leaves nothing.
      if (!leftOver.endsByItself(isDue())) return false;
      start = timers.skips();
      turns = 0;
      return true;
    },
    turns: () => (!timers.hasImmediates() ? 'rests' : turns++ < MOST_TURNS ? 'turns' : 'too often'),
    skip: () => {
      if (skips() >= MOST_SKIPS || !timers.holds(repeating())) return false;
      shown = recorder.left;
      return timers.skip();
    },
  };
}
