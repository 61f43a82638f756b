import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { spareBerths, type SpareBerths } from './host/berth.js';
import { Problem } from './host/problem.js';

/** Where a run keeps what nobody keeps, and the guests that are on their way to it. */
export interface Place {
  /** Absolute path of a folder that is gone afterwards, whatever happened. */
  readonly temporary: string;
  readonly spares: SpareBerths | null;
}

/** How many guests a run will surely need, and what they may read. */
export interface Wanted {
  readonly count: number;
  readonly reads: 'closure' | 'everything';
}

/**
 * Makes the place of a run, and starts the guests that it will need while all that drives them is still being loaded. This file is small for that
 * reason, and loads next to nothing.
 */
export async function withPlace<T>(wanted: Wanted | null, use: (place: Place) => Promise<T>): Promise<T> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'holdfast-'));
  let spares: SpareBerths | null = null;
  try {
    spares = wanted === null ? null : spareBerths({ ...wanted, temporary, guestEntry: bundle('guest.js') });
    return await use({ temporary, spares });
  } finally {
    await spares?.close();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Guest and evaluator are bundles of their own that are started by path: beside this file when built, in `dist` when run from source. */
export function bundle(name: 'guest.js' | 'evaluator.js'): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const found = [path.join(here, name), path.join(here, '..', 'dist', name)].find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Problem({ code: 'INTERNAL', severity: 'error', message: `${name} is missing beside ${here}: the package is incomplete. Install it again; from source, run npm run build.` });
}
