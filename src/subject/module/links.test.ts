import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { constantsOf } from './constants.js';
import { innermost, Links, type Linked } from './links.js';
import { unitsOf } from './units.js';

/** Of files by their names, the first the entry; what stands between `«` and `»` has changed. */
function touching(sources: Readonly<Record<string, string>>, names: readonly string[]): readonly string[] {
  const files = Object.entries(sources).map(([file, marked]): [string, Linked] => {
    const [start, end] = [marked.indexOf('«'), marked.indexOf('»') - 1];
    const units = unitsOf(parseSync(file, marked.replaceAll(/[«»]/g, ''), { sourceType: 'unambiguous', preserveParens: false }).program);
    const changed = start < 0 ? null : innermost(units, { start, end });
    return [file, { units, leads: new Map(Object.keys(sources).map((other) => [`./${other}`, other])), changed: changed === null ? [] : [changed] }];
  });
  return names.filter((name) => new Links(new Map(files)).touches(name));
}

describe('what may run changed code', () => {
  it.each<[string, Record<string, string>, string[], string[]]>([
    ['exports of a module, through its helpers', { a: 'export function f() { return g(); }\nfunction g() { return «1»; }\nexport const h = () => 2;' }, ['f', 'h'], ['f']],
    ['through other files', { a: "export { f } from './b';\nexport * from './c';\nimport g from './b';\nexport const k = () => g();", b: 'export function f() { return 1; }\nexport default function () { return «2»; }', c: 'export function h() {}' }, ['f', 'h', 'k'], ['k']],
    ['of CommonJS', { a: "exports.f = require('./b');\nexports.g = require('./c').other;", b: 'module.exports = function () { return «1»; };', c: 'exports.other = () => 2;' }, ['f', 'g'], ['f']],
    ['of a compiled module', { a: "var _b = _interop(require('./b'));\nvar _c = _interop(require('./c'));\nexports.f = _b.default; exports.g = _c.default;\nfunction _interop(x) { return x; }", b: 'exports.default = void 0; var f = () => «1»; exports.default = f;', c: 'exports.default = () => 2;' }, ['f', 'g'], ['f']],
    ['a method, and what asks for it', { a: 'class A { one() { return this.two(); } two() { return «1»; } three() {} }\nexport const f = (a) => a.one(); export const g = (a) => a.three();' }, ['f', 'g', 'one', 'two', 'three'], ['f', 'one', 'two']],
    ['a method of a prototype', { a: 'function A() {}\nA.prototype.one = function () { return «1»; };\nA.prototype.two = function () { return new A(); };' }, ['one', 'two'], ['one']],
    ['a table, in whoever reads it', { a: 'const T = { a: «1», b: 2 };\nexport function f(k) { return T[k]; }\nexport function g() {}' }, ['f', 'g'], ['f']],
    ['inside a function that is called where it stands', { a: '(function (root, make) { module.exports = make(); })(this, function () { function f() { return «1»; } function g() {}\nreturn { f: f, g: g }; });' }, ['f', 'g'], ['f']],
    ['a name that a function has for itself leads nowhere', { a: 'export const step = () => «1»;\nexport function f(step) { return step + 1; }' }, ['f', 'step'], ['step']],
    ['what is exported as default', { a: 'export const f = () => 1;\nexport default () => «2»;' }, ['f', 'default'], ['default']],
    ['what nothing is known of', { a: 'export const f = () => «1»;' }, ['f', 'unheard'], ['f', 'unheard']],
  ])('%s', (_, sources, names, expected) => {
    expect(touching(sources, names)).toEqual(expected);
  });
});

it('what stands in the code that a function may run is a part of the source', () => {
  const { program } = parseSync('a.js', 'const WORDS = { one: 1 };\nconst RULE = /^x$/;\nexport const f = (a) => WORDS[a] || g(a);\nconst g = (a) => a === "near";\nexport const h = (a) => RULE.test(a) && a !== "far" && a < 7;');
  const units = unitsOf(program);
  const links = new Links(new Map([['a', { units, leads: new Map(), changed: [] }]]));
  const constants = (name: string) => constantsOf([{ program, parts: [...links.runBy([name], 10)] }]);
  expect(constants('f')).toMatchObject({ strings: ['near', 'one'], numbers: [1], expressions: [] });
  expect(constants('h')).toMatchObject({ strings: ['far'], numbers: [7], expressions: [{ source: '^x$', flags: '' }] });
  expect(links.runBy(['f'], 2).size).toBe(2);
});
