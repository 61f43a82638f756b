import type { CompareSettings } from './compare-options.js';

/** Until `over` is called there is nothing to finish with: then what asks the run to finish ends it. */
export function endingEarly({ stop, signal }: Pick<CompareSettings, 'stop' | 'signal'>): { readonly signal: AbortSignal; over(): void } {
  const ends = new AbortController();
  const end = (): void => ends.abort();
  for (const one of [stop, signal]) {
    if (one.aborted) end();
    else one.addEventListener('abort', end, { once: true });
  }
  return { signal: ends.signal, over: () => stop.removeEventListener('abort', end) };
}
