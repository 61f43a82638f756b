import childProcess from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import workers from 'node:worker_threads';
import { REPLIES, REQUESTS } from './channel.js';
import type { Output } from './output.js';
import type { Refusals } from './refusals.js';
import { watchCalls } from './watch-calls.js';

/** What of the file system has been touched since it was asked last. */
export interface Touched {
  /** True at most once after the subject called into the file system. */
  take(): boolean;
}

/** Names of functions: of `fs`, of `fs.promises` and of what starts processes. */
const FILES = [
  'access', 'appendFile', 'chmod', 'chown', 'copyFile', 'cp', 'exists', 'lchmod', 'lchown', 'link', 'lstat', 'lutimes', 'mkdir', 'mkdtemp', 'open', 'opendir',
  'readFile', 'readdir', 'readlink', 'realpath', 'rename', 'rm', 'rmdir', 'stat', 'statfs', 'symlink', 'truncate', 'unlink', 'utimes', 'writeFile',
];
/** That take a descriptor first, as some of the others may. */
const DESCRIPTORS = ['close', 'fchmod', 'fchown', 'fdatasync', 'fstat', 'fsync', 'ftruncate', 'futimes', 'read', 'readv', 'write', 'writev'];
/** No process has so many. */
const NEVER_OPEN = 2 ** 30;
const PROCESSES = ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'];

/** Refusals of the permission model are reported from here; writes to the standard streams by descriptor become console output. */
export function watchFiles(refusals: Refusals, output: Output): Touched {
  let touched = false;
  const touch = (): void => {
    touched = true;
  };
  const files = { refusals, kind: 'write' as const, before: (_: string, args: unknown[]): void => { touch(); closed(args); } };
  watchCalls(fs, [...FILES, ...FILES.map((name) => `${name}Sync`), 'watch', 'watchFile'], files);
  watchCalls(fs, DESCRIPTORS.flatMap((name) => [name, `${name}Sync`]), { refusals, kind: 'write', before: (_, args) => closed(args) });
  watchCalls(fs.promises, FILES, files);
  watchCalls(childProcess, PROCESSES, { refusals, kind: 'spawn', before: touch });
  watchCalls(workers, ['Worker'], { refusals, kind: 'worker', before: touch });
  watchCalls(process, ['dlopen', 'binding', 'loadEnvFile'], { refusals, kind: 'addon', before: touch });
  captureDescriptors(output);
  return {
    take: () => {
      const was = touched;
      touched = false;
      return was;
    },
  };
}

/**
 * A number that a subject was handed, and takes for a descriptor, is nothing that it has opened itself: where the pipes of the guest are, it would
 * hang, or end the process.
 */
function closed(args: unknown[]): void {
  if (args[0] === REQUESTS || args[0] === REPLIES) args[0] = NEVER_OPEN;
}

/** `fs.writeSync(1, …)` is as much console output as `console.log`. */
function captureDescriptors(output: Output): void {
  const original = fs.writeSync;
  const replaced = function (descriptor: number, data: string | NodeJS.ArrayBufferView, ...rest: unknown[]): number {
    if (descriptor !== 1 && descriptor !== 2) return (original as (...args: unknown[]) => number)(descriptor, data, ...rest);
    output.wrote(descriptor === 1 ? 'stdout' : 'stderr', data);
    return typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength;
  };
  fs.writeSync = replaced as typeof fs.writeSync;
}
