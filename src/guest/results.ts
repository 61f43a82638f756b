import type { WireAsk, WireStep } from '../model/protocol.js';

/** What a step asks, and by which route that was come by: see `Product`; null where it leads nowhere. */
export interface Asked {
  readonly value: unknown;
  readonly route: string | null;
}

/** What a step gave, for later ones to ask. */
export interface Result extends Asked {
  readonly step: number;
}

export const NOTHING_ASKED: Asked = { value: undefined, route: null };

/** Which steps give what later ones ask, nothing as yet; null where none does. Nothing here uses what a subject may have replaced. */
export function resultsIn(ask: WireAsk): Result[] | null {
  let results: Result[] | null = null;
  // The operation comes first.
  for (let i = 1; i < ask.length; i++) {
    const on = (ask[i] as WireStep)[3];
    if (on === undefined) continue;
    results ??= [];
    results[results.length] = { step: on, ...NOTHING_ASKED };
  }
  return results;
}

export function keepResult(results: Result[], given: Result): void {
  for (let i = 0; i < results.length; i++) if (results[i]!.step === given.step) results[i] = given;
}

export function resultOf(results: readonly Result[] | null, step: number): Asked {
  if (results === null) return NOTHING_ASKED;
  for (let i = 0; i < results.length; i++) if (results[i]!.step === step) return results[i]!;
  return NOTHING_ASKED;
}
