import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';

/** How a guest's process is started. */
export interface Launch {
  /** Absolute path of the Node that runs it. */
  readonly node: string;
  /** Flags of Node, then the guest's bundle and its arguments. */
  readonly args: readonly string[];
  /** Working folder: the one it may write to. */
  readonly folder: string;
  /** MiB that V8's heap may take. */
  readonly memory: number;
  readonly jail: Jail;
}

/** A way to contain a command, by putting another one around it. */
export interface Jail {
  /** What the level is called in reports. */
  readonly level: string;
  readonly wrap: (command: string, args: readonly string[]) => readonly [command: string, args: readonly string[]];
}

/** No jail around the process: files, processes, addons and workers are kept by Node's permission model alone. */
export const permissionModelAlone: Jail = { level: 'node-permission', wrap: (command, args) => [command, args] };

/** How a guest's process ended. */
export interface Death {
  /** Null where a signal ended it. */
  readonly code: number | null;
  /** `SIGSEGV`; null where it left by itself. */
  readonly signal: string | null;
}

/** A running process with its two channels. */
export interface GuestChild {
  readonly requests: Writable;
  readonly replies: Readable;
  /** Standard output and error, in the order of arrival. */
  readonly outputs: readonly Readable[];
  /** Fulfilled when the process and all that it started are gone. */
  readonly ended: Promise<Death>;
  /** Asks a guest whose event loop still turns to give up what it waits for. */
  nudge(): void;
  /** Ends the whole process group. */
  kill(): void;
}

/**
 * The shell limits memory outside V8's heap, stays as the parent, and kills the guest once descriptor 5 is closed: by us, or by the
 * system when we are gone, however that came about. Nothing outlives the coordinator, not even an endless loop.
 */
const WATCH = [
  'if [ "$1" -gt 0 ]; then ulimit -d "$1" 2>/dev/null; fi',
  'shift',
  // Which the shell has added to the environment.
  'unset PWD OLDPWD SHLVL _',
  '"$@" 5<&- &',
  'guest=$!',
  'exec 3<&- 4>&-',
  'read -r _ <&5',
  'kill -9 "$guest" 2>/dev/null',
  'wait "$guest"',
].join('\n');

/** It goes to the whole group, where a subject's own processes may be: one that ends nobody who does not listen to it. */
const NUDGE = 'SIGURG';

/** MiB that a Node and the buffers of a subject may take beside V8's heap. */
const BESIDES_HEAP = 512;

export function launch(options: Launch): GuestChild {
  const posix = process.platform !== 'win32';
  const [command, args] = options.jail.wrap(options.node, options.args);
  const data = process.platform === 'linux' ? (options.memory + BESIDES_HEAP) * 1024 : 0;
  // A subject may have removed it; a process cannot start in a folder that is not there.
  mkdirSync(options.folder, { recursive: true });
  const child = spawn(posix ? '/bin/sh' : command, posix ? ['-c', WATCH, 'sh', String(data), command, ...args] : [...args], {
    cwd: options.folder, env: environment(options.folder), detached: posix, windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  const [, stdout, stderr, requests, replies, life] = child.stdio as unknown as [null, Readable, Readable, Writable, Readable, Writable];
  // A guest that is gone closes its ends; that is told by `ended`, not by an error of the pipe.
  for (const stream of [stdout, stderr, requests, replies, life]) stream.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    replies.once('close', () => {
      life.destroy();
      resolve();
    });
  });
  const exited = whenEnded(child);
  // What the guest said last may still wait to be read when it has ended.
  const ended = exited.then((death) => closed.then(() => death));
  return { requests, replies, outputs: [stdout, stderr], ended, nudge: () => signalGroup(child, NUDGE), kill: () => (posix ? life.destroy() : void child.kill('SIGKILL')) };
}

function whenEnded(child: ChildProcess): Promise<Death> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      // What the guest itself had started, where that was granted.
      signalGroup(child, 'SIGKILL');
      resolve(readStatus(code, signal));
    });
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // There is nobody left in the group: the usual case.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A shell passes on the signal that ended its child as 128 and the signal's number. */
function readStatus(code: number | null, signal: string | null): Death {
  if (signal !== null || code === null || code <= 128) return { code, signal };
  const name = Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0];
  return name === undefined ? { code, signal: null } : { code: null, signal: name };
}

/** The same on every machine, and nothing of ours in it. */
function environment(folder: string): NodeJS.ProcessEnv {
  const fixed = { TZ: 'UTC', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, TMPDIR: folder, TMP: folder, TEMP: folder };
  // Windows starts no program without it.
  return process.platform === 'win32' ? { ...fixed, SystemRoot: process.env['SystemRoot'] } : fixed;
}
