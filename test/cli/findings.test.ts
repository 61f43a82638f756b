import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FINDINGS } from '../../src/report/findings.js';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { holdfast } from './holdfast.js';
import { PROVOCATIONS } from './provocations.js';
import type { Provocation } from './provocations.js';
import { RAISED_ELSEWHERE } from './raised-elsewhere.js';
import { startRegistry } from './registry.js';

let registry: Awaited<ReturnType<typeof startRegistry>>;
let work: Scratch;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.stop());

/** A code that nobody raises is a promise that is not kept. */
describe('every kind of finding is raised by the command line', () => {
  it('has a way to bring about each, here or in a test that names it', () => {
    expect([...Object.keys(PROVOCATIONS), ...Object.keys(RAISED_ELSEWHERE)].toSorted()).toEqual(Object.keys(FINDINGS).toSorted());
    for (const [code, file] of Object.entries(RAISED_ELSEWHERE)) expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), `${code} in ${file}`).toContain(code);
  });

  it.each(Object.entries(PROVOCATIONS) as [string, Provocation][])('%s', (code, { files = {}, args, place, remedy, exit = 2, at, run }) => {
    work = scratch();
    try {
      work.write(files);
      const said = run === undefined ? holdfast(args, { ...work, ...at?.(work, registry.url) }) : run(work, args);
      const text = `${said.stdout}\n${said.stderr}`;
      const finding = findingIn(text, code);
      expect(finding, text).not.toBeNull();
      expect(finding).toMatch(place);
      expect(finding).toMatch(remedy);
      expect(text).not.toMatch(/\n\s+at .*[:(]\d+/);
      expect(said.left).toEqual([]);
      expect(said.code).toBe(exit);
    } finally {
      work.remove();
    }
  });
});

/** The message of a finding, its lines put together again; null where it is not there. */
function findingIn(text: string, code: string): string | null {
  const found = new RegExp(String.raw`^(?:error|warning|note) ${code}(?: (.*)|\n((?:  .*\n?)+))`, 'm').exec(text);
  return found === null ? null : (found[1] ?? found[2] ?? '').replaceAll(/\n\s*/g, ' ').trim();
}
