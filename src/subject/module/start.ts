import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { promisify } from 'node:util';
import { makeBerth, type Berth, type SpareBerths } from '../../host/berth.js';
import { guestLaunch } from '../../host/guest-command.js';
import { startGuestProcess } from '../../host/guest-process.js';
import { readNodeVersion, type NodeVersion } from '../../host/permission.js';
import { Problem } from '../../host/problem.js';
import type { Implementation } from '../../model/implementation.js';
import type { GuestOptions, Started } from '../../model/ports.js';
import { loadFinding } from './load-finding.js';
import { stage } from './stage.js';

export interface StartOptions extends GuestOptions {
  /** Absolute path of the guest's bundle. */
  readonly guestEntry: string;
  /** Absolute folder in which stages and writable folders are made. */
  readonly temporary: string;
  /** Messages name files from there. */
  readonly workingFolder?: string;
  /** Guests that are on their way already. */
  readonly spares?: SpareBerths | undefined;
}

/** Stages an implementation and starts a guest process that has loaded it. What a module does while it loads is an observation, never a Problem. */
export async function start(implementation: Implementation, options: StartOptions): Promise<Started> {
  const berth = options.spares?.take() ?? makeBerth(options.temporary);
  const counting = (options.branches ?? 'none') !== 'none';
  try {
    const started = await startIn(berth, implementation, options);
    if (started.ok || !counting) return started;
  } catch (error) {
    await berth.remove();
    if (!counting || !(error instanceof Problem)) throw error;
  }
  // What cannot be laid out, or run, beside its counters and away from where it is installed does so without them, or says why not.
  return start(implementation, { ...options, branches: 'none' });
}

/** In a search, what takes so long costs as much as hundreds of other cases. */
const SLOW_MILLISECONDS = 20;

async function startIn(berth: Berth, implementation: Implementation, options: StartOptions): Promise<Started> {
  const { own, work } = berth;
  const staged = await stage(implementation, berth.stage, { branches: options.branches, beside: options.beside, contract: options.contract });
  const version = await versionOf(options.node);
  const command = { node: options.node, version, bundle: realpathSync.native(options.guestEntry), folder: work, reads: options.reads === 'everything' ? null : staged.reads, grants: options.grants };
  const started = await startGuestProcess({
    launch: (memory) => guestLaunch({ ...command, memory }), started: berth.started,
    load: {
      say: 'load', entry: staged.entry, export: implementation.export, ...(options.nested === true && { nested: true }), folder: work, clean: true, ...staged.counts, privates: staged.privates, ...(staged.declared !== undefined && { declared: staged.declared }), limits: options.limits, ...(options.ahead === undefined ? {} : { ahead: options.ahead }),
      ...(options.hasty === true && { slowMilliseconds: SLOW_MILLISECONDS }),
      replace: [...staged.replace, [work, '<folder>'], [own, '<temporary>']],
    },
    memory: options.memory, caseSeconds: options.caseSeconds, ...(options.aloneSeconds === undefined ? {} : { aloneSeconds: options.aloneSeconds }), hasty: options.hasty ?? false, signal: options.signal, cleanUp: () => void berth.remove(),
  });
  if (started.ok) return { ...started, of: implementation.hash };
  const text = started.reply?.why === 'missing' ? `has no export ${implementation.export ?? ''}` : `fails to load: ${started.reply?.detail ?? started.detail}`;
  return { ok: false, observation: { kind: 'failedToLoad', text }, finding: loadFinding(implementation, { failed: started, original: staged.original, cwd: options.workingFolder ?? process.cwd() }) };
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
