import { describe, expect, it } from 'vitest';
import { annotate, MARK } from './annotate.js';

/** What is said of the parameters of each function, in order of the text. */
function said(code: string, esm = false): readonly string[] {
  return [...(annotate(code, esm) ?? '').matchAll(new RegExp(String.raw`/\*\* @${MARK} (.*?) \*/`, 'g'))].map(([, text]) => text ?? '');
}

function of(body: string, parameters = 'x'): string {
  return said(`function f(${parameters}) { ${body} }`)[0] ?? '';
}

describe('what code does with a parameter says what it is', () => {
  it.each([
    ['return x - 1', '{number} x'],
    ['return Math.abs(x)', '{number} x'],
    ['return x < 10', '{number} x'],
    ['return x.trim().length', '{string} x'],
    ['return x.length', '{string | any[]} x'],
    ['return x.map((item) => item.name.toUpperCase())', '{{ name: string }[]} x'],
    ['for (const item of x) total += item.price * item.count', '{{ price: number; count: number }[]} x'],
    ['let sum = 0; for (let i = 0; i < x.length; i++) sum += x[i] * 2; return sum', '{number[]} x'],
    ['return x.reduce((sum, { size = 1 }) => sum + size, 0)', '{{ size?: number }[]} x'],
    ['return x ? 1 : 2', '{boolean} [x]'],
    ['return x.getTime()', '{Date} x'],
    ['x.set("a", 1); return x.size', '{Map<any, any>} x'],
    ['return x(1, 2) - 3', '{((arg0: any, arg1: any) => number)} x'],
    ['x(function (err, result) { return err ?? result })', '{((arg0: (err: any, result: any) => any) => any)} x'],
    ['const done = (e) => e; for (const run of x) run(1, done)', '{(((arg0: any, arg1: (e: any) => any) => any))[]} x'],
    ['return JSON.parse(x)', '{string} x'],
    ['for (const key in x) out[key] = x[key].id', '{Record<string, { id: any }>} x'],
    ['return Object.values(x).filter((v) => v.on)', '{Record<string, { on?: boolean }>} x'],
    ['return typeof x === "string" ? x.length : x - 1', '{number | string} x'],
    ['return Array.isArray(x) ? x.join() : x.trim()', '{any[] | string} x'],
    ['const { a, b: { c } } = x; return a - c.trim()', '{{ a: number; b: { c: string } }} x'],
    ['return x?.name ?? "none"', '{{ name?: string }} [x]'],
    ['switch (x) { case "a": return 1; default: return 2 }', '{"a" | (string & {})} x'],
    ['return x.kind === "b" || x.kind === "" || x.level === -1 || 2 == x.level', '{{ kind: "b" | "" | (string & {}); level: 2 | (number & {}) }} x'],
    ['const SIGNS = { EUR: 1, "a b": 2 }; return SIGNS[x]', '{"EUR" | "a b" | (string & {})} x'],
    ['const SIGNS = { EUR: 1, USD: 2 }; return x in SIGNS', '{"EUR" | "USD" | (string & {})} x'],
    ['const SIGNS = { EUR: 1, USD: 2 }; return Object.hasOwn(SIGNS, x)', '{"EUR" | "USD" | (string & {})} x'],
    ['const SIGNS = { EUR: 1, USD: 2 }; return has.call(SIGNS, x.sign)', '{{ sign: "EUR" | "USD" | (string & {}) }} x'],
    ['const SIGNS = { EUR: 1, USD: 2 }; return SIGNS.hasOwnProperty(x) || Object.prototype.hasOwnProperty.call(SIGNS, x)', '{"EUR" | "USD" | (string & {})} x'],
    ['try { x = JSON.parse(x) } catch { return null } return x.id', '{string} x'],
    ['x = x || {}; if (x.deep) return x.max * 2', '{{ deep?: boolean; max: number }} [x]'],
    ['return `${x}`', '{string} x'],
    ['return 10n * x', '{bigint} x'],
    ['const all = { deep: true, max: 1, ...x }; return all.deep ? all.max - 1 : 0', '{{ deep?: boolean; max?: number }} [x]'],
    ['const all = Object.assign({}, DEFAULTS, x); return all.max - 1', '{{ max?: number }} [x]'],
    ['x = (0, _merge.default)(x, DEFAULTS); return x.max - 1', '{{ max?: number }} [x]'],
    ['return ((x || {}).max - (x.least)) * 2', '{{ max: number; least: number }} [x]'],
    ['if (typeof x === "function") x(1); return 2', '{((arg0: any) => any)} [x]'],
    ['return typeof x === "object" ? Object.keys(x) : x.trim()', '{Record<string, any> | string} x'],
    ['return x.constructor[x.toString()]', ''],
  ])('%s', (body, expected) => {
    const text = of(body);
    expect(text.replace(/^@param /, '')).toBe(expected);
  });

  it('through calls of functions of the same module, before and after they are declared', () => {
    expect(said('function outer(a) { return inner(a) } function inner(b) { return b.trim() }')).toEqual(['@param {string} a', '@param {string} b']);
    expect(said('const inner = (b) => b * 2; const outer = (a) => inner(a);')).toEqual(['@param {number} b', '@param {number} a']);
    expect(said('function even(n) { return n === 0 || odd(n - 1) } function odd(n) { return n !== 0 && even(n - 1) }')).toEqual(['@param {0 | (number & {})} n', '@param {0 | (number & {})} n']);
  });

  it('but a function is not what one of its callers hands it', () => {
    expect(said('function outer(a) { a.trim(); inner(a) } function inner(b) { return [b] }')).toEqual(['@param {string} a']);
  });

  it('through the fields of a class', () => {
    const code = 'class Cart { constructor(items, limit) { this.items = items || []; this.limit = limit } add(item) { if (item.qty > this.limit) return; this.items.push(item) } }';
    expect(said(code)).toEqual(['@param {{ qty: number }[]} [items] @param {number} limit', '@param {{ qty: number }} item']);
  });

  it('by defaults and rest parameters', () => {
    expect(of('return a', 'a = 1, { b = "x", c } = {}, ...d')).toBe('@param {number} [a] @param {{ b?: string; c: any }} [arg1] @param {...any} d');
    expect(of('return Math.max(...numbers)', '...numbers')).toBe('@param {...number} numbers');
  });

  it('and nothing is said where somebody said it, nor where nothing is known', () => {
    expect(annotate('/** @param {string} a */\nexport const f = (a) => a * 2;', true)).toBeNull();
    expect(annotate('/** Twice. */ function f(a) { return a }', false)).toBeNull();
    expect(said('/** Twice. */ export function f(a) { return a * 2 }', true)).toEqual(['@param {number} a']);
    expect(annotate('function f( {', false)).toBeNull();
  });

  it('and of what somebody only said that it is an object, it says more', () => {
    expect(said('/** @param {string} text\n * @param {Object} [options] */\nfunction f(text, options) { return text.repeat(options.times - 1) }')).toEqual(['@param {string} text @param {{ times: number }} [options]']);
    expect(said('/** @param {string} text\n * @param {Object} options\n * @param {number} options.times */\nfunction f(text, options) { return options.times - 1 }')).toEqual([]);
  });

  it('through the methods of a prototype', () => {
    expect(said('function Box(of) { this.of = of }\nBox.prototype.open = function () { return this.of.lid.trim() };')[0]).toBe('@param {{ lid: string }} of');
    expect(said('function Box(of) { this.of = of }\nBox.prototype = { open: function () { return this.of - 1 } };')[0]).toBe('@param {number} of');
  });

  it('but not of a function that is called where it stands: what it is handed the compiler sees', () => {
    expect(said('(function (root, factory) { module.exports = factory(root - 1) })(this, function () { return function f(x) { return x - 1 } })')).toEqual(['@param {number} x']);
  });

  it('of lists within themselves and of objects that hold themselves', () => {
    expect(of('while (x) { n += x.size * 1; x = x.next }')).toBe('@param {{ size: number; next: any }} [x]');
    expect(of('x.self = x; return x.self.n - 1')).toBe('@param {{ self: any; n: number }} x');
  });

  it('without moving a line, and without a change to what the code is', () => {
    const code = 'export default async function (a) {\n  return await a.then((b) => b * 2)\n}\nexport const o = {\n  m(a) { return a.trim() },\n  p: (a) => a - 1,\n}\n';
    const annotated = annotate(code, true) ?? '';
    expect(annotated.split('\n')).toHaveLength(code.split('\n').length);
    expect(annotated.replaceAll(/\/\*\* @.*?\*\/ /g, '')).toBe(code);
    expect(said(code, true)).toEqual(['@param {Promise<any>} a', '@param {number} b', '@param {string} a', '@param {number} a']);
  });

  it('gives a function behind something else a line of its own, since the compiler takes no comment there', () => {
    expect(annotate('class A { constructor(n) { this.n = n - 1 } m(s) { return s.trim() } } function f(x) { return x * 2 }', false)?.split('\n')).toEqual([
      'class A { ', `/** @${MARK} @param {number} n */ constructor(n) { this.n = n - 1 } `, `/** @${MARK} @param {string} s */ m(s) { return s.trim() } } `, `/** @${MARK} @param {number} x */ function f(x) { return x * 2 }`,
    ]);
  });
});
