import { describe, expect, it } from 'vitest';
import type { Check } from '../model/spec.js';
import { programOf } from './program.js';

const span = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
const base = { id: 'A-1#0', requirement: 'A-1', span, text: '' };

function property(code: string): string {
  return codeOf({ ...base, kind: 'property', code, signature: '', postcondition: null, operations: [] });
}
function expression(code: string): string {
  return codeOf({ ...base, kind: 'expression', operations: [], code, expected: { how: 'returns', value: '1' } });
}
function example(code: string): string {
  return codeOf({ ...base, kind: 'example', operations: [], code, checkpoints: [] });
}
function codeOf(check: Exclude<Check, { kind: 'pin' }>): string {
  const made = programOf(check);
  return made.ok ? made.program.kind === 'model' || 'code' in made.program ? made.program.code.trim() : '' : `! ${made.message}`;
}

describe('making programs', () => {
  it('takes types away', () => {
    expect(property('(items: Item[], by?: string): boolean => total(items as Item[]) === (0 satisfies number)')).toBe('((items, by) => total(items) === 0)');
    expect(expression('total<string>([], "x"!)')).toBe('total([], "x")');
    expect(example('const a: number = total([]);\ninterface X { a: 1 }\na;')).toBe('const a = total([]);\na;');
  });

  it('marks functions that are closed, and only these', () => {
    expect(expression('sort([2, 1], (a: number, b: number) => a - b)')).toBe('sort([2, 1], __closed((a, b) => a - b))');
    expect(property('(xs, n) => sort(xs, (a) => a - n).length === 0')).toBe('((xs, n) => sort(xs, (a) => a - n).length === 0)');
    expect(property('(xs) => map(xs, (x) => Math.abs(x)).every((x) => x >= 0)')).toBe('((xs) => map(xs, __closed((x) => Math.abs(x))).every(__closed((x) => x >= 0)))');
    expect(property('(xs) => throws(() => total(null), "E") && implies(true, () => true)')).toBe('((xs) => throws(() => total(null), "E") && implies(true, () => true))');
    expect(expression('run({ f() { return 1; }, get g() { return 2; }, h: () => 3 })')).toContain('h: __closed(() => 3)');
    expect(expression('run({ f() { return 1; } })')).not.toContain('__closed');
  });

  it('sees scopes as the language does', () => {
    expect(expression('run((x) => { { const limit = 1; } return x > limit; })')).not.toContain('__closed');
    expect(expression('run((x) => { for (const y of x) { var z = y; } return z; })')).toContain('__closed(');
    expect(expression('run(({ a, b: [c] = [], ...d }) => a + c + d.e)')).toContain('__closed(');
    expect(expression('run(function f(n) { try { return f(n - 1) + arguments.length; } catch (e) { return e.message + this; } })')).toContain('__closed(');
    expect(expression('run(() => this)')).not.toContain('__closed');
    expect(expression('run(() => arguments)')).not.toContain('__closed');
    expect(expression('run((x) => { outer: for (;;) break outer; return { x, outer: 1 }; })')).toContain('__closed(');
    expect(expression('run((x) => ({ y }))')).not.toContain('__closed');
    expect(expression('run((x) => process.exit(x))')).not.toContain('__closed');
  });

  it('marks declarations before they are used', () => {
    expect(example('sort([2, 1], by);\nfunction by(a: number, b: number) { return a - b; }')).toMatch(/^__closed\(by\); sort/);
  });

  it('says what cannot run', () => {
    expect(property('(a) => ')).toMatch(/^! It does not parse/);
    expect(property('total')).toMatch(/^! It is no function/);
    expect(expression('1); total(2')).toMatch(/^! It is more than one expression/);
    expect(example('import fs from "node:fs"; fs.x;')).toMatch(/^! It imports/);
    expect(example('using a = total();')).toMatch(/^! It uses syntax/);
  });
});
