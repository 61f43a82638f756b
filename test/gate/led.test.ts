import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify, type VerifyResult } from '../../src/index.js';
import { project, type Project } from './project.js';

const SPEC = (fences: string): string => `---\nholdfast: 1\nsubject: fee.ts\nids: [FEE]\n---\n# Fees\n\n\`\`\`ts signature\nexport function fee(account: string, cents: number): number\n\`\`\`\n\n## FEE-1: Some accounts pay otherwise\n\nThey MUST.\n\n${fences}\n`;
const PROPERTY = (condition: string): string => SPEC(`\`\`\`ts property\n(account: string, cents: number) => implies(${condition}, fee(account, cents) === 0)\n\`\`\``);
/** All but some of the house's own accounts. */
const FREED = SPEC("```ts unspecified for fee\n(account: string, cents: number) => !account.startsWith('HQ-') || cents < 4000\n```");

const FEE = 'export function fee(account: string, cents: number): number {\n  return Math.max(0, Math.trunc(cents / 100));\n}\n';
const changed = (line: string): string => FEE.replace('  return', `  ${line}\n  return`);

let at: Project;
beforeAll(() => { at = project({ 'fee.ts': FEE, 'old.ts': FEE }); });
afterAll(() => at.remove());

function run(files: Readonly<Record<string, string>>, options: Parameters<typeof verify>[0]): Promise<VerifyResult> {
  at.write(files);
  return verify(options, { workingFolder: at.folder });
}

describe('a property of inputs that hardly any draw meets', () => {
  it.each([
    ['one that stands by itself', "account.startsWith(['H', 'Q'].join('') + '-') && cents > 700 && cents % 7 === 3"],
    ['two that have to be alike', 'account.length > 6 && account.length * 11 === cents - 500'],
    ['one that asks the subject', 'fee(account, cents) > 40 && account.length === 37'],
  ])('is asked on those: %s', { timeout: 60_000 }, async (_, condition) => {
    const { verdict, specs } = await run({ 'fee.ts': FEE, 'fee.spec.md': PROPERTY(condition) }, { specOnly: true });
    expect(verdict).toBe('unsafe');
    expect(specs[0]?.rows[0]?.outcome).toBe('violation');
  });
});

describe('inputs of which the outcome is free', () => {
  it('are left mostly alone', { timeout: 60_000 }, async () => {
    const candidate = changed("if (account.startsWith('HQ-') && cents > 5000) return 1;");
    const { specs } = await run({ 'fee.ts': candidate, 'fee.spec.md': FREED }, { specs: ['fee.spec.md'], against: './old.ts', executions: 2000 });
    // Where it returned Infinity it returns 1: a row of its own, far from daily use.
    expect(specs[0]?.rows.filter((r) => r.reach !== 'exotic').map((r) => [r.origin, r.count > 30])).toEqual([['explored', true]]);
  });

  it('are visited still: what ends the process is free nowhere', { timeout: 60_000 }, async () => {
    const candidate = changed('if (cents === 5) process.exit(3);');
    const { specs } = await run({ 'fee.ts': candidate, 'fee.spec.md': FREED }, { specs: ['fee.spec.md'], against: './old.ts', executions: 600 });
    expect(specs[0]?.rows.map((r) => r.cause)).toEqual([expect.stringContaining('exits')]);
  });
});
