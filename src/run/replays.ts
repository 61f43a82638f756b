import type { Cluster } from '../model/difference.js';
import type { Implementation } from '../model/implementation.js';
import type { ReplaySide } from '../model/replay.js';
import { caseText } from '../value/case.js';
import type { CompareSettings } from './compare-options.js';
import type { ComparePlan } from './plan.js';
import type { World } from './world.js';

/** Keeps each row's witness, so that `holdfast replay ID` finds it. */
export async function saveReplays(world: World, settings: CompareSettings, what: { of: { prior: Implementation; candidate: Implementation }; plan: ComparePlan; rows: readonly Cluster[] }): Promise<void> {
  for (const row of what.rows) {
    const operation = what.plan.operations.find((o) => o.name === row.witness.case.operation);
    const side = (which: 'prior' | 'candidate'): ReplaySide => ({
      name: settings[which], hash: what.of[which].hash, operation: operation?.[which] ?? row.witness.case.operation,
      export: what.of[which].export, observation: row.witness[which].text,
    });
    await world.replays.save({
      holdfast: 1, id: row.id, case: caseText(row.witness.case), prior: side('prior'), candidate: side('candidate'),
      workingFolder: world.workingFolder, allow: settings.allow, unspecified: settings.unspecified,
    });
  }
}
