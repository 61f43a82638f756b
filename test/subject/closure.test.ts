import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readImplementationName } from '../../src/subject/implementation-name.js';
import { resolve } from '../../src/subject/module/resolve.js';
import { stage, type Staged } from '../../src/subject/module/stage.js';

/** A case is a folder of real files; `_node_modules` stands for node_modules, which git would leave out. */
interface Expected {
  readonly entry: string;
  readonly links?: Readonly<Record<string, string>>;
  readonly root?: string;
  readonly files: readonly string[];
  /** `name@version`, and the place of the link. */
  readonly packages: readonly string[];
  readonly builtins: readonly string[];
  /** `file:line specifier`. */
  readonly unresolved: readonly string[];
  /** Staged byte for byte. */
  readonly verbatim?: readonly string[];
  readonly notGranted?: readonly string[];
  /** What the export `run` gives under Node's permission model. */
  readonly result: unknown;
}

const CASES = path.resolve(import.meta.dirname, '../cases/closure');
const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-closure-')));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function lay(name: string, as: string): { folder: string; expected: Expected } {
  const folder = path.join(temporary, as);
  cpSync(path.join(CASES, name), folder, { recursive: true });
  const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Expected;
  // Deepest first: the folders above keep their names until then.
  const folders = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => path.basename(f) === '_node_modules').sort((a, b) => b.length - a.length);
  for (const f of folders) renameSync(path.join(folder, f), path.join(folder, path.dirname(f), 'node_modules'));
  for (const [link, target] of Object.entries(expected.links ?? {})) {
    mkdirSync(path.dirname(path.join(folder, link)), { recursive: true });
    symlinkSync(target, path.join(folder, link));
  }
  return { folder, expected };
}

async function resolveCase(folder: string, entry: string) {
  return resolve(readImplementationName(entry), new AbortController().signal, { cwd: folder, cacheFolder: path.join(temporary, 'cache') });
}

function runStaged(staged: Staged): { result: unknown; stderr: string } {
  const permission = Number(process.versions.node.split('.')[0]) >= 23 ? '--permission' : '--experimental-permission';
  const grants = staged.reads.map((p) => `--allow-fs-read=${statSync(p).isDirectory() ? `${p}/*` : p}`);
  const script = `const m = await import(${JSON.stringify(staged.entry)}); console.log(JSON.stringify((m.run ?? m.default.run)()));`;
  const out = execFileSync(process.execPath, [permission, ...grants, '--input-type=module', '-e', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return { result: JSON.parse(out) as unknown, stderr: '' };
}

describe('closures', () => {
  const names = readdirSync(CASES);
  it('has cases', () => expect(names.length).toBeGreaterThan(8));

  it.each(names)('%s', async (name) => {
    const { folder, expected } = lay(name, name);
    const found = await resolveCase(folder, expected.entry);
    const { closure } = found;
    expect(path.relative(folder, closure.root)).toBe(expected.root ?? '');
    expect(closure.files.map((f) => f.path)).toEqual(expected.files);
    expect(closure.packages.map((p) => `${p.name}@${p.version}${p.link === null ? '' : ` ${p.link}`}`)).toEqual(expected.packages);
    expect(closure.builtins).toEqual(expected.builtins);
    expect(closure.unresolved.map((u) => `${u.file}:${u.line} ${u.specifier}`)).toEqual(expected.unresolved);
    const staged = await stage(found, path.join(temporary, `${name}-stage`));
    for (const file of expected.verbatim ?? []) expect(readFileSync(path.join(temporary, `${name}-stage`, file), 'utf8')).toBe(readFileSync(path.join(closure.root, file), 'utf8'));
    for (const file of expected.notGranted ?? []) expect(staged.reads).not.toContain(path.join(folder, file));
    expect(runStaged(staged).result).toEqual(expected.result);
    const { folder: elsewhere } = lay(name, `elsewhere/${name}`);
    expect((await resolveCase(elsewhere, expected.entry)).hash).toBe(found.hash);
  });
});
