import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { holdfast } from '../cli/holdfast.js';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { threadsOf } from '../../src/host/threads.js';
import type { LintedShare, LintShare } from '../../src/run/lint/share.js';

const SPECS = 320;

let work: Scratch;
beforeAll(() => {
  work = scratch();
  // Every third says TBD, every tenth is silenced for it, and the last two share an id.
  const spec = (i: number): string => `---\nholdfast: 1\nsubject: a.ts\nids: [N]\n---\n\n# Title ${i}\n\n${i % 10 === 0 ? '<!-- holdfast-disable-next-block LINT-TBD: soon -->\n\n' : ''}## N-${Math.min(i, SPECS - 2)}: One\n\n${i % 3 === 0 ? 'The mode is TBD: ' : ''}\`f(${i})\` → \`1\`\n`;
  work.write(Object.fromEntries(Array.from({ length: SPECS }, (_, i) => [`${i % 3}/${i}.spec.md`, spec(i)])));
});
afterAll(() => work.remove());

function lint(...args: readonly string[]): { readonly specs: number; readonly checks: number; readonly findings: readonly { readonly code: string; readonly file: string }[] } {
  const { stdout, stderr } = holdfast(['lint', '--json', ...args], work);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as ReturnType<typeof lint>;
}

it('says of many specs in several threads what it says of few in one', () => {
  const all = lint();
  expect(all).toMatchObject({ specs: SPECS, checks: SPECS });
  const apart = Array.from({ length: 3 }, (_, folder) => lint(String(folder)).findings).flat();
  const across = all.findings.filter(({ code }) => code === 'LINT-ID-SHARED' || code === 'SPEC-ID-DUPLICATE');
  expect(across.length).toBeGreaterThan(0);
  expect(all.findings.filter((finding) => !across.includes(finding))).toEqual(apart);
  expect(apart.filter(({ code }) => code === 'LINT-TBD').length).toBeGreaterThan(70);
});

it('is carried out by the program that a thread is, on a machine of one core too', async () => {
  const { start } = threadsOf<LintShare, LintedShare>(() => path.resolve('dist/lint-thread.js'));
  const files = Array.from({ length: 30 }, (_, i) => `${i % 3}/${i}.spec.md`);
  const share: LintShare = { workingFolder: work.folder, files, named: [], settings: [], rules: {}, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const parts = await Promise.all([start(share), start(share)]);
  expect(parts.flat().map(({ at }) => at).toSorted((a, b) => a - b)).toEqual(files.map((_, at) => at));
  expect(parts.flat().flatMap(({ linted }) => (linted !== null && 'linted' in linted ? linted.findings : [])).filter(({ code }) => code === 'LINT-TBD')).toHaveLength(10);
});
