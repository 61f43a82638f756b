import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { branchEdits, COUNTERS } from './branches.js';
import { applyEdits } from './specifiers.js';

/** Runs a script with its branches counted; gives what it evaluates to, and which ran. */
function run(code: string): { value: unknown; reached: number[]; count: number; code: string } {
  const { edits, count } = branchEdits(code, { esm: false, first: 0 });
  const counted = applyEdits(code, edits);
  const counters = new Uint8Array(count);
  const value: unknown = vm.runInNewContext(counted, { [COUNTERS]: counters });
  return { value, reached: [...counters.keys()].filter((i) => counters[i] === 1), count, code: counted };
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

  it('stay on their lines', () => {
    const code = 'function f(x) {\n  if (x)\n    return 1;\n  return x ?\n    2 :\n    3;\n}\nf(0)';
    expect(run(code).code.split('\n')).toHaveLength(code.split('\n').length);
  });

  it('begin to count where they are told to', () => {
    const code = 'const f = () => 1;';
    expect(applyEdits(code, branchEdits(code, { esm: true, first: 12 }).edits)).toBe(`const f = () => (${COUNTERS}[12]=1,1);`);
  });

  it('are none where nothing parses', () => {
    expect(branchEdits('const = 1', { esm: true, first: 0 })).toEqual({ edits: [], count: 0 });
  });
});
