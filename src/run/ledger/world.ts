import type { LedgerStore } from '../../model/ports.js';

/** What the ledger's own commands need of the world: a part of `World`, which is cheap to have, since git starts us for each file. */
export interface LedgerWorld {
  readonly ledgers: LedgerStore;
  /** ISO date, of which decisions are. */
  readonly today: () => string;
  readonly workingFolder: string;
}
