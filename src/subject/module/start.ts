import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { permissionModelAlone, type Launch } from '../../host/guest-launch.js';
import { startGuestProcess } from '../../host/guest-process.js';
import { permissionFlags, readNodeVersion, type NodeVersion } from '../../host/permission.js';
import { Problem } from '../../host/problem.js';
import type { Implementation } from '../../model/implementation.js';
import type { GuestOptions, Started } from '../../model/ports.js';
import { loadFinding } from './load-finding.js';
import { stage, type Staged } from './stage.js';

export interface StartOptions extends GuestOptions {
  /** Absolute path of the guest's bundle. */
  readonly guestEntry: string;
  /** Absolute folder in which stages and writable folders are made. */
  readonly temporary: string;
  /** Messages name files from there. */
  readonly workingFolder?: string;
}

/** Stages an implementation and starts a guest process that has loaded it. What a module does while it loads is an observation, never a Problem. */
export async function start(implementation: Implementation, options: StartOptions): Promise<Started> {
  const own = realpathSync.native(mkdtempSync(path.join(options.temporary, 'guest-')));
  const cleanUp = (): void => rmSync(own, { recursive: true, force: true, maxRetries: 3 });
  const counting = options.branches ?? false;
  try {
    const started = await startIn(own, implementation, { ...options, cleanUp });
    if (started.ok || !counting) return started;
  } catch (error) {
    cleanUp();
    if (!counting || !(error instanceof Problem)) throw error;
  }
  // What cannot be laid out, or run, beside its counters and away from where it is installed does so without them, or says why not.
  return start(implementation, { ...options, branches: false });
}

async function startIn(own: string, implementation: Implementation, options: StartOptions & { cleanUp: () => void }): Promise<Started> {
  const folder = path.join(own, 'work');
  mkdirSync(folder);
  const staged = await stage(implementation, path.join(own, 'stage'), { branches: options.branches ?? false });
  const version = await versionOf(options.node);
  const started = await startGuestProcess({
    launch: (memory) => launchOf(staged, folder, { ...options, version, memory }),
    load: {
      say: 'load', entry: staged.entry, export: implementation.export, folder, clean: true, branches: staged.branches, limits: options.limits,
      replace: [...staged.replace, [folder, '<folder>'], [own, '<temporary>']],
    },
    memory: options.memory, caseSeconds: options.caseSeconds, hasty: options.hasty ?? false, signal: options.signal, cleanUp: options.cleanUp,
  });
  if (started.ok) return { ...started, of: implementation.hash };
  const text = started.reply?.why === 'missing' ? `has no export ${implementation.export ?? ''}` : `fails to load: ${started.reply?.detail ?? started.detail}`;
  return { ok: false, observation: { kind: 'failedToLoad', text }, finding: loadFinding(implementation, { failed: started, original: staged.original, cwd: options.workingFolder ?? process.cwd() }) };
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
