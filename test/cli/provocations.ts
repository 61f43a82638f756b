import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FindingCode } from '../../src/model/finding.js';
import type { Scratch } from '../compare/scratch.js';
import { holdfast } from './holdfast.js';
import type { At, Said } from './holdfast.js';

/** How to bring about a finding with the real command line. */
export interface Provocation {
  readonly files?: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** Where it is, as the message must say it. */
  readonly place: RegExp;
  /** What to do next, as the message must say it. */
  readonly remedy: RegExp;
  /** 2 unless it is a warning or a note. */
  readonly exit?: 0 | 1;
  readonly at?: (work: Scratch, registry: string) => Partial<At>;
  /** Instead of one plain run. */
  readonly run?: (work: Scratch, args: readonly string[]) => Said;
}

const SAME = 'export const f = (n) => n;\n';
/** In the same words another module. */
const OTHER = 'export const f = (n) => (n);\n';
const SLOW = 'export const f = (n) => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100); return n; };\n';
const TWO = { 'a.js': SAME, 'b.js': OTHER };
const few = (...args: readonly string[]): readonly string[] => ['compare', 'a.js', 'b.js', '--signature', '(n: number) => number', '--executions', '40', ...args];

/** Of `compare`, `replay` and `explain`; those of specs, records and rulings are in `RAISED_ELSEWHERE`. */
export const PROVOCATIONS: Partial<Readonly<Record<FindingCode, Provocation>>> = {
  'ACCESS-REFUSED': { files: { 'a.js': 'import { unlinkSync } from "node:fs";\nexport const f = (n) => { try { unlinkSync("/nowhere/at/all"); } catch {} return n; };\n', 'b.js': OTHER }, args: few(), exit: 0, place: /a\.js .*\/nowhere\/at\/all/, remedy: /--allow write/ },
  'ASYNC-LEFT-OVER': { files: { 'a.js': 'export const f = (n) => { setInterval(() => {}, 50); return n; };\n', 'b.js': OTHER }, args: few(), exit: 0, place: /f left work.*a timer.*a\.js/, remedy: /return or await it/ },
  'CACHE-UNWRITABLE': { files: { 'a.js': SAME, 'b.js': 'export const f = (n) => n + 1;\n', 'a-file': '' }, args: few(), exit: 1, at: (work) => ({ cache: path.join(work.folder, 'a-file/cache') }), place: /a-file\/cache/, remedy: /HOLDFAST_CACHE/ },
  'CASE-NOT-FOUND': { args: ['replay', '0123abcd'], place: /0123abcd/, remedy: /--between/ },
  'CASE-UNREADABLE': { files: TWO, args: ['replay', 'f(1', '--between', 'a.js', 'b.js'], place: /f\(1 .*character 4/, remedy: /Write a call/ },
  'CLOSURE-INCOMPLETE': { files: { 'a.js': 'export const f = (n) => (typeof n === "symbol" ? require(String(n)) : n);\nimport { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);\n', 'b.js': OTHER }, args: few(), exit: 0, place: /a\.js:1/, remedy: /fixed name/ },
  'ANSWER-OPAQUE': { files: { 'a.js': 'export const f = (n) => new WeakMap([[{}, n]]);\n', 'b.js': 'export const f = (n) => new WeakMap([[{}, -n]]);\n' }, args: few(), place: /f returned <WeakMap>/, remedy: /a module for each side/ },
  'EXAMPLE-UNREADABLE': { files: { ...TWO, 'calls.txt': '[1]\n  [1, }\n' }, args: ['compare', 'a.js', 'b.js', '--examples', 'calls.txt'], place: /calls\.txt:2:7/, remedy: /as an array/ },
  'EXAMPLES-NOT-FOUND': { files: TWO, args: ['compare', 'a.js', 'b.js', '--examples', 'gone.txt'], place: /gone\.txt/, remedy: /working directory/ },
  'EXPORT-NOT-FOUND': { files: { 'a.js': 'export const total = (n) => n;\n', 'b.js': OTHER }, args: ['compare', 'a.js#totla', 'b.js'], place: /a\.js#totla/, remedy: /Did you mean total\?/ },
  'FEW-CASES': { files: { 'slow.js': SLOW, 'other.js': `${SLOW}\n` }, args: ['compare', 'slow.js', 'other.js', '--signature', '(n: number) => number', '--budget', '1s'], exit: 0, place: /Only \d+ cases? of f ran/, remedy: /--budget 12/ },
  'FIELDS-UNDECLARED': { files: { 'a.js': 'export class Box {\n  constructor(n) { this.n = n; this.age = 0; }\n}\n', 'a.d.ts': 'export class Box {\n  constructor(n: number);\n  readonly n: number;\n}\n', 'b.js': 'export class Box {\n  constructor(n) { this.n = n; this.made = 1; }\n}\n' }, args: ['compare', 'a.js', 'b.js', '--executions', '40'], exit: 0, place: /age and made of Box/, remedy: /Declare a field/ },
  'FREEDOM-UNREADABLE': { files: TWO, args: ['compare', 'a.js', 'b.js', '--unspecified', '#key-oder'], place: /#key-oder/, remedy: /Did you mean #key-order\?/ },
  'GIT-FAILED': { files: TWO, args: ['compare', 'git:main:a.js', 'b.js'], at: () => ({ env: { PATH: '/nowhere' } }), place: /git is not on the PATH/, remedy: /Install it/ },
  'HISTORY-DEPENDENT': { files: { 'a.js': SAME, 'b.js': 'let calls = 0;\nexport const f = (n) => (calls++ > 10 ? -1 : n);\n' }, args: few(), exit: 0, place: /f\(/, remedy: /keeps state/ },
  'IMPLEMENTATION-UNREADABLE': { files: TWO, args: ['compare', 'git:', 'b.js'], place: /"git:"/, remedy: /git:main:src\/price\.ts/ },
  'INSTALL-FAILED': { files: TWO, args: ['compare', 'npm:known@1.0.0', 'b.js'], at: () => ({ env: { npm_config_registry: 'http://127.0.0.1:9' } }), place: /known.*127\.0\.0\.1:9/, remedy: /Check the network/ },
  INTERNAL: { files: TWO, args: few(), at: (work) => ({ cli: otherBuild(work, 'without-guest', (name, text) => (name === 'guest.js' ? null : text)) }), place: /without-guest/, remedy: /Install it again/ },
  INTERRUPTED: { files: TWO, args: few('--executions', '100000000'), at: () => ({ flags: ['--import', `data:text/javascript,${encodeURIComponent('setTimeout(() => process.kill(process.pid, "SIGTERM"), 1500).unref();')}`] }), place: /Ended before there was a result/, remedy: /smaller --budget/ },
  'LOAD-FAILED': { files: { 'src/a.ts': 'interface Unused {\n  a: 1;\n}\nexport const f = 1;\nthrow new TypeError("not today");\n', 'b.js': OTHER }, args: ['compare', 'src/a.ts', 'b.js'], place: /src\/a\.ts:5/, remedy: /mend it/ },
  'MODULE-NOT-FOUND': { files: { 'src/a.ts': 'interface Unused {\n  a: 1;\n}\n\nimport { x } from "./hlper.js";\nexport const f = (): string => x;\n', 'src/helper.ts': 'export const x = "";\n', 'b.js': OTHER }, args: ['compare', 'src/a.ts', 'b.js'], place: /src\/a\.ts:5 imports "\.\/hlper\.js"/, remedy: /Did you mean \.\/helper/ },
  'NO-COMMON-OPERATION': { files: { 'a.js': 'export const one = () => 1;\n', 'b.js': 'export const two = () => 1;\nexport const three = () => 1;\n' }, args: ['compare', 'a.js', 'b.js'], place: /a\.js and b\.js/, remedy: /a\.js#one/ },
  NOISY: { files: { 'a.js': 'export const f = (n) => n + Math.random();\n', 'b.js': 'export const f = (n) => n + Math.random() ;\n' }, args: few(), exit: 0, place: /f answers differently/, remedy: /--unspecified/ },
  'NOT-A-REPOSITORY': { files: TWO, args: ['compare', 'git:main:a.js', 'b.js'], place: /lies in no git repository/, remedy: /inside the repository/ },
  'OPERATION-LEFT-OUT': { files: { 'a.js': `${SAME}export const g = () => 1;\n`, 'b.js': OTHER }, args: few(), exit: 0, place: /prior exports g/, remedy: /nothing to compare/ },
  'OPERATION-TYPED-BY-USE': { files: { 'a.js': 'export const f = (text) => text.trim().toUpperCase();\n', 'b.js': 'export const f = (text) => text.toUpperCase().trim();\n' }, args: ['compare', 'a.js', 'b.js', '--executions', '20'], exit: 0, place: /with f/, remedy: /--signature/ },
  'OPERATION-UNTYPED': { files: TWO, args: ['compare', 'a.js', 'b.js', '--executions', '20'], exit: 0, place: /with f/, remedy: /--signature/ },
  'OPTION-INVALID': { files: TWO, args: ['compare', 'a.js', 'b.js', '--exprot', 'f'], place: /--exprot/, remedy: /Did you mean --export\?.*--help/ },
  'PACKAGE-NOT-FOUND': { files: TWO, args: ['compare', 'npm:known@1.9.0', 'b.js'], at: (_, registry) => ({ env: { npm_config_registry: registry } }), place: /known has no version 1\.9\.0/, remedy: /1\.4\.2/ },
  'PARAMETER-NOT-INVENTED': { files: { 'a.ts': 'export class Cart { private constructor() {} }\nexport const f = (cart: Cart, n: number): number => n;\n', 'b.ts': 'export class Cart { private constructor() {} }\nexport const f = (cart: Cart, n: number): number => (n);\n' }, args: ['compare', 'a.ts', 'b.ts', '--export', 'f', '--executions', '20'], exit: 0, place: /Cart.*parameter cart of f/, remedy: /wrap it/ },
  'PATH-NOT-FOUND': { files: { 'price.js': SAME, 'b.js': OTHER }, args: ['compare', 'prise.js', 'b.js'], place: /prise\.js/, remedy: /Did you mean price\.js\?/ },
  'REF-NOT-FOUND': { files: TWO, args: ['compare', 'git:no-such-ref:a.js', 'b.js'], at: () => ({ folder: fileURLToPath(new URL('../..', import.meta.url)) }), place: /no-such-ref/, remedy: /git fetch/ },
  'SAME-IMPLEMENTATION': { files: TWO, args: ['compare', 'a.js', 'a.js', '--executions', '20'], exit: 0, place: /a\.js and a\.js/, remedy: /see that it is saved/ },
  'SANDBOX-UNAVAILABLE': { files: TWO, args: few(), run: (work, args) => withoutItsNode(work, args), place: /did not start/, remedy: /Node 20\.19 or newer/ },
  'SELF-CHECK-FAILED': { files: TWO, args: few(), at: (work) => ({ cli: otherBuild(work, 'blind', (_, text) => text.replace(/this\.book\.add\(pair, \{/g, 'void (pair, {')) }), place: /of f/, remedy: /cannot be trusted/ },
  'SIGNATURE-INVALID': { files: TWO, args: ['compare', 'a.js', 'b.js', '--signature', '(a: strng) => void'], place: /column 5/, remedy: /Did you mean 'string'\?/ },
  'SOURCE-UNREADABLE': { files: { 'a.ts': 'export const f = 1;\nexport const g = (n: number: number => n;\n', 'b.js': OTHER }, args: ['compare', 'a.ts', 'b.js'], place: /a\.ts:2/, remedy: /Mend it/ },
  'TYPES-UNREADABLE': { files: { 'a.js': 'const f = (n) => n;\nexport { f };\n', 'a.d.ts': 'declare function f(n: number): number;\n', 'b.js': OTHER }, args: ['compare', 'a.js', 'b.js', '--executions', '20'], exit: 0, place: /a\.d\.ts/, remedy: /--signature/ },
  'WHERE-INVALID': { files: TWO, args: few('--where', '(a: number => a'), place: /column 12/, remedy: /arrow function/ },
  'WHERE-REFUSES-ALL': { files: TWO, args: few('--where', '(n) => n.a.b'), place: /n\.a\.b.*TypeError/, remedy: /Widen it/ },
  'WRITES-ON-IMPORT': { files: { 'a.js': `console.log("hello");\n${SAME}`, 'b.js': OTHER }, args: few(), exit: 0, place: /a\.js .*hello/, remedy: /kept out/ },
};

/** The build, with its files changed by `change` (null leaves one out). */
function otherBuild(work: Scratch, name: string, change: (file: string, text: string) => string | null): string {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const folder = path.join(work.folder, name, 'dist');
  cpSync(dist, folder, { recursive: true, filter: (file) => path.basename(file) === 'dist' || change(path.basename(file), '') !== null });
  symlinkSync(path.join(dist, '../node_modules'), path.join(folder, '../node_modules'));
  cpSync(path.join(dist, '../package.json'), path.join(folder, '../package.json'));
  let changed = false;
  for (const file of readdirSync(folder)) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const other = change(file, text) ?? text;
    changed ||= other !== text;
    writeFileSync(path.join(folder, file), other);
  }
  if (!changed && readdirSync(folder).length === readdirSync(dist).length) throw new Error(`nothing of the build was changed for ${name}`);
  return path.join(folder, 'cli.js');
}

/** As when Node is updated while a run is under way: its executable is gone once the command line runs. */
function withoutItsNode(work: Scratch, args: readonly string[]): Said {
  const node = path.join(work.folder, 'node');
  cpSync(process.execPath, node);
  return holdfast(args, { ...work, node, flags: ['--import', `data:text/javascript,${encodeURIComponent('import fs from "node:fs"; fs.rmSync(process.execPath);')}`] });
}
