import type { CompareSettings } from './compare-options.js';

/**
 * What comes of it; null where the search is ended before: then it is not worth waiting for. `run` has to end with the signal that it is handed,
 * however it does so. Rejects where everything is to end.
 */
export async function untilStopped<T>({ stop, signal }: Pick<CompareSettings, 'stop' | 'signal'>, run: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  if (stop.aborted) return null;
  try {
    return await run(AbortSignal.any([stop, signal]));
  } catch (error) {
    if (!stop.aborted || signal.aborted) throw error;
    return null;
  }
}
