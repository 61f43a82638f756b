import type { Outbox } from './channel.js';
import { activeResources, mapHas, mapSet } from './primordials.js';
import type { Run } from './runner.js';

/** Tells, once for each operation, that something which a case began had not ended when it was answered. */
export interface LeftOver {
  /**
   * Whether all that the case at work has begun ends by itself, and something of it is to come: what the caller knows of, such as one of its
   * timers, or work that the process lists.
   */
  endsByItself(isDue: boolean): boolean;
  /** `timers`: how many of the case's own were still to come. */
  afterCase(run: Run, timers: number): void;
  /** An error that nobody caught, at a time when no case was at work. */
  escaped(printed: string): void;
  /** Something of the process that outlives the case: its exit code, what all code shares. By the last operation, or by loading. */
  stays(what: string): void;
}

/** What is done while no case has run yet. */
const LOADING = 'import';

/** Pipes of the process itself come and go with its output. */
const OWN = 'PipeWrap';

/** Made once the module has loaded: what it began by then is its own. */
export function createLeftOver(say: Outbox['say']): LeftOver {
  const told = new Map<string, true>();
  let known = count(activeResources());
  let last = '';
  /** As it was when the case at work answered, if it was not waited for: to ask costs as much as some cases. */
  let seen: readonly string[] | null = null;
  const tell = (operation: string, what: string): void => {
    if (mapHas(told, operation)) return;
    mapSet(told, operation, true);
    say({ say: 'left', operation, what });
  };
  return {
    endsByItself: (isDue) => {
      const now = activeResources();
      const is = (isDue || count(now) > known) && allEnd(now);
      seen = is || isDue ? null : now;
      return is;
    },
    afterCase: (run, timers) => {
      const operation = run.ask[0];
      // What hung or crashed has not answered.
      const answered = run.kind === 'returned' || run.kind === 'threw';
      if (run.kind !== 'couldNotRun') last = operation;
      const now = seen ?? activeResources();
      seen = null;
      if (timers > 0 && answered) tell(operation, 'a timer');
      else if (answered && count(now) > known) tell(operation, wordsFor(newest(now)));
      known = count(now);
    },
    escaped: (printed) => {
      if (last !== '') tell(last, `an error that nobody caught, ${printed}`);
    },
    stays: (what) => tell(last === '' ? LOADING : last, what),
  };
}

function count(kinds: readonly string[]): number {
  let own = 0;
  for (let i = 0; i < kinds.length; i++) if (kinds[i] === OWN) own++;
  return kinds.length - own;
}

/** Requests end; what listens, is connected or runs on its own may stay for ever, and the loop would never run dry. */
function allEnd(kinds: readonly string[]): boolean {
  for (let i = 0; i < kinds.length; i++) {
    switch (kinds[i]) {
      case OWN: case 'Immediate': case 'FSReqPromise': case 'FSReqCallback': case 'FILEHANDLECLOSEREQ': break;
      default: return false;
    }
  }
  return true;
}

function newest(kinds: readonly string[]): string {
  for (let i = kinds.length - 1; i >= 0; i--) if (kinds[i] !== OWN) return kinds[i] as string;
  return OWN;
}

function wordsFor(kind: string): string {
  switch (kind) {
    case 'Timeout': return 'a timer';
    case 'FSReqPromise': case 'FSReqCallback': case 'FILEHANDLECLOSEREQ': return 'work on a file';
    case 'TCPSocketWrap': case 'TCPWrap': case 'TCPCONNECTWRAP': case 'GetAddrInfoReqWrap': case 'TLSWRAP': return 'a connection';
    case 'ProcessWrap': return 'a process';
    default: return `work (${kind})`;
  }
}
