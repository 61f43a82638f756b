import path from 'node:path';
import { findFiles } from '../../host/find-files.js';
import { authorOf } from '../../host/git.js';
import { Problem } from '../../host/problem.js';
import { sha256 } from '../../host/sha256.js';
import { moveOperation } from '../../ledger/move.js';
import { amendments, baselineFile, openLedger } from '../../ledger/open.js';
import type { LedgerPlace } from '../../ledger/open.js';
import { maySpec } from '../../spec/dialects/catalogue.js';
import { amend } from './amend.js';
import type { LedgerWorld } from './world.js';
import { moveSpecFile } from './move-spec.js';
import type { MoveOptions, MoveResult } from './move-types.js';
import { placeOfSpec, refused } from './place.js';

/** Carries accepted entries over a renamed export, or a spec with its baseline and decisions to another path. */
export async function move(options: MoveOptions, world: LedgerWorld): Promise<MoveResult> {
  if (options.from.endsWith('.spec.md')) return moveSpecFile(options, world);
  if (maySpec(options.from)) throw refused(`${options.from} is a spec of another dialect, and only specs of our own format, *.spec.md, are moved with their record. Keep its path, or move it by hand and record it anew there`);
  const by = await authorOf(world.workingFolder, options.signal);
  const place = options.spec === undefined ? await placeWith(options.from, world) : placeOfSpec(options.spec, world);
  return amend(world, place, sha256, (open) => {
    const { from, to } = options;
    const ruling = { by, date: world.today(), why: options.why ?? `${from} is called ${to} now; what it does is the same.` };
    const moved = moveOperation(open.checked.accepted.map(({ line }) => line), open.decisions, { ...ruling, from, to, spec: place.spec, file: baselineFile(place), sha256 });
    if (!moved.ok) throw new Problem(moved.finding);
    const files = amendments(open, [moved.decision], moved.texts, sha256);
    return { files, result: { what: 'operation' as const, from, to, entries: moved.texts.length, decision: moved.decision.id, paths: [], files: files.map((each) => path.relative(world.workingFolder, each.path)) } };
  });
}

/** The one spec here whose baseline has entries of the operation. */
async function placeWith(operation: string, world: LedgerWorld): Promise<LedgerPlace> {
  const places = (await findFiles(world.workingFolder, '.baseline')).map((file) => placeOfSpec(file, world));
  const having: LedgerPlace[] = [];
  for (const place of places) {
    const open = openLedger(await world.ledgers.read(place.folder, place.spec), place, { sha256 });
    if (open.checked.accepted.some(({ line }) => line.operation === operation || line.operation.startsWith(`${operation}.`))) having.push(place);
  }
  const [first, ...more] = having;
  if (first !== undefined && more.length === 0) return first;
  throw refused(first === undefined
    ? `None of ${places.length} baselines below ${world.workingFolder} has entries of an operation ${operation}. Give the name that it had when it was recorded, or for a spec its path, which ends in .spec.md`
    : `${having.map(baselineFile).join(' and ')} have entries of an operation ${operation}. Say which is meant: --spec ${having[0]!.shown}${having[0]!.spec}.spec.md`);
}
