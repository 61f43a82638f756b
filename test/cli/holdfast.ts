import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

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
  if (!existsSync(CLI)) throw new Error(`There is no ${CLI}; run npm run build first.`);
  const temporary = mkdtempSync(path.join(tmpdir(), 'holdfast-cli-'));
  mkdirSync(path.join(temporary, 't'));
  if (at.uid !== undefined) for (const folder of [temporary, path.join(temporary, 't')]) chmodSync(folder, 0o777);
  const tmp = path.join(temporary, 't');
  const env = { ...process.env, NO_COLOR: '1', HOLDFAST_CACHE: at.cache, TMPDIR: tmp, ...(at.options !== undefined && { NODE_OPTIONS: at.options }), ...at.env };
  const { status, stdout, stderr } = spawnSync(at.node ?? process.execPath, [...at.flags ?? [], at.cli ?? CLI, ...args], { cwd: at.folder, encoding: 'utf8', env, timeout: 60_000, ...(at.uid !== undefined && { uid: at.uid }) });
  const left = readdirSync(tmp);
  rmSync(temporary, { recursive: true, force: true });
  return { code: status, stdout, stderr, left };
}
