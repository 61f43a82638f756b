import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { spareBerths, type SpareBerths } from './host/berth.js';
import { Problem } from './host/problem.js';

/** The temporary folder of a run, and the guests that are on their way in it. */
export interface Temporary {
  /** Absolute path; gone afterwards, whatever happened. */
  readonly folder: string;
  readonly spares: SpareBerths | null;
}

/** How many guests a run will surely need, and what they may read. */
export interface Wanted {
  readonly count: number;
  readonly reads: 'closure' | 'everything';
}

/**
 * Makes the temporary folder of a run, and starts the guests that it will need while all that drives them is still being loaded. This file is small for that
 * reason, and loads next to nothing.
 */
export async function withTemporary<T>(wanted: Wanted | null, use: (temporary: Temporary) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-'));
  let spares: SpareBerths | null = null;
  try {
    spares = wanted === null ? null : spareBerths({ ...wanted, temporary: folder, guestEntry: bundle('guest.js') });
    return await use({ folder, spares });
  } finally {
    await spares?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Programs of their own that are started by path: beside this file when built, in `dist` when run from source. */
export function bundle(name: 'guest.js' | 'evaluator.js' | 'deep.js' | 'lint-thread.js'): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const found = [path.join(here, name), path.join(here, '..', 'dist', name)].find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Problem({ code: 'INTERNAL', severity: 'error', message: `${name} is missing beside ${here}: the package is incomplete. Install it again; from source, run npm run build.` });
}
