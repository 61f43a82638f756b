import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record, verify, type VerifyResult } from '../../src/index.js';
import { project, specOf, type Project } from './project.js';

const PRIOR = `export const VERSION = "1.2.0";
export const LIMITS = { max: 10, names: ["a", "b"] };
export const Level = Object.freeze({ Low: 1, High: 2 });
export const startedAt = Date.now() + Math.random();
export class Box { static most = 3; }
export const double = (n) => n * 2;
export default { unit: "cm", double };
`;

let at: Project;
beforeAll(async () => {
  at = project({ 'double.js': PRIOR, 'double.spec.md': specOf('`double(2)` → `4`') });
  await record({ executions: 200, most: 20 }, { workingFolder: at.folder });
  at.commit('first');
});
afterAll(() => at.remove());

function candidate(part: string, by: string): Promise<VerifyResult> {
  expect(PRIOR).toContain(part);
  at.write({ 'double.js': PRIOR.replace(part, () => by) });
  return verify({ executions: 200 }, { workingFolder: at.folder });
}

const said = ({ specs }: VerifyResult): readonly string[] => specs.flatMap((s) => [...s.rows.map((r) => `${r.origin} ${r.difference.operation}: ${r.cause}`), ...s.findings.map((f) => `${f.code} ${f.message}`)]);

describe('what users of a module see besides its calls', () => {
  it('is as it was in a faithful rewrite, whatever its text, and whatever is another value each time that it loads', async () => {
    expect(await candidate('n * 2', 'n + n').then((r) => [r.verdict, said(r)])).toEqual(['safe', []]);
  });

  it.each([
    ['a constant is another one', 'VERSION = "1.2.0"', 'VERSION = "1.3.0"', /^surface VERSION: is another string$/],
    ['a constant holds another value', 'max: 10', 'max: 11', /^surface LIMITS: LIMITS\.max is another number$/],
    ['a constant is no longer exported', 'export const Level', 'const Level', /^surface Level: is no longer exported$/],
    ['a constant has another name', 'export const LIMITS', 'export const BOUNDS', /^surface LIMITS: is no longer exported$/],
    ['a constant is a function', 'LIMITS = {', 'LIMITS = () => ({', /^surface LIMITS: is a function where it was an object$/],
    ['a constant can be changed', 'Object.freeze({ Low: 1, High: 2 })', '{ Low: 1, High: 2 }', /^surface Level: is /],
    ['a class has another constant', 'most = 3', 'most = 4', /^surface Box\.most: is another number$/],
    ['a default object has another constant', 'unit: "cm"', 'unit: "mm"', /^surface unit: is another string$/],
  ])('is another where %s', async (_, part, by, says) => {
    const whole = by.endsWith('({') ? [`${part} max: 10, names: ["a", "b"] };`, `${by} max: 10, names: ["a", "b"] });`] as const : [part, by] as const;
    const result = await candidate(...whole);
    expect(result.verdict).toBe('undecided');
    expect(said(result)).toContainEqual(expect.stringMatching(says));
    expect(said(result).filter((line) => !line.startsWith('EXPORT-NEW '))).toHaveLength(1);
  });

  it.each([
    ['it writes while it loads', 'console.log("loaded");', /^WRITES-ON-IMPORT .*"console\.log\(\\"loaded\\"\)\\n"/],
    ['it changes what all code shares while it loads', 'Array.prototype.last = function () { return this.at(-1); };', /^ASYNC-LEFT-OVER import of .*a change to Array\.prototype\.last/],
    ['it replaces what all code shares', 'Object.keys = Object.getOwnPropertyNames;', /^ASYNC-LEFT-OVER import of .*a change to Object\.keys/],
    ['it ends the process otherwise', 'process.exitCode = 3;', /^ASYNC-LEFT-OVER import of .*the exit code 3/],
  ])('is another where %s', async (_, statement, says) => {
    const result = await candidate('export const VERSION', `${statement}\nexport const VERSION`);
    expect([result.verdict, ...said(result)]).toEqual(['undecided', expect.stringMatching(says)]);
  });

  it.each([
    ['a call sets the exit code', 'process.exitCode = 3', /^ASYNC-LEFT-OVER double of .*the exit code 3/],
    ['a call leaves a timer', 'setInterval(() => undefined, 1000)', /^ASYNC-LEFT-OVER double of .*a timer/],
    ['a call makes a global', 'globalThis.seen = true', /^ASYNC-LEFT-OVER double of .*a change to globalThis\.seen/],
    ['a call asks for a variable of the environment', 'process.env.PRODUCTION === "1" && n === 0', /^SURROUNDINGS-PROBED .*process\.env\.PRODUCTION/],
  ])('is another where %s', async (_, expression, says) => {
    const result = await candidate('(n) => n * 2', `(n) => { void (${expression}); return n * 2; }`);
    expect([result.verdict, ...said(result)]).toEqual(['undecided', expect.stringMatching(says)]);
  });
});
