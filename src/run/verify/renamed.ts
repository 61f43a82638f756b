import { operationNow } from '../../ledger/names.js';
import type { Decision } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Guest } from '../../model/ports.js';

export interface Renamed {
  readonly guest: Guest;
  /** What the module itself calls what has this name now. */
  own(name: string): string;
}

/**
 * The prior under the names that its operations have by now: `holdfast mv` carried the record over to them, and the prior itself is as it
 * was. A name that it has keeps its meaning; what hangs on a name (`Cart.from` on `Cart`) goes with it.
 */
export function underNamesOfNow(guest: Guest, decisions: readonly Decision[]): Renamed {
  if (!decisions.some(({ moved }) => moved?.what === 'operation')) return { guest, own: (name) => name };
  const known = new Set([...guest.exports, ...guest.values].map(({ name }) => name));
  const nameNow = (name: string): string => {
    const now = movedTo(name, decisions);
    return known.has(now) ? name : now;
  };
  const back = new Map([...known].map((name) => [nameNow(name), name]));
  const own = (name: string): string => back.get(name) ?? name;
  return { guest: renamed(guest, { nameNow, own }), own };
}

function movedTo(name: string, decisions: readonly Decision[]): string {
  const now = operationNow(name, decisions);
  const at = name.lastIndexOf('.');
  return now !== name || at < 0 ? now : movedTo(name.slice(0, at), decisions) + name.slice(at);
}

function renamed(guest: Guest, { nameNow, own }: { nameNow(name: string): string; own(name: string): string }): Guest {
  const asOwn = (of: Case): Case => ({ ...of, operation: own(of.operation) });
  return {
    ...guest,
    exports: guest.exports.map((each) => ({ ...each, name: nameNow(each.name), called: nameNow(each.called) })),
    values: guest.values.map((each) => ({ ...each, name: nameNow(each.name) })),
    run: (cases, enough) => guest.run(cases.map(asOwn), enough),
    left: () => guest.left().map((each) => ({ ...each, operation: nameNow(each.operation) })),
  };
}
