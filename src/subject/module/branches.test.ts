import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { branchEdits } from './branches.js';
import { COMPARED, COUNTERS, HELD, KEYED, SOUGHT } from './insertions.js';
import { applyEdits } from './specifiers.js';

const NONE = { branches: 0, comparisons: 0 };

/** Runs a script with its branches counted; gives what it evaluates to, which ran, and what was compared. */
function run(code: string): { value: unknown; reached: number[]; seen: unknown[][]; code: string } {
  const { edits, count } = branchEdits(code, { esm: false, first: NONE });
  const counted = applyEdits(code, edits);
  const counters = new Uint8Array(count.branches);
  const seen: unknown[][] = [];
  let held: unknown;
  const value: unknown = vm.runInNewContext(counted, {
    [COUNTERS]: counters,
    [COMPARED]: (operator: number, _: number, a: unknown, b: unknown) => {
      seen.push([a, b]);
      return compare(operator, a, b);
    },
    [HELD]: (of: unknown) => (held = of),
    [KEYED]: (_: number, table: object, key: unknown) => {
      seen.push([Object.keys(table).join(), key]);
      return key;
    },
    [SOUGHT]: (_: number, __: number, what: unknown) => {
      seen.push([held, what]);
      return what;
    },
  });
  return { value, reached: [...counters.keys()].filter((i) => counters[i] === 1), seen, code: counted };
}

function compare(operator: number, a: unknown, b: unknown): boolean {
  const [x, y] = [a as number, b as number];
  return [a === b, a !== b, a == b, a != b, x < y, x <= y, x > y, x >= y][operator] as boolean;
}

