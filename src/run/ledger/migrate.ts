import { findFiles } from '../../host/find-files.js';
import { Problem } from '../../host/problem.js';
import { NOTATION_VERSION, readBaseline } from '../../ledger/baseline-text.js';
import { planMigration } from '../../ledger/migrate.js';
import { baselineFile } from '../../ledger/open.js';
import type { Finding } from '../../model/finding.js';
import type { LedgerWorld } from './world.js';
import { placeOfSpec } from './place.js';

export interface MigrateResult {
  /** Of the notation that this Holdfast writes. */
  readonly version: number;
  /** Baselines that have it already. */
  readonly current: readonly string[];
  /** Those of another version, which were left as they are. */
  readonly findings: readonly Finding[];
}

/** Looks at all baselines below the working folder. There is one version of the notation so far, so none of them changes. */
export async function migrate(world: LedgerWorld): Promise<MigrateResult> {
  const files = await findFiles(world.workingFolder, '.baseline');
  const current: string[] = [];
  const findings: Finding[] = [];
  for (const place of files.map((file) => placeOfSpec(file, world))) {
    const file = baselineFile(place);
    const { baseline } = await world.ledgers.read(place.folder, place.spec);
    const plan = planMigration(readBaseline(baseline ?? ''));
    if (plan.kind === 'current') current.push(file);
    else if (plan.kind === 'unreadable') findings.push({ code: 'NOTATION-VERSION', severity: 'error', file, line: 1, message: `${file}:1: ${plan.what}. It was left as it is: use the Holdfast that wrote it or a newer one, or restore the file from git.` });
    // A table of migrations without the flow that writes them back, with a decision for what they change, is a fault of ours.
    else throw new Problem({ code: 'INTERNAL', severity: 'error', message: `${file} is of an older version, and this Holdfast does not bring it to version ${NOTATION_VERSION}.` });
  }
  return { version: NOTATION_VERSION, current, findings };
}
