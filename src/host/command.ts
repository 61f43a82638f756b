import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export interface CommandResult {
  /** Null where a signal ended it or it could not be started. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The executable is not on the PATH. */
  readonly missing: boolean;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** Added to our own environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Bytes of each stream that are kept; what lies beyond is cut from the front, since the last words matter. */
const KEPT = 64 * 1024 * 1024;

/**
 * Runs a program without a shell and gives its exit code and output; a failing command is a value, not an error. On abort its
 * whole process group is killed, and the abort's reason is thrown once it has ended.
 */
export async function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  options.signal.throwIfAborted();
  const [file, all] = onThisPlatform(command, args);
  const child = spawn(file, all, {
    cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, env: { ...process.env, ...options.env },
    // A group of its own, so that an abort also reaches the children of npm.
    detached: process.platform !== 'win32',
  });
  const kill = (): void => killGroup(child);
  options.signal.addEventListener('abort', kill, { once: true });
  try {
    const result = await ended(child);
    options.signal.throwIfAborted();
    return result;
  } finally {
    options.signal.removeEventListener('abort', kill);
  }
}

function ended(child: ChildProcess): Promise<CommandResult> {
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  return new Promise((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ code: null, stdout: '', stderr: error.message, missing: true });
      else reject(error);
    });
    child.on('close', (code) => resolve({ code, stdout: stdout(), stderr: stderr(), missing: false }));
  });
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream?.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    while (size > KEPT && chunks.length > 1) size -= chunks.shift()?.length ?? 0;
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It ended between the abort and the kill.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * On Windows npm and its like are `.cmd` files, which only `cmd.exe` starts, and that reads ranges such as `^1` its own way. So npm is
 * run by Node itself where it came with Node.
 */
function onThisPlatform(command: string, args: readonly string[]): [string, string[]] {
  if (process.platform !== 'win32' || !['npm', 'pnpm', 'yarn'].includes(command)) return [command, [...args]];
  const npm = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (command === 'npm' && existsSync(npm)) return [process.execPath, [npm, ...args]];
  const unsafe = args.find((arg) => /[&|<>^%!"\r\n]/.test(arg));
  if (unsafe !== undefined) throw new Error(`an argument that cmd.exe would read: ${unsafe}`);
  return ['cmd.exe', ['/d', '/s', '/c', command, ...args]];
}
