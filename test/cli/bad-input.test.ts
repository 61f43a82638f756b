import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { holdfast, holdfastAside } from './holdfast.js';
import type { Said } from './holdfast.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/compare.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

let work: Scratch;
let bare: Scratch;
/** It takes the half minute that a module may take to load, and is started first. */
let hanging: Promise<Said>;
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
    'empty.js': '',
    'single.js': 'export const total = (n) => n;\n',
    'data.json': '{"a": 1}',
    'binary.js': '\u0000\u0001\u0002MZ\u0000',
    'folder/readme.txt': 'nothing to run',
    'broken/package.json': '{"name": "x",\n',
    'broken/good.js': 'export const f = (n) => n;\n',
    'classic/package.json': '{"type": "commonjs"}',
    'classic/module.js': 'export const f = (n) => n;\n',
    'modern/package.json': '{"type": "module"}',
    'modern/classic.js': 'const x = 1;\nexports.f = (n) => n;\n',
    'never.mjs': 'await new Promise(() => {});\nexport const f = (n) => n;\n',
    'circle.js': 'import { b } from "./circle-b.js";\nexport const a = b + 1;\nexport const f = (n) => n;\n',
    'circle-b.js': 'import { a } from "./circle.js";\nexport const b = a + 1;\n',
    'exits.js': 'process.exit(3);\nexport const f = 1;\n',
    'unnamed.js': 'import { nope } from "./good.js";\nexport const f = () => nope;\n',
    'deep/entry.ts': 'interface Unused {\n  a: 1;\n}\nimport { later } from "./later.js";\nexport const f = (): number => later;\n',
    'deep/later.ts': 'enum Colour {\n  Red,\n}\ninterface Unused {\n  a: 1;\n}\nexport const later = Colour.Red;\nfunction fails(): never {\n  throw new RangeError("deep down");\n}\nfails();\n',
    'escapes.ts': 'interface Unused {\n  a: 1;\n}\nvoid (async () => {\n  throw new Error("nobody caught me");\n})();\nexport const f = (n: number): number => n;\n',
    'optional.cjs': 'exports.f = (n) => n;\nrequire("lodahs");\n',
    'missing-package.js': 'import x from "a-package-that-nobody-installed";\nexport const f = () => x;\n',
    'nothing.js': 'export const answer = 42;\n',
    'bad-line.txt': '[1]\n[1, \n',
    'single.txt': '7\n',
    // It waits and does not turn: a loop of half a minute would take a processor from the tests beside it.
    'hangs.js': 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);\nexport const f = 1;\n',
  };
  work.write(files);
  bare.write(files);
  hanging = holdfastAside(['compare', 'hangs.js', 'other.js'], bare);
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
  ['a relative import that leads nowhere', ['lost.js', 'other.js'], 'MODULE-NOT-FOUND', [/lost\.js:1 imports "\.\/nowhere\.js"/, /Correct the path/]],
  ['a package that is not installed', ['missing-package.js', 'other.js'], 'MODULE-NOT-FOUND', [/missing-package\.js:1.*a-package-that-nobody-installed/, /install it/]],
  ['a required package that is not installed', ['optional.cjs', 'other.js'], 'MODULE-NOT-FOUND', [/optional\.cjs:2 imports "lodahs"/]],
  ['an import of a name that is not exported', ['unnamed.js', 'other.js'], 'LOAD-FAILED', [/unnamed\.js:1/, /export named 'nope'/, /Correct the name/]],
  ['a TypeScript module that throws below the entry', ['deep/entry.ts', 'other.js'], 'LOAD-FAILED', [/deep\/later\.ts:9/, /RangeError: deep down/]],
  ['an error on import that nobody catches', ['escapes.ts', 'other.js'], 'LOAD-FAILED', [/escapes\.ts:5/, /nobody caught me/]],
  ['an empty file', ['empty.js', 'other.js'], 'NO-COMMON-OPERATION', [/empty\.js/, /nothing callable/]],
  ['a folder with no module', ['folder', 'other.js'], 'PATH-NOT-FOUND', [/folder is a folder/, /Name the file/]],
  ['JSON', ['data.json', 'other.js'], 'SOURCE-UNREADABLE', [/data\.json is no module/, /ends in \.js/]],
  ['a binary file', ['binary.js', 'other.js'], 'SOURCE-UNREADABLE', [/binary\.js:1/]],
  ['a package.json that does not parse', ['broken/good.js', 'other.js'], 'SOURCE-UNREADABLE', [/broken\/package\.json:2/, /Mend it/]],
  ['an ES module in a CommonJS package', ['classic/module.js', 'other.js'], 'LOAD-FAILED', [/classic\/module\.js:1/, /"type": "module"/]],
  ['CommonJS in an ES module package', ['modern/classic.js', 'other.js'], 'LOAD-FAILED', [/modern\/classic\.js:2/, /\.cjs/]],
  ['an await that never settles', ['never.mjs', 'other.js'], 'LOAD-FAILED', [/never\.mjs/, /never settles/, /inside a function/]],
  ['a circle of imports', ['circle.js', 'other.js'], 'LOAD-FAILED', [/circle-b\.js:2/, /in a circle/]],
  ['a module that ends the process', ['exits.js', 'other.js'], 'LOAD-FAILED', [/exit code 3/, /program/]],
  ['an export misspelt', ['single.js#totla', 'other.js'], 'EXPORT-NOT-FOUND', [/Did you mean total\?/]],
  ['an empty argument', ['', 'other.js'], 'IMPLEMENTATION-UNREADABLE', [/it is empty/]],
  ['examples that are not there', [...BOTH, '--export', 'f', '--examples', 'gone.txt'], 'EXAMPLES-NOT-FOUND', [/gone\.txt/]],
  ['examples that are a folder', [...BOTH, '--export', 'f', '--examples', '.'], 'EXAMPLES-NOT-FOUND', [/cannot be read/]],
  ['a line of examples that does not parse', [...BOTH, '--export', 'f', '--examples', 'bad-line.txt'], 'EXAMPLE-UNREADABLE', [/bad-line\.txt:2/, /\["a", 1\]/]],
  ['a line of examples that is one value', [...BOTH, '--export', 'f', '--examples', 'single.txt'], 'EXAMPLE-UNREADABLE', [/single\.txt:1/, /single value/]],
  ['a freedom that cannot be read', [...BOTH, '--unspecified', '#nonsense'], 'FREEDOM-UNREADABLE', [/#nonsense/]],
  ['a predicate that always refuses', [...BOTH, '--where', '() => false', '--executions', '2'], 'WHERE-REFUSES-ALL', [/\(\) => false/, /--examples/]],
  ['a predicate that does not parse', [...BOTH, '--where', '(a => a'], 'WHERE-INVALID', [/\(a => a/, /column 8/, /arrow function/]],
  ['a predicate that is no function', [...BOTH, '--where', '7'], 'WHERE-INVALID', [/"7"/, /is no function/, /arrow function/]],
  ['a predicate that forgot its parameters', [...BOTH, '--where', 'b !== 0'], 'WHERE-INVALID', [/"b !== 0"/, /is no function/, /\(a, b\) => b !== 0/]],
  ['a predicate of a name that is not there', [...BOTH, '--where', 'isNaM'], 'WHERE-INVALID', [/isNaM is not defined/]],
  ['a predicate in a file that is not there', [...BOTH, '--where', 'gone.ts#within'], 'WHERE-INVALID', [/gone\.ts/]],
  ['a permission that does not exist', [...BOTH, '--allow', 'nonsense'], 'OPTION-INVALID', [/nonsense/, /spawn/]],
  ['a permission with a path that takes none', [...BOTH, '--allow', 'spawn=x'], 'OPTION-INVALID', [/--allow spawn/]],
  ['a budget below zero', [...BOTH, '--budget', '-1'], 'OPTION-INVALID', [/--budget/]],
  ['no executions', [...BOTH, '--executions', '0'], 'OPTION-INVALID', [/--executions 0/, /above 0/]],
  ['executions below zero', [...BOTH, '--executions', '-1'], 'OPTION-INVALID', [/--executions -1/]],
  ['half an execution', [...BOTH, '--executions', '1.5'], 'OPTION-INVALID', [/whole number/]],
  ['no budget', [...BOTH, '--budget', '0'], 'OPTION-INVALID', [/--budget 0/]],
  ['executions that are no number', [...BOTH, '--executions', 'abc'], 'OPTION-INVALID', [/abc/, /wants a number/, /--help/]],
  ['an option misspelt', [...BOTH, '--exprot', 'f'], 'OPTION-INVALID', [/Did you mean --export\?/]],
  ['a side too few', ['good.js'], 'OPTION-INVALID', [/argument 'new'/, /compare --help/]],
  ['no side', [], 'OPTION-INVALID', [/argument 'old'/]],
  ['a side too many', [...BOTH, 'third.js'], 'OPTION-INVALID', [/Expected 2 arguments/]],
  ['a seed that is not whole', [...BOTH, '--seed', '1.5'], 'OPTION-INVALID', [/--seed/]],
];

describe('bad input to compare', () => {
  const inJson = new Set<string>();
  it.each(TABLE)('%s', async (_, args, code, says) => {
    // Not in one piece, so that what hangs is heard when it ends.
    const { code: exit, stdout, stderr, left } = await holdfastAside(['compare', ...args], work);
    expect(left).toEqual([]);
    expect(stdout + stderr).not.toContain('holdfast-cli-');
    expect(stdout + stderr).not.toMatch(/<module>|<folder>|module-\w{6}/);
    expect(stdout + stderr).toContain(code);
    for (const part of says) expect(stdout + stderr).toMatch(part);
    expect(stdout + stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
    expect(exit).toBe(2);
    // In JSON a finding of one kind looks like another.
    if (inJson.has(code)) return;
    inJson.add(code);
    const json = await holdfastAside(['compare', ...args, '--json'], work);
    expect(json.code).toBe(2);
    expect(json.stderr).toBe('');
    expect(json.left).toEqual([]);
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
    expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
    expect(code).toBe(2);
  });

  it('a package that the registry does not have', () => {
    const { code, stderr } = holdfast(['compare', 'npm:is-odd@99.99.99', 'other.js'], { ...work, env: { NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'] ?? '' } });
    expect(stderr).toMatch(/PACKAGE-NOT-FOUND.*is-odd/);
    expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
    expect(code).toBe(2);
  });

  it.each([
    ['an unknown option', [...BOTH, '--nonsense'], /unknown option '--nonsense'/],
    ['a missing argument', ['good.js'], /missing required argument 'new'/],
    ['a number that is none', [...BOTH, '--budget', 'soon'], /--budget.*It wants a number/],
    ['a unit that is none', [...BOTH, '--budget', '2 hours'], /--budget.*It wants a number/],
  ])('%s is refused with a pointer to the help', (_, args, says) => {
    const { code, stdout, stderr } = holdfast(['compare', ...args], work);
    expect(stderr).toMatch(says);
    expect(stderr).toContain('--help');
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('a large module is no bad input', () => {
    work.write({ 'large.js': `export const f = (n) => n;\n${Array.from({ length: 20_000 }, (_, i) => `export const c${i} = "value ${i}";`).join('\n')}\n` });
    expect(holdfast(['compare', 'large.js', 'other.js#f', '--signature', '(n: number) => number', '--executions', '20'], work)).toMatchObject({ code: 0, left: [] });
  });

  it('a file that may not be read', () => {
    work.write({ 'secret.js': 'export const f = 1;\n' });
    chmodSync(path.join(work.folder, 'secret.js'), 0);
    for (const folder of [path.dirname(work.folder), work.folder]) chmodSync(folder, 0o755);
    // Root may read everything, so somebody else asks.
    const root = process.getuid?.() === 0;
    const cache = path.join(work.folder, 'cache-of-nobody');
    mkdirSync(cache, { recursive: true });
    chmodSync(cache, 0o777);
    const { code, stderr } = holdfast(['compare', 'secret.js', 'other.js'], { ...work, cache, ...(root && { uid: 65_534 }) });
    expect(stderr).toMatch(/SOURCE-UNREADABLE secret\.js cannot be read.*permissions/);
    expect(code).toBe(2);
  });

  it('a ref that a shallow clone lacks', () => {
    const at = scratch();
    const git = (...args: readonly string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: at.folder, stdio: 'pipe' });
    at.write({ 'origin/a.js': 'export const f = (n) => n;\n' });
    git('init', '-q', 'origin');
    for (const message of ['one', 'two']) {
      at.write({ 'origin/a.js': `export const f = (n) => n; // ${message}\n` });
      git('-C', 'origin', 'add', '.');
      git('-C', 'origin', 'commit', '-qm', message);
    }
    git('clone', '-q', '--depth', '1', `file://${path.join(at.folder, 'origin')}`, 'shallow');
    const { code, stderr, left } = holdfast(['compare', 'git:HEAD~1:a.js', 'a.js'], { ...at, folder: path.join(at.folder, 'shallow') });
    at.remove();
    expect(stderr).toMatch(/REF-NOT-FOUND.*HEAD~1.*shallow.*git fetch --unshallow/);
    expect({ code, left }).toEqual({ code: 2, left: [] });
  });

  it('a module that writes to stdout on import is compared, its words kept out of the JSON', () => {
    const quiet = 'export const f = (n) => n;\n';
    work.write({ 'loud.js': `console.log("{ loading");\nprocess.stdout.write("raw\\n");\n${quiet}`, 'quiet.js': quiet });
    const { code, stdout } = holdfast(['compare', 'loud.js', 'quiet.js', '--signature', '(n: number) => number', '--executions', '30', '--json'], work);
    const said = JSON.parse(stdout) as { findings: { code: string; message: string }[] };
    expect(code).toBe(0);
    expect(said.findings.find((f) => f.code === 'WRITES-ON-IMPORT')?.message).toMatch(/loud\.js.*loading/);
  });

  it('a module that hangs on import', async () => {
    const { code, stderr, left } = await hanging;
    expect(stderr).toMatch(/LOAD-FAILED hangs\.js.*has not ended after 30 seconds.*endless loop/);
    expect({ code, left }).toEqual({ code: 2, left: [] });
  });
});
