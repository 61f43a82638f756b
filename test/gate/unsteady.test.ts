import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, record, verify, type VerifyResult } from '../../src/index.js';
import type { Finding } from '../../src/index.js';
import { DOUBLE, project, specOf, type Project } from './project.js';

let at: Project;
beforeAll(async () => {
  at = project({ 'double.js': DOUBLE, 'double.spec.md': specOf('`double(2)` → `4`', '`double(5000)` → `10000`') });
  await record({ executions: 100, most: 3 }, { workingFolder: at.folder });
  at.commit('first');
});
afterAll(() => at.remove());

async function candidate(text: string): Promise<VerifyResult> {
  at.write({ 'double.js': text });
  return verify({ executions: 1500 }, { workingFolder: at.folder });
}

const rows = ({ specs }: VerifyResult): readonly string[] => specs.flatMap((s) => s.rows.filter((r) => r.counts !== 'reported').map((r) => `${r.origin} ${r.outcome}`));

describe('a candidate that is not steady is not safe', () => {
  it.each([
    ['wrong the first time, and right when it is asked again', 'const seen = new Set(); export const double = (n) => { if (n > 1000 && n !== 5000 && !seen.has(n)) { seen.add(n); return n; } return n * 2; };\n'],
    ['wrong now and then', 'let turn = 0; export const double = (n) => (n > 1000 && n !== 5000 && turn++ % 3 === 0 ? n : n * 2);\n'],
  ])('%s, on inputs that nobody recorded', async (_, text) => {
    const result = await candidate(text);
    expect(result.verdict).toBe('undecided');
    expect(rows(result)).toContain('explored noisy');
  });

  it('wrong once it has been asked often enough, on what was recorded', async () => {
    const other = /^double\((?!2\)|5000\))(.+)\) →/m.exec(at.read('double.baseline'))?.[1] ?? '';
    expect(other).not.toBe('');
    const result = await candidate(`let asked = 0; export const double = (n) => (++asked > 900 && Object.is(n, ${other}) ? 1 : n * 2);\n`);
    expect(result.verdict).toBe('undecided');
    expect(rows(result)).toContain('recorded noisy');
  });

  it('and nobody rules on a row of it once it is another one', async () => {
    const result = await candidate('export const double = (n) => (n > 1000 && n !== 5000 ? n : n * 2);\n');
    const row = result.specs[0]?.rows[0]?.id ?? '';
    at.write({ 'double.js': 'export const double = (n) => (n > 1000 && n !== 5000 ? -n : n * 2);\n' });
    const finding = await decide({ row, as: 'kept', until: '2999-01-01', why: 'seen' }, { workingFolder: at.folder }).then(() => null, (error: { finding: Finding }) => error.finding);
    expect(finding).toMatchObject({ code: 'RULING-REFUSED', message: expect.stringMatching(/it has changed since\. Run holdfast verify double\.spec\.md again/) });
  });
});

it('what a search leaves behind in the prior makes no fault that was planted at a recorded case go uncaught', async () => {
  const joining = (name: string): string => `let mark = '-';\nexport const double = (${name}) => { const out = ${name} + mark; if (${name} > 100) mark = '+'; return out; };\n`;
  const stateful = project({ 'double.js': joining('n'), 'double.spec.md': specOf('`double(2)` → `"2-"`').replace('much', 'much [observed]') });
  try {
    await record({ executions: 20, most: 1 }, { workingFolder: stateful.folder });
    expect(stateful.read('double.baseline')).toMatch(/^double\(-?\d+\) → "-?\d+-"$/m);
    stateful.commit('first');
    stateful.write({ 'double.js': joining('m') });
    const { verdict, specs } = await verify({ executions: 500 }, { workingFolder: stateful.folder });
    expect(specs.flatMap((s) => s.findings.map((f) => f.code))).not.toContain('SELF-CHECK-FAILED');
    expect(verdict).not.toBe('invalid');
  } finally {
    stateful.remove();
  }
});