describe('edits that note which branches run', () => {
  it('note both sides of what can go two ways', () => {
    const source = (x: number) => `function f(x) { if (x > 1) return 'many'; else if (x === 1) return 'one'; return x < 0 ? 'below' : 'none'; } f(${x})`;
    expect([2, 1, 0, -1].map((x) => run(source(x)).value)).toEqual(['many', 'one', 'none', 'below']);
    expect([2, 1, 0, -1].map((x) => run(source(x)).reached)).toEqual([[0, 1], [0, 2, 3], [0, 2, 4, 6], [0, 2, 4, 5]]);
  });

  it.each([
    ['an if with no else', 'let n = 0; if (n) n = 1; n', 0],
    ['ifs within ifs without braces', 'let s = ""; for (const [a, b] of [[0,0],[0,1],[1,0],[1,1]]) if (a) if (b) s += "ab"; else s += "a"; else s += "-"; s', '--aab'],
    ['loops without braces', 'let n = 0; for (let i = 0; i < 3; i++) n += i; for (const k in { a: 1, b: 2 }) n += 10; while (n < 30) n++; do n += 100; while (n < 200); n', 230],
    ['an empty loop', 'let n = 0; for (; n < 4; n++); n', 4],
    ['cases, and where they fall through', 'const f = (x) => { switch (x) { case 1: case 2: return "low"; case 3: { return "three"; } default: return "more"; } }; [1, 2, 3, 4].map(f).join()', 'low,low,three,more'],
    ['operands', '[0 || "a", 1 && "b", null ?? "c", (0, 1) && (2, 3)].join()', 'a,b,c,3'],
    ['bodies that are objects', '[1].map((x) => ({ x }))[0].x', 1],
    ['bodies in bodies', '((a) => (b) => a ? b : (c) => c)(0)(1)(2)', 2],
    ['directives', 'function f() { "use strict"; return this === undefined; } f()', true],
    ['a directive with no semicolon', '(function () { "use strict"\n return this === undefined })()', true],
    ['names of defaults', '((f = () => 1, g = function () {}, C = class {}, n = 2) => [f.name, g.name, C.name, n].join())()', 'f,g,C,2'],
    ['names of what a condition gives', 'const f = 1 ? () => 1 : null; f.name', ''],
    ['lengths', '((a, b = 1 || 2) => 0).length', 1],
    ['handlers', 'try { throw 1 } catch { "caught" }', 'caught'],
    ['generators and what waits', '[...(function* () { const x = yield 1 || 2; if (x) yield 3; })()].length', 1],
    ['labels', 'let n = 0; out: for (;;) { for (;;) if (n++ > 2) break out; else continue out; } n', 4],
    ['functions in conditions', 'if (1) function g() { return 7 } g()', 7],
    ['constructors', 'class A { constructor() { this.a = 1 } } class B extends A { constructor() { super(); if (this.a) this.b = 2 } get c() { return this.b || 0 } } new B().c', 2],
    ['assignments that name', 'let f; f ||= () => 1; f.name', 'f'],
    ['text in templates', '`${1 ? `${0 || "x"}` : "y"}`', 'x'],
    ['what looks like a surrogate', 'const s = "\u{1F600}😀"; s.length > 2 ? s.length : 0', 4],
  ])('leave %s as they are', (_, code, expected) => {
    const counted = run(code);
    expect(counted.value).toBe(expected);
    expect(vm.runInNewContext(code)).toBe(expected);
  });

  it.each([
    ['all that compares', 'const f = (a, b) => [a === b, a !== b, a == b, a != b, a < b, a <= b, a > b, a >= b].map(Number).join(""); f(1, 2) + f("2", 2) + f(3, 3)', '010111000110010110100101'],
    ['what stands in an order', 'let n = 0; const next = () => ++n; [next() < next(), next() * 2 === next() + 2, (next(), next()) > 5].join()', 'true,true,true'],
    ['comparisons in comparisons', 'const x = 7; (x > 3 === (x < 9)) === (x === 7 ? x : 9) > 3', true],
    ['comments between', 'const x = 7; x /* < */ < /* 8 */ 8 && x // x\n === 7', true],
    ['an operand that waits for its turn', '(function* () { const a = (yield 1) === "a" + 1; return a; })().next().value', 1],
    ['names nobody gave', 'typeof nowhere === "undefined" && typeof nowhere !== "string" + ""', true],
    ['choices', 'const f = (x) => { switch (x.k) { case "a" + "b": return 1; case 7: return 2; default: return 3; } }; [{ k: "ab" }, { k: 7 }, {}].map(f).join()', '1,2,3'],
    ['searches', 'const s = new Set(["a"]); ["abc".startsWith("ab"), "abc".indexOf("c", 1), ["x"].includes("x"), s.has("a"), new Map([["k", 2]]).get("k")].join()', 'true,2,true,true,2'],
    ['searches where there may be nothing', 'const o = null; [o?.a.has(1), o?.has("x"), o?.a.b.get("x"), (o?.a)?.includes("y")].join()', ',,,'],
    ['what is asked of a base class', 'class A { has(x) { return x === 1; } } class B extends A { has(x) { return super.has(x) && this.ok(x); } ok(x) { return x.toString().includes("1"); } } new B().has(1)', true],
    ['a private name', 'class A { #p = 1; has(o) { return #p in o; } } const a = new A(); a.has(a) && !a.has({})', true],
    ['code without spaces', '(a=>{switch(a){case"x".length:return"one"===a+""?0:"b"===typeof a||"two"}for(const k of"ab"===a?[1]:[2])return-3!==k&&["q"].includes("q")})(5)', true],
    ['regular expressions', '"a/b".indexOf("/") === 1 && /a/.test("a") && 4 / 2 / 1 < 3', true],
  ])('watch %s, and leave it as it is', (_, code, expected) => {
    const watched = run(code);
    expect(watched.value).toEqual(expected);
    expect(vm.runInNewContext(code)).toEqual(expected);
  });

  it('show both sides of what is compared', () => {
    expect(run('const T = { a: 1, b: 2 }, U = { c: 3 }, L = [1]; const f = (k) => [T[k], T.a, T["b"], U.c, L[0], T?.[k + "x"]]; T["d"] = 4; JSON.stringify([f("b"), T])')).toMatchObject({ value: '[[2,1,2,3,1,null],{"a":1,"b":2,"d":4}]', seen: [['a,b,d', 'b'], ['a,b,d', 'bx']] });
    expect(run('const f = (s) => { if (s === "b" + 1) return 0; switch (s) { case "c": return 1; } return s.startsWith("d") ? 2 : 3 }; f("x")').seen).toEqual([['x', 'b1'], ['x', 'c'], ['x', 'd']]);
  });

  it('show texts and expressions that are held against each other', () => {
    const seen = run('const s = "on 7"; [/7/.test(s), s.replace(/o/g, (m) => m.match(/n/)).split(/x/).length, /[a-z]/g.exec(s)[0], ...s.matchAll(/n/g)].length').seen;
    expect(seen.map((pair) => pair.map(String))).toEqual([['/7/', 'on 7'], ['on 7', '/o/g'], ['o', '/n/'], ['nulln 7', '/x/'], ['/[a-z]/g', 'on 7'], ['on 7', '/n/g']]);
  });

  it('stay on their lines', () => {
    const code = 'function f(x) {\n  if (x)\n    return 1;\n  return x ?\n    2 :\n    3;\n}\nf(0)';
    expect(run(code).code.split('\n')).toHaveLength(code.split('\n').length);
  });

  it('begin to count where they are told to', () => {
    const code = 'const f = () => 1;';
    expect(applyEdits(code, branchEdits(code, { esm: true, first: { branches: 12, comparisons: 3 } }).edits)).toBe(`const f = () => (${COUNTERS}[12]++,1);`);
    const compared = 'x < y';
    expect(applyEdits(compared, branchEdits(compared, { esm: true, first: { branches: 12, comparisons: 3 } }).edits)).toBe(`${COMPARED}(4,3,x , y)`);
  });

  it('are none where nothing parses', () => {
    expect(branchEdits('const = 1', { esm: true, first: NONE })).toEqual({ edits: [], count: NONE });
  });
});
