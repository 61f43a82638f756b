import { openLedger, type LedgerPlace, type OpenLedger } from '../../ledger/open.js';
import type { Sha256 } from '../../ledger/text/hash.js';
import type { FileChange } from '../../model/baseline.js';
import { valid } from './place.js';
import type { LedgerWorld } from './world.js';

interface Amendment<T> {
  readonly files: readonly FileChange[];
  readonly result: T;
}

/**
 * Changes a spec's ledger as it stands once it is locked, with whatever else belongs to the change, together or not at all. Throws what is
 * wrong with a ledger that is not in order: nothing is decided on top of that.
 */
export function amend<T>({ ledgers }: Pick<LedgerWorld, 'ledgers'>, place: LedgerPlace, sha256: Sha256, change: (open: OpenLedger) => Amendment<T> | Promise<Amendment<T>>): Promise<T> {
  return ledgers.update([place.folder], async (read) => change(valid(openLedger(await read(place.folder, place.spec), place, { sha256 }))));
}
