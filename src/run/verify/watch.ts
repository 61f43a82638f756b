import { Problem } from '../../host/problem.js';
import type { VerifyResult } from '../../model/verdict.js';

/** What is told while files are watched. */
export interface WatchListener {
  /** A verdict, or why there is none. */
  readonly judged: (outcome: VerifyResult | Problem) => Promise<void>;
  /** Nothing is left to do until something changes. */
  readonly waiting: (sources: number) => void;
  /** These did; it is verified again. */
  readonly changed: (names: readonly string[]) => void;
}

export interface WatchPorts {
  readonly verify: () => Promise<VerifyResult>;
  /** Waits for a change of one of these; none where `stop` ended it. */
  readonly next: (sources: readonly string[], since: number, stop: AbortSignal) => Promise<readonly string[]>;
  /** Milliseconds of the clock that stamps files. */
  readonly now: () => number;
  readonly stop: AbortSignal;
}

/** Where nothing could be judged, what may mend it lies here. */
const ANYWHERE: readonly string[] = ['holdfast.config.ts', '*.spec.md', '*'];

/** Verifies, waits until something changes on which the verdict depends, and verifies again, until it is stopped. */
export async function watchVerify({ verify, next, now, stop }: WatchPorts, listener: WatchListener): Promise<void> {
  let sources: readonly string[] = ANYWHERE;
  while (!stop.aborted) {
    const began = now();
    const outcome = await verify().catch((error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    });
    await listener.judged(outcome);
    sources = outcome instanceof Problem ? [...new Set([...sources, ...ANYWHERE])] : sourcesOf(outcome);
    if (stop.aborted) return;
    listener.waiting(sources.length);
    const changed = await next(sources, began, stop);
    // A folder's name says less than that of the file that changed in it.
    const files = changed.filter((name) => !name.includes('*'));
    if (changed.length > 0) listener.changed(files.length > 0 ? files : changed);
  }
}

function sourcesOf({ specs }: VerifyResult): readonly string[] {
  const found = new Set(specs.flatMap((s) => s.sources));
  return found.size === 0 ? ANYWHERE : [...found];
}
