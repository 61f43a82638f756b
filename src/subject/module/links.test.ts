import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
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
  return names.filter(new Links(new Map(files)).touches(Object.keys(sources)[0] as string));
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
