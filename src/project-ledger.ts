import path from 'node:path';
import type { LedgerWorld } from './run/ledger/world.js';
import { ledgerStore } from './store/ledger-store.js';

/** The part of a `World` that needs no subject: `project.ts` loads parsers and compilers, which a merge driver has no time for. */
export function ledgerWorld(surroundings: { readonly workingFolder?: string }): LedgerWorld {
  return {
    ledgers: ledgerStore(),
    today: () => new Date().toISOString().slice(0, 10),
    workingFolder: path.resolve(surroundings.workingFolder ?? process.cwd()),
  };
}
