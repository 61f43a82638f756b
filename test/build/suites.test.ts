import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'oxc-transform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch, type Scratch } from '../compare/scratch.js';
import { holdfast } from '../cli/holdfast.js';
import { jest, nodeTest, vitest, type Ran, type Run } from './runners.js';
import { WRONG } from './wrong.js';

const cases = path.resolve(import.meta.dirname, '../cases');
const GATE = readdirSync(path.join(cases, 'gate'));

/** The specs with right implementations, and with wrong ones in folders of their own. Runners that take no TypeScript get JavaScript. */
function project(isTypeScript: boolean, kind: string): Scratch {
  const work = scratch();
  work.write({ 'package.json': '{"type": "module", "name": "made"}\n' });
  symlinkSync(path.resolve(import.meta.dirname, '../../node_modules'), path.join(work.folder, 'node_modules'));
  for (const name of [...GATE, 'parcel']) {
    const home = path.join(cases, name === 'parcel' ? 'build' : 'gate', name);
    const spec = readFileSync(path.join(home, `${name}.spec.md`), 'utf8');
    const source = readFileSync(path.join(home, name === 'parcel' ? 'parcel.js' : `${name}.ts`), 'utf8');
    write(work, `right/${name}`, { name, spec, source, isTypeScript });
    for (const [i, { from, to }] of (WRONG[name] ?? []).entries()) {
      expect(source, `${name}: ${from}`).toContain(from);
      write(work, `wrong/${name}-${i}`, { name, spec, source: `${source.replace(from, to)}\nclass Wrapped { constructor(lines) { this.lines = lines; } }\n`, isTypeScript });
    }
  }
  const said = holdfast(['build', '--only', kind], work);
  expect(said.stderr).toBe('');
  expect(said.code, said.stdout).toBe(0);
  return work;
}

function clip(text: string): string {
  return text.slice(0, 4000);
}

interface Module {
  readonly name: string;
  readonly spec: string;
  readonly source: string;
  readonly isTypeScript: boolean;
}

function write(work: Scratch, folder: string, { name, spec, source, isTypeScript }: Module): void {
  const subject = isTypeScript || name === 'parcel' ? source : transformSync(`${name}.ts`, source, { lang: 'ts' }).code;
  const file = isTypeScript && name !== 'parcel' ? `${name}.ts` : `${name}.js`;
  work.write({ [`${folder}/${file}`]: subject, [`${folder}/${name}.spec.md`]: spec.replace(`subject: ${name}.ts`, `subject: ${file}`) });
}

describe.each<readonly [string, Run, boolean]>([['vitest', vitest, true], ['node', nodeTest, false], ['jest', jest, false]])('a made suite, run by %s', (kind, run, isTypeScript) => {
  let work: Scratch;
  let right: Ran;
  let wrong: Ran;
  beforeAll(() => {
    work = project(isTypeScript, kind);
    right = run(path.join(work.folder, 'right'));
    wrong = run(path.join(work.folder, 'wrong'));
  });
  afterAll(() => work.remove());

  it('is green on right implementations, and carries out all but what it says', () => {
    expect(right.failed, clip(right.text)).toEqual([]);
    expect(right.code).toBe(0);
    expect(right.passed.length).toBeGreaterThan(80);
    for (const name of ['CART-4: Every cart adds up holds for all inputs', 'PAR-1: The fee has steps does what its model does', 'PAR-6 (SHOULD): Weights SHOULD stay as many as they were holds for all inputs']) expect(right.passed).toContain(name);
    expect(right.skipped.map((name) => /PAR-\d+/.exec(name)?.[0])).toEqual(['PAR-8', 'PAR-9', 'PAR-10', 'PAR-11', 'PAR-12']);
  });

  it.each(Object.entries(WRONG).flatMap(([name, all]) => all.map((wrong, i) => ({ at: `${name}-${i}`, ...wrong }))))('is red where $at says $to', ({ at, fails }) => {
    expect(wrong.code).not.toBe(0);
    const failed = [...wrong.failedIn].flatMap(([file, names]) => (file.includes(`/wrong/${at}/`) ? names : []));
    expect(failed.some((name) => name.startsWith(fails)), `${failed.join('\n')}\n${failed.length === 0 ? clip(wrong.text) : ''}`).toBe(true);
  });

  it('imports nothing of Holdfast', () => {
    const made = readdirSync(work.folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile() && /\.built/.test(e.parentPath));
    expect(made.length).toBeGreaterThan(10);
    const modules = new Set(made.flatMap(({ parentPath, name }) => Array.from(readFileSync(path.join(parentPath, name), 'utf8').matchAll(/^import .* from '([^.'][^']*)';$/gm), ([, from]) => from)));
    expect([...modules].toSorted()).toEqual([...(kind === 'jest' ? [] : [kind === 'node' ? 'node:test' : kind]), 'fast-check', 'node:assert'].toSorted());
  });
});
