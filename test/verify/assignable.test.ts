import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdfast } from '../cli/holdfast.js';
import { scratch, type Scratch } from '../compare/scratch.js';
import { FORBID } from './forbid.js';

const SPEC = `---
holdfast: 1
subject: add.ts
ids: [ADD]
---
# Adding

\`\`\`ts signature
export class Sum { constructor(a: number); get value(): number }
export function add(a: number, b?: number): number
\`\`\`

### ADD-1: It adds

\`add(1, 2)\` → \`3\`, and \`new Sum(3).value\` → \`3\`.
`;
const RIGHT = 'export class Sum { constructor(public a: number) {} get value(): number { return this.a; } }\nexport function add(a: number, b = 0): number { return a + b; }\n';
/** The same behaviour, of another type. */
const WRONG = RIGHT.replace('b = 0): number', 'b = 0): number | string');

interface Verdict {
  readonly verdict: string;
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly message: string; readonly file: string; readonly line: number }[];
  readonly specs: readonly { readonly questions: { readonly spec: { readonly verdict: string } } }[];
}

let work: Scratch;
beforeEach(() => {
  work = scratch();
  work.write({ 'package.json': '{"type": "module"}', 'add.spec.md': SPEC, 'forbid.mjs': FORBID });
});
afterEach(() => work.remove());

function recorded(source: string): void {
  work.write({ 'add.ts': source });
  expect(holdfast(['record', '--executions', '50'], work).code).toBe(0);
}

function verify(options = ''): Verdict & { readonly types: Verdict['findings'] } {
  const said = JSON.parse(holdfast(['verify', '--json', '--executions', '50'], { ...work, options }).stdout) as Verdict;
  return { ...said, types: said.findings.filter((f) => f.code === 'TYPES-UNASSIGNABLE') };
}

describe('types of a candidate that are not what the spec declares', () => {
  it('leave the first question and the verdict undecided, and name spec, export and what to do', () => {
    recorded(RIGHT);
    work.write({ 'add.ts': WRONG });
    const { verdict, types, specs } = verify();
    expect(types).toEqual([expect.objectContaining({ severity: 'warning', file: 'add.spec.md', line: 9, message: expect.stringMatching(/^add\.ts exports add: Type .* is not assignable to .*mend the candidate's types/) })]);
    expect([verdict, specs[0]?.questions.spec.verdict]).toEqual(['undecided', 'undecided']);
  });

  it('are none of a rewrite with the right ones, and a second verdict goes without the compiler', () => {
    recorded(RIGHT);
    work.write({ 'add.ts': RIGHT.replace('a + b', 'b + a') });
    const forbidding = `--import ${pathToFileURL(path.join(work.folder, 'forbid.mjs')).href}`;
    for (const options of ['', forbidding]) expect(verify(options)).toMatchObject({ verdict: 'safe', types: [] });
    work.write({ 'add.ts': WRONG });
    for (const options of ['', forbidding]) expect(verify(options)).toMatchObject({ verdict: 'undecided', types: [{ code: 'TYPES-UNASSIGNABLE' }] });
  });

  it('change no verdict where they are those of the prior, and are asked of no prior itself', () => {
    recorded(WRONG);
    expect(verify()).toMatchObject({ verdict: 'safe', types: [] });
    work.write({ 'add.ts': WRONG.replace('a + b', 'b + a') });
    expect(verify()).toMatchObject({ verdict: 'safe', types: [{ severity: 'info', message: expect.stringContaining('as it did of the prior') }] });
  });
});
