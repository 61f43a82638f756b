import { Problem } from '../host/problem.js';
import type { Cluster } from '../model/difference.js';
import type { Finding } from '../model/finding.js';
import type { Implementation } from '../model/implementation.js';
import type { ReplaySide } from '../model/replay.js';
import { caseText } from '../value/case.js';
import type { CompareSettings } from './compare-options.js';
import type { ComparePlan } from './plan.js';
import type { World } from './world.js';

interface Found {
  readonly of: { readonly prior: Implementation; readonly candidate: Implementation };
  readonly plan: ComparePlan;
  readonly rows: readonly Cluster[];
}

/** Keeps each row's witness, so that `holdfast replay ID` finds it. What was found does not depend on it: where it fails, that is said. */
export async function keepReplays(world: World, settings: CompareSettings, found: Found): Promise<readonly Finding[]> {
  try {
    await saveReplays(world, settings, found);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [{ ...error.finding, severity: 'warning', message: `Witnesses are not kept, so holdfast replay will not know their ids; it takes them as text, with --between. ${error.finding.message}` }];
  }
}

async function saveReplays(world: World, settings: CompareSettings, what: Found): Promise<void> {
  for (const row of what.rows) {
    const operation = what.plan.operations.find((o) => o.name === row.witness.case.operation);
    const side = (which: 'prior' | 'candidate'): ReplaySide => ({
      name: settings[which], hash: what.of[which].hash, adopted: false, operation: operation?.[which] ?? row.witness.case.operation,
      export: what.of[which].export, observation: row.witness[which].text,
    });
    await world.replays.save({
      holdfast: 1, id: row.id, asks: 'case', case: caseText(row.witness.case), prior: side('prior'), candidate: side('candidate'),
      workingFolder: world.workingFolder, allow: settings.allow, unspecified: settings.unspecified,
    });
  }
}
