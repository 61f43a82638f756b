import { Problem } from '../../host/problem.js';
import type { Finding } from '../../model/finding.js';
import type { Observation } from '../../model/observation.js';
import type { ReplaySide } from '../../model/replay.js';
import type { Ran, Row, SpecResult } from '../../model/verdict.js';
import { askedText } from '../../value/case.js';
import type { World } from '../world.js';
import type { VerifySettings } from './settings.js';

/** A row as it is kept until somebody rules on it: all that `decide` needs, and nothing that is accepted yet. */
export interface PendingRow {
  /** 3 since rows tell all that a ruling on them speaks of, 5 since they name those that they stand for, 6 since they say what can be ruled: what an older version kept is no row to rule on. */
  readonly holdfast: 6;
  readonly row: Row;
  readonly prior: string | null;
  readonly candidate: string;
  /** Hash of the candidate's closure: a ruling is on what this one did. */
  readonly implementation: string;
}

/** Keeps the rows of a run in `.holdfast/pending`: a run writes there and nowhere else. Where it cannot, the verdict stands, and that is said. */
export async function savePending(world: World, results: readonly SpecResult[], settings: Settings): Promise<readonly Finding[]> {
  try {
    await save(world, results, settings);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [{ ...error.finding, severity: 'warning', message: `Rows are not kept, so holdfast decide and holdfast replay will not know their ids. ${error.finding.message}` }];
  }
}

/** What a witness has to be run and judged with again. */
type Settings = Pick<VerifySettings, 'allow' | 'base' | 'strict'>;

async function save(world: World, results: readonly SpecResult[], settings: Settings): Promise<void> {
  const judged = new Set(results.map((r) => r.spec));
  // Rows of an earlier run on the same specs are no rows any more.
  for (const old of await world.pending.list() as readonly PendingRow[]) if (judged.has(old.row.spec)) await world.pending.remove(old.row.id);
  for (const { rows, prior, candidate, ran } of results) {
    // Those that another row stands for can be ruled on, and replayed, all the same.
    for (const row of rows.flatMap((one) => [one, ...one.joined])) {
      await world.pending.save(row.id, { holdfast: 6, row, prior, candidate, implementation: ran.candidate?.hash ?? '' } satisfies PendingRow);
      if (ran.candidate !== null) await saveReplay(world, row, { prior: ran.prior, candidate: ran.candidate, settings });
    }
  }
}

interface Sides {
  readonly prior: Ran | null;
  readonly candidate: Ran;
  readonly settings: Settings;
}

async function saveReplay(world: World, row: Row, { prior, candidate, settings: { allow, base, strict } }: Sides): Promise<void> {
  const { id, origin, requirement, spec, witness } = row;
  const { operation } = witness.case;
  const side = (ran: Ran | null, { kind, text }: Observation): ReplaySide => ({
    name: ran?.name ?? '', hash: ran?.hash ?? '', export: ran?.export ?? null, operation: ran?.names[operation] ?? operation, adopted: ran !== candidate, observation: kind === 'couldNotRun' ? '' : text,
  });
  await world.replays.save({
    holdfast: 1, id, asks: origin === 'surface' ? 'export' : 'case', case: askedText(row),
    workingFolder: world.workingFolder, allow, unspecified: [], prior: side(prior, witness.prior), candidate: side(candidate, witness.candidate),
    judgedBy: { spec, base, origin, requirement, strict },
  });
}
