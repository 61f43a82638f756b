import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { permissionModelAlone, type Launch } from '../../host/guest-launch.js';
import { startGuestProcess, type GuestStart } from '../../host/guest-process.js';
import { permissionFlags, readNodeVersion, type NodeVersion } from '../../host/permission.js';
import { Problem } from '../../host/problem.js';
import type { Finding } from '../../model/finding.js';
import type { Implementation } from '../../model/implementation.js';
import type { GuestOptions, Started } from '../../model/ports.js';
import { stage, type Staged } from './stage.js';

export interface StartOptions extends GuestOptions {
  /** Absolute path of the guest's bundle. */
  readonly guestEntry: string;
  /** Absolute folder in which stages and writable folders are made. */
  readonly temporary: string;
  /** What may be read besides its own closure: nothing, where it is absent, or everything. */
  readonly reads?: 'closure' | 'everything';
}

/** Stages an implementation and starts a guest process that has loaded it. What a module does while it loads is an observation, never a Problem. */
export async function start(implementation: Implementation, options: StartOptions): Promise<Started> {
  const own = realpathSync.native(mkdtempSync(path.join(options.temporary, 'guest-')));
  const cleanUp = (): void => rmSync(own, { recursive: true, force: true, maxRetries: 3 });
  try {
    return await startIn(own, implementation, { ...options, cleanUp });
  } catch (error) {
    cleanUp();
    throw error;
  }
}

async function startIn(own: string, implementation: Implementation, options: StartOptions & { cleanUp: () => void }): Promise<Started> {
  const folder = path.join(own, 'work');
  mkdirSync(folder);
  const staged = await stage(implementation, path.join(own, 'stage'));
  const version = await versionOf(options.node);
  const started = await startGuestProcess({
    launch: (memory) => launchOf(staged, folder, { ...options, version, memory }),
    load: {
      say: 'load', entry: staged.entry, export: implementation.export, folder, clean: true, limits: options.limits,
      replace: [...staged.replace, [folder, '<folder>'], [own, '<temporary>']],
    },
    memory: options.memory, caseSeconds: options.caseSeconds, hasty: options.hasty ?? false, signal: options.signal, cleanUp: options.cleanUp,
  });
  if (started.ok) return started;
  const text = started.reply?.why === 'missing' ? `has no export ${implementation.export ?? ''}` : `fails to load: ${started.reply?.detail ?? started.detail}`;
  return { ok: false, observation: { kind: 'failedToLoad', text }, finding: findingOf(implementation, started) };
}

/** MiB. A case leaves little behind: more room for new objects makes the process larger, not faster. */
const NEW_OBJECTS = 4;
/**
 * Bytecodes that may be inlined into one function. Much of a short run is spent on compiling, and most of that on what was inlined; with less of it a
 * guest answers its first 10,000 cases with a sixth less work, and 100,000 with no more.
 */
const INLINED = 300;

function launchOf(staged: Staged, folder: string, options: StartOptions & { version: NodeVersion }): Launch {
  const bundle = realpathSync.native(options.guestEntry);
  const reads = options.reads === 'everything' ? ['*'] : [bundle, folder, ...staged.reads];
  const flags = permissionFlags(options.version, { reads, writes: [folder], grants: options.grants });
  const args = [...flags, `--max-old-space-size=${options.memory}`, `--max-semi-space-size=${NEW_OBJECTS}`, `--max-inlined-bytecode-size-cumulative=${INLINED}`, bundle, ...options.grants.map((grant) => grant.kind)];
  return { node: options.node, args, folder, memory: options.memory, jail: permissionModelAlone };
}

const run = promisify(execFile);

async function versionOf(node: string): Promise<NodeVersion> {
  if (node === process.execPath) return readNodeVersion(process.version);
  try {
    const { stdout } = await run(node, ['--version'], { env: {} });
    return readNodeVersion(stdout);
  } catch (error) {
    throw new Problem({ code: 'SANDBOX-UNAVAILABLE', severity: 'error', message: `${node} does not run: ${String(error)}. It is to run the subjects; name a Node executable.` });
  }
}

function findingOf(implementation: Implementation, failed: Extract<GuestStart, { ok: false }>): Finding {
  const { reply, detail, said } = failed;
  const { name } = implementation;
  if (reply?.why === 'missing') {
    const there = reply.detail === '' ? 'It exports nothing that can be called.' : `It has ${shortened(reply.detail)}.`;
    return { code: 'EXPORT-NOT-FOUND', severity: 'error', file: name, message: `${name} has no export ${implementation.export ?? ''} that can be called. ${there}` };
  }
  if (reply === null && /bad option|not allowed in|Assertion failed|could not be started/.test(detail + said)) {
    return { code: 'SANDBOX-UNAVAILABLE', severity: 'error', file: name, message: `The contained process did not start: ${detail}: ${said.slice(0, 300)}. Holdfast needs Node 20.19 or newer with its permission model.` };
  }
  const place = placeOf(reply?.at ?? null);
  const where = place === null ? name : `${place.file}:${place.line}`;
  const what = reply?.detail ?? detail;
  return {
    code: 'LOAD-FAILED', severity: 'error', ...(place ?? { file: name }),
    message: `${name} does not load: ${what} (${where}). Mend the module, or name one that can be imported without that.`,
  };
}

function placeOf(at: string | null): { file: string; line: number } | null {
  const found = /^(.*):(\d+)$/.exec(at ?? '');
  return found === null ? null : { file: (found[1] ?? '').replace(/^<module>\//, ''), line: Number(found[2]) };
}

function shortened(names: string): string {
  const list = names.split(', ');
  return list.length <= 12 ? list.join(', ') : `${list.slice(0, 12).join(', ')} and ${list.length - 12} more`;
}
