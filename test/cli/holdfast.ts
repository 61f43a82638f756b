import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { QUICKLY } from '../kits/quickly.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it left in the temporary folder. */
  readonly left: readonly string[];
}

export interface At {
  readonly folder: string;
  readonly cache: string;
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another build. */
  readonly cli?: string;
  /** Flags of Node before it. */
  readonly flags?: readonly string[];
  readonly uid?: number;
  /** NODE_OPTIONS. */
  readonly options?: string;
}

/** Runs the built command line in a folder, by `node`, with a temporary folder of its own. */
export function holdfast(args: readonly string[], at: At): Said {
  const { node, words, options, ended } = prepared(args, at);
  const { status, stdout, stderr } = spawnSync(node, words, { ...options, encoding: 'utf8' });
  return { code: status, stdout, stderr, left: ended() };
}

/** The same beside what else the test does: for what waits for most of its time. */
export function holdfastAside(args: readonly string[], at: At): Promise<Said> {
  const { node, words, options, ended } = prepared(args, at);
  return new Promise((resolve) => {
    execFile(node, words, { ...options, encoding: 'utf8' }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, stdout, stderr, left: ended() });
    });
  });
}

interface Prepared {
  readonly node: string;
  readonly words: readonly string[];
  readonly options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly timeout: number; readonly uid?: number };
  /** Cleans up, and gives what was left in the temporary folder. */
  readonly ended: () => readonly string[];
}

function prepared(args: readonly string[], at: At): Prepared {
  if (!existsSync(CLI)) throw new Error(`There is no ${CLI}; run npm run build first.`);
  const temporary = mkdtempSync(path.join(tmpdir(), 'holdfast-cli-'));
  mkdirSync(path.join(temporary, 't'));
  if (at.uid !== undefined) for (const folder of [temporary, path.join(temporary, 't')]) chmodSync(folder, 0o777);
  const tmp = path.join(temporary, 't');
  const env = { ...process.env, ...QUICKLY, NO_COLOR: '1', HOLDFAST_CACHE: at.cache, TMPDIR: tmp, ...(at.options !== undefined && { NODE_OPTIONS: at.options }), ...at.env };
  const ended = (): readonly string[] => {
    const left = readdirSync(tmp);
    rmSync(temporary, { recursive: true, force: true });
    return left;
  };
  return { node: at.node ?? process.execPath, words: [...at.flags ?? [], at.cli ?? CLI, ...args], options: { cwd: at.folder, env, timeout: 60_000, ...(at.uid !== undefined && { uid: at.uid }) }, ended };
}
