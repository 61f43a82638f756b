import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { permissionModelAlone } from '../../src/host/guest-launch.js';
import { startGuestProcess, type GuestStart } from '../../src/host/guest-process.js';
import { permissionFlags, readNodeVersion } from '../../src/host/permission.js';
import type { Observation } from '../../src/model/observation.js';
import type { Guest } from '../../src/model/ports.js';
import type { Grant } from '../../src/model/protocol.js';
import type { Runtime } from './nodes.js';

export interface Opening {
  /** The guest's bundle. */
  readonly bundle: string;
  /** A file in `test/fixtures/guest`, or an absolute path. */
  readonly module: string;
  readonly runtime?: Runtime;
  readonly export?: string;
  readonly grants?: readonly Grant[];
  readonly caseSeconds?: number;
  readonly memory?: number;
  readonly hasty?: boolean;
  readonly slowMilliseconds?: number;
  readonly signal?: AbortSignal;
}

/** Starts a guest over one module, without a stage. */
export function openGuest(opening: Opening): Promise<GuestStart & { folder: string }> {
  const { bundle, memory = 192, grants = [], runtime = { node: process.execPath, version: process.version } } = opening;
  const entry = path.resolve('test/fixtures/guest', opening.module);
  const own = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-guest-')));
  const folder = path.join(own, 'work');
  mkdirSync(folder);
  const flags = permissionFlags(readNodeVersion(runtime.version), { reads: [bundle, folder, path.dirname(entry)], writes: [folder], grants });
  return startGuestProcess({
    launch: (heap) => ({ node: runtime.node, folder, memory: heap, jail: permissionModelAlone, args: [...flags, `--max-old-space-size=${heap}`, bundle, ...grants.map((g) => g.kind)] }),
    load: {
      say: 'load', entry, export: opening.export ?? null, folder, clean: true, branches: 0, comparisons: 0, ...(opening.slowMilliseconds !== undefined && { slowMilliseconds: opening.slowMilliseconds }), limits: { characters: 20_000, items: 5, console: 2000 },
      replace: [[folder, '<folder>'], [path.dirname(entry), '<module>']],
    },
    memory, caseSeconds: opening.caseSeconds ?? 0.4, hasty: opening.hasty ?? false, signal: opening.signal ?? new AbortController().signal,
    cleanUp: () => rmSync(own, { recursive: true, force: true }),
  }).then((start) => ({ ...start, folder }));
}

/** As `openGuest`, of a module that loads. */
export async function openLoaded(opening: Opening): Promise<Guest> {
  const start = await openGuest(opening);
  if (!start.ok) throw new Error(`${opening.module} did not load: ${start.reply?.detail ?? start.detail} ${start.said}`);
  return start.guest;
}

export async function call(guest: Guest, operation: string, input: string): Promise<Observation> {
  const [observation, ...others] = await guest.run([{ kind: 'call', operation, input }]);
  if (observation === undefined || others.length > 0) throw new Error('not exactly one observation');
  return observation;
}
