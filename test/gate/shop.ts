import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchRepository, type Repository } from '../transcripts/repository.js';

export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../transcripts/fixtures/', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both. */
  readonly said: string;
}

/** A real repository with the built command line at hand. */
export interface Shop extends Repository {
  holdfast(...args: readonly string[]): Ran;
  /** The same in another folder. */
  holdfastIn(folder: string, ...args: readonly string[]): Ran;
  git(...args: readonly string[]): string;
  read(file: string): string;
  /** Replaces a part of a file that must be there. */
  edit(file: string, part: string, by: string): void;
  /** Every file that is no business of git's or of a run's, with its text. */
  files(): ReadonlyMap<string, string>;
  /** The last commit, and nothing else. */
  reset(): void;
  decisions(): readonly string[];
}

export function openShop(fixture = 'cart'): Shop {
  if (!existsSync(CLI)) throw new Error(`There is no ${CLI}; run npm run build first.`);
  const repository = scratchRepository({ fixture: path.join(FIXTURES, fixture) });
  const { folder, env } = repository;
  const run = (file: string, args: readonly string[], cwd = folder): Ran => {
    const { status, stdout, stderr } = spawnSync(file, args, { cwd, env, encoding: 'utf8', timeout: 110_000 });
    return { code: status, stdout, stderr, said: stdout + stderr };
  };
  const git = (...args: readonly string[]): string => {
    const { code, stdout, stderr } = run('git', args);
    if (code !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr}`);
    return stdout;
  };
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const all = (at: string): string[] => readdirSync(path.join(folder, at), { withFileTypes: true }).flatMap((entry) => {
    const name = at === '' ? entry.name : `${at}/${entry.name}`;
    return ['.git', '.holdfast'].includes(entry.name) ? [] : entry.isDirectory() ? all(name) : [name];
  });
  return {
    ...repository, git, read,
    holdfast: (...args) => run(process.execPath, [CLI, ...args]),
    holdfastIn: (other, ...args) => run(process.execPath, [CLI, ...args], other),
    edit: (file, part, by) => {
      const text = read(file);
      if (!text.includes(part)) throw new Error(`${file} does not hold ${part}`);
      repository.write(file, text.replace(part, () => by));
    },
    files: () => new Map(all('').sort().map((name) => [name, read(name)])),
    reset: () => {
      git('reset', '--quiet', '--hard');
      git('clean', '--quiet', '-fd');
    },
    decisions: () => readdirSync(path.join(folder, 'decisions')).filter((name) => name.endsWith('.md')).map((name) => name.replace(/\.md$/, '')),
  };
}

/** With a first record, committed: a small one that is quick to read, or one in which a mistake of the candidate shows. */
export function recordedShop(size: 'small' | 'large' = 'small'): Shop {
  const shop = openShop();
  const { code, said } = shop.holdfast('record', ...(size === 'small' ? ['--executions', '300', '--most', '12'] : ['--executions', '2000', '--most', '100']));
  if (code !== 0) throw new Error(`record failed: ${said}`);
  shop.git('add', '.');
  shop.git('commit', '--quiet', '-m', 'Recorded');
  return shop;
}

/** A wrong candidate: discounts are rounded down. */
export const WRONG = ['cart.ts', 'Math.round', 'Math.floor'] as const;
