import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { holdfast } from './holdfast.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/compare.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

let work: Scratch;
let bare: Scratch;
beforeAll(() => {
  work = scratch();
  bare = scratch();
  const files = {
    'good.js': 'export const f = (n) => n;\nexport const g = (n) => n;\n',
    'other.js': 'export const f = (n) => n + 0;\nexport const g = (n) => n;\n',
    'one.js': 'export const only = (n) => n;\n',
    'throws.js': 'export const f = 1;\nthrow new TypeError("not today");\n',
    'broken.js': 'export const f = (n => n;\n',
    'lost.js': 'import { x } from "./nowhere.js";\nexport const f = () => x;\n',
    'missing-package.js': 'import x from "a-package-that-nobody-installed";\nexport const f = () => x;\n',
    'nothing.js': 'export const answer = 42;\n',
    'bad-line.txt': '[1]\n[1, \n',
    'single.txt': '7\n',
  };
  work.write(files);
  bare.write(files);
  execFileSync('git', ['init', '-q'], { cwd: work.folder });
});
afterAll(() => {
  work.remove();
  bare.remove();
});

const BOTH = ['good.js', 'other.js'];

/** What is said, its code, and what the message must hold: the place, and the remedy. */
const TABLE: readonly (readonly [what: string, args: readonly string[], code: string, says: readonly RegExp[]])[] = [
  ['a path that is not there', ['gone.js', 'other.js'], 'PATH-NOT-FOUND', [/gone\.js/, /\. [A-Z]/]],
  ['a ref that is not there', ['git:no-such-ref:good.js', 'other.js'], 'REF-NOT-FOUND', [/no-such-ref/]],
  ['an empty name', ['git:', 'other.js'], 'IMPLEMENTATION-UNREADABLE', [/git:/]],
  ['an export that is not there', ['good.js#nope', 'other.js'], 'EXPORT-NOT-FOUND', [/nope/, /good\.js/, /f, g/]],
  ['an export that is not there, by option', [...BOTH, '--export', 'nope'], 'EXPORT-NOT-FOUND', [/nope/, /f, g/]],
  ['nothing in common', ['one.js', 'other.js'], 'NO-COMMON-OPERATION', [/only/, /#/]],
  ['nothing callable', ['nothing.js', 'other.js'], 'NO-COMMON-OPERATION', [/nothing callable/]],
  ['a signature that does not compile', [...BOTH, '--export', 'f', '--signature', '(a: string =>'], 'SIGNATURE-INVALID', [/\(a: string =>/]],
  ['a signature of an unknown type', [...BOTH, '--export', 'f', '--signature', '(a: Nope) => void'], 'SIGNATURE-INVALID', [/Nope/]],
  ['a signature for several operations', [...BOTH, '--signature', '(a: string) => string'], 'OPTION-INVALID', [/--signature/, /f, g/, /--export/]],
  ['a module that throws on import', ['throws.js', 'other.js'], 'LOAD-FAILED', [/throws\.js:2/, /not today/]],
  ['a module that does not parse', ['broken.js', 'other.js'], 'SOURCE-UNREADABLE', [/broken\.js:1/]],
  ['a relative import that leads nowhere', ['lost.js', 'other.js'], 'LOAD-FAILED', [/nowhere/]],
  ['a package that is not installed', ['missing-package.js', 'other.js'], 'LOAD-FAILED', [/a-package-that-nobody-installed/]],
  ['examples that are not there', [...BOTH, '--export', 'f', '--examples', 'gone.txt'], 'EXAMPLES-NOT-FOUND', [/gone\.txt/]],
  ['examples that are a folder', [...BOTH, '--export', 'f', '--examples', '.'], 'EXAMPLES-NOT-FOUND', [/cannot be read/]],
  ['a line of examples that does not parse', [...BOTH, '--export', 'f', '--examples', 'bad-line.txt'], 'EXAMPLE-UNREADABLE', [/bad-line\.txt:2/, /\["a", 1\]/]],
  ['a line of examples that is one value', [...BOTH, '--export', 'f', '--examples', 'single.txt'], 'EXAMPLE-UNREADABLE', [/single\.txt:1/, /single value/]],
  ['a freedom that cannot be read', [...BOTH, '--unspecified', '#nonsense'], 'FREEDOM-UNREADABLE', [/#nonsense/]],
  ['a predicate that always refuses', [...BOTH, '--where', '() => false', '--executions', '20'], 'WHERE-REFUSES-ALL', [/\(\) => false/, /--examples/]],
  ['a predicate that does not parse', [...BOTH, '--where', '(a => a'], 'WHERE-INVALID', [/\(a => a/, /arrow function/]],
  ['a predicate that is no function', [...BOTH, '--where', '7'], 'WHERE-INVALID', [/"7"/, /can be called/, /arrow function/]],
  ['a predicate in a file that is not there', [...BOTH, '--where', 'gone.ts#within'], 'WHERE-INVALID', [/gone\.ts/]],
  ['a permission that does not exist', [...BOTH, '--allow', 'nonsense'], 'OPTION-INVALID', [/nonsense/, /spawn/]],
  ['a permission with a path that takes none', [...BOTH, '--allow', 'spawn=x'], 'OPTION-INVALID', [/--allow spawn/]],
  ['a budget below zero', [...BOTH, '--budget', '-1'], 'OPTION-INVALID', [/--budget/]],
  ['a seed that is not whole', [...BOTH, '--seed', '1.5'], 'OPTION-INVALID', [/--seed/]],
];

describe('bad input to compare', () => {
  it.each(TABLE)('%s', (_, args, code, says) => {
    const { code: exit, stdout, stderr } = holdfast(['compare', ...args], work);
    expect(stdout + stderr).toContain(code);
    for (const part of says) expect(stdout + stderr).toMatch(part);
    expect(stdout + stderr).not.toMatch(/\n\s+at /);
    expect(exit).toBe(2);
    const json = holdfast(['compare', ...args, '--json'], work);
    expect(json.code).toBe(2);
    expect(json.stderr).toBe('');
    expect(json.stdout.trimEnd()).not.toContain('\n');
    const said = JSON.parse(json.stdout) as { verdict: string; findings: { code: string; message: string }[] };
    validate(said);
    expect(validate.errors ?? []).toEqual([]);
    expect(said.verdict).toBe('invalid');
    expect(said.findings.map((f) => f.code)).toContain(code);
  });

  it('a git ref where no repository is', () => {
    const { code, stderr } = holdfast(['compare', 'git:main:good.js', 'other.js'], bare);
    expect(stderr).toMatch(/NOT-A-REPOSITORY/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });

  it('a package that the registry does not have', () => {
    const { code, stderr } = holdfast(['compare', 'npm:is-odd@99.99.99', 'other.js'], work);
    expect(stderr).toMatch(/PACKAGE-NOT-FOUND.*is-odd/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });

  it.each([
    ['an unknown option', [...BOTH, '--nonsense'], /unknown option '--nonsense'/],
    ['a missing argument', ['good.js'], /missing required argument 'new'/],
    ['a number that is none', [...BOTH, '--budget', 'soon'], /--budget.*It wants a number/],
  ])('%s is refused with a pointer to the help', (_, args, says) => {
    const { code, stdout, stderr } = holdfast(['compare', ...args], work);
    expect(stderr).toMatch(says);
    expect(stderr).toContain('--help');
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('a module that writes to stdout on import is compared, its words kept out of the JSON', () => {
    work.write({ 'loud.js': 'console.log("{ loading");\nprocess.stdout.write("raw\\n");\nexport const f = (n) => n;\n' });
    const { code, stdout } = holdfast(['compare', 'loud.js', 'other.js', '--signature', '(n: number) => number', '--executions', '30', '--json'], work);
    const said = JSON.parse(stdout) as { findings: { code: string; message: string }[] };
    expect(code).toBe(0);
    expect(said.findings.find((f) => f.code === 'WRITES-ON-IMPORT')?.message).toMatch(/loud\.js.*loading/);
  });
});
