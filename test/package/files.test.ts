import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const DIST = path.join(import.meta.dirname, '../../dist');
const names = readdirSync(DIST).filter((name) => name.endsWith('.js'));
const texts = new Map(names.map((name) => [name, readFileSync(path.join(DIST, name), 'utf8')]));
/** By file, the files that are loaded with it. */
const imports = new Map([...texts].map(([name, text]) => [name, [...text.matchAll(/^(?:import|export) [^'"]*["']\.\/(?<of>[^"']+)["'];$/gm)].map((found) => found.groups?.['of'] ?? '')]));

function loadedWith(name: string): ReadonlySet<string> {
  const seen = new Set([name]);
  for (const each of seen) for (const imported of imports.get(each) ?? []) seen.add(imported);
  return seen;
}

function fileOf(module: string): string {
  const [name] = [...texts].find(([, text]) => text.includes(`//#region ${module}\n`)) ?? [];
  if (name === undefined) throw new Error(`no file of dist holds ${module}`);
  return name;
}

describe('the files of the bundle', () => {
  it('import one another in no circle', () => {
    expect(imports.get('cli.js')?.length).toBeGreaterThan(0);
    for (const name of names) for (const imported of imports.get(name) ?? []) expect([...loadedWith(imported)], `${name} imports ${imported}`).not.toContain(name);
  });

  it('are few where a verdict is given, and bring nothing along that only explores or only lints', () => {
    const loaded = loadedWith(fileOf('src/run/verify/verify.ts'));
    expect(loaded.size).toBeLessThan(25);
    for (const module of ['src/explore/explorer.ts', 'src/lint/catalogue.ts', 'src/types/checker/surface.ts', 'src/derive/program.ts']) expect(loaded).not.toContain(fileOf(module));
  });

  it('are a few small ones for a command that only says something, and for the guests that start first', () => {
    for (const entry of ['cli.js', fileOf('src/temporary.ts')]) {
      const loaded = loadedWith(entry);
      for (const module of ['src/project.ts', 'src/spec/read-spec.ts', 'src/run/verify/verify.ts', 'src/value/print.ts']) expect(loaded, entry).not.toContain(fileOf(module));
    }
  });
});
