import path from 'node:path';
import { Problem } from '../../host/problem.js';
import type { LedgerPlace, OpenLedger } from '../../ledger/open.js';

/** Where the ledger of a spec lies that the user names, from the working folder; its baseline's name serves as well. */
export function placeOfSpec(spec: string, { workingFolder }: { readonly workingFolder: string }): LedgerPlace {
  const name = spec.replaceAll('\\', '/').replace(/\.(?:spec\.md|baseline)$/, '');
  const shown = name.replace(/[^/]*$/, '');
  return { folder: path.resolve(workingFolder, shown), shown, spec: name.slice(shown.length) };
}

/** The ledger itself, if it is as it should be; moving an invalid one would hide what is wrong with it. */
export function valid(open: OpenLedger): OpenLedger {
  const [first] = open.findings;
  if (first !== undefined) throw new Problem(first);
  return open;
}

export function refused(message: string): Problem {
  return new Problem({ code: 'MOVE-REFUSED', severity: 'error', message: `${message}.` });
}
