import { describe, expect, it } from 'vitest';
import type { Check, Expected, Spec } from '../model/spec.js';
import { readSpec } from './read-spec.js';

const HEAD = '---\nholdfast: 1\nsubject: a.ts\nids: [A]\n---\n\n';

function read(body: string): Spec {
  return readSpec(`${HEAD}## A-1: One\n\n${body}\n`, { file: 'a.spec.md' });
}

function checks(body: string): readonly Check[] {
  return read(body).requirements.flatMap((r) => r.checks);
}

function expected(body: string): readonly Expected[] {
  return checks(body).flatMap((check) => ('expected' in check ? [check.expected] : []));
}

describe('readSpec', () => {
  it('gives places to the character, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      for (const mark of ['', '\ufeff']) {
        const text = `${mark}${HEAD}# 😀\n\n## A-1: One 😀\n\n😀 \`f("😀")\` → \`1\`\n\n* x\n\n  \`\`\`ts example\n  f(2) // → 3\n  \`\`\`\n`.replaceAll('\n', end);
        const spec = readSpec(text, { file: 'a.spec.md' });
        const said = spec.requirements.flatMap((r) => [r.span, ...r.checks.flatMap((c) => (c.kind === 'example' ? [c.span, ...c.checkpoints.map((p) => p.span)] : [c.span]))]);
        expect(said.map(({ start, end: to }) => text.slice(start.offset, to.offset))).toEqual(['## A-1: One 😀', '`f("😀")` → `1`', 'f(2) // → 3', 'f(2) // → 3']);
        expect(said.map(({ start }) => `${start.line}:${start.column}`)).toEqual(['9:1', '11:4', '16:3', '16:3']);
      }
    }
  });

  it('has ids that depend on what a check says and on nothing else', () => {
    const [a] = checks('`f({a: 1, b: [1,2]})` → `{x: 1}`');
    const [b] = checks('Other words. `f( { a:1, b:[1, 2] } )`  MUST return `{"x":1}`.');
    const [c] = checks('`f({a: 1, b: [1, 2]})` → `{x: 2}`');
    expect(a?.id).toMatch(/^A-1#[0-9a-f]{8}$/);
    expect(b?.id).toBe(a?.id);
    expect(c?.id).not.toBe(a?.id);
    expect(checks('| a | `f(a)` |\n|-|-|\n| `1` | `2` |')[0]?.id).toBe(checks('`f(1)` → `2`')[0]?.id);
  });

  it.each([
    ['`f(1)` throws `E`', { kind: 'class', name: 'E', message: null, properties: null }],
    ['`f(1)` MUST throw `E("m")`', { kind: 'class', name: 'E', message: { kind: 'text', text: 'm' }, properties: null }],
    ['`f(1)` throws `E(/m/i)`', { kind: 'class', name: 'E', message: { kind: 'expression', source: 'm', flags: 'i' }, properties: null }],
    ['`f(1)` throws `{code: "E"}`', { kind: 'properties', properties: '{code: "E"}' }],
    ['`f(1)` throws `E("m", {code: 1})`', { kind: 'class', name: 'E', message: { kind: 'text', text: 'm' }, properties: '{code: 1}' }],
    ['`f(1)` throws `"text"`', { kind: 'value', value: '"text"' }],
    ['`f(1)` throws `undefined`', { kind: 'value', value: 'undefined' }],
    ['`f(1)` throws.', { kind: 'anything' }],
  ])('%s', (body, pattern) => {
    expect(expected(body)).toEqual([{ how: 'throws', pattern }]);
  });

  it.each([
    ['a member', '`f(1).a`'], ['several calls', '`f(g(1))`'], ['an operator', '`f(1) + 1`'], ['a new instance', '`new C(1).size`'], ['a text outside the notation', '`f(1 + 1)`'],
  ])('reads a left side with %s as an expression', (_, left) => {
    expect(checks(`${left} → \`1\``).map((c) => c.kind)).toEqual(['expression']);
  });

  it('lets no text lead out of its code span', () => {
    for (const left of ['f(1)) + (g(1)', 'f(1)], [g(1)', 'f(1)]; g([1', 'f(1) // x', 'f(1),', '...f(1)']) {
      const spec = read(`\`${left}\` → \`1\``);
      expect(spec.requirements[0]?.checks, left).toEqual([]);
      expect(spec.notRead.length, left).toBe(1);
    }
  });

  it('says so of a status that does not stand behind the title', () => {
    const told = (title: string): readonly string[] => readSpec(`${HEAD}## A-1: ${title}\n\n\`f(1)\` → \`1\`\n`, { file: 'a.spec.md' }).findings.map(({ code, message }) => `${code} ${message.split(',')[0]}`);
    expect(told('[observed] A lot')).toEqual(['SPEC-STATUS-UNKNOWN [observed] of A-1 does not stand at the end of its heading']);
    expect(told('A lot [draft] of it')).toEqual(['SPEC-STATUS-UNKNOWN [draft] of A-1 does not stand at the end of its heading']);
    expect(told('A lot [observed]')).toEqual([]);
    expect(told('[optional] A lot')).toEqual([]);
  });

  it('says so of examples that stand as plain words, wholly or in part', () => {
    const signature = '```ts signature\nexport function f(a: number): number;\n```\n\n';
    const left = (body: string): readonly string[] => read(signature + body).notRead.map(({ text }) => text);
    expect(left('- f(1) → 2\n- f("a)") => `3`\n- `f(3)` -> 4 or so\n- f(4) returns 5')).toEqual(['f(1) → 2', 'f("a)") => 3', 'f(3) -> 4 or so', 'f(4) returns 5']);
    expect(left('- An f(x) throws light on it, f(x) → y; g(1) returns 2, and f (1) → 2. See f() below.\n- `f(1)` → `2`')).toEqual([]);
    const [bare] = read(`${signature}Some *f(1) → 2*`).notRead;
    expect(bare?.span.start).toMatchObject({ line: 13, column: 7 });
  });

  it('makes implies lazy by its place in the tree, not by its name', () => {
    const code = (body: string): string | undefined => checks(`\`\`\`ts property\n${body}\n\`\`\``).flatMap((c) => (c.kind === 'property' ? [c.code] : []))[0];
    expect(code('(a: number) => implies(a > 0, f(a) > 0)')).toBe('(a: number) => implies(a > 0, () => f(a) > 0)');
    expect(code('(a: number) => implies(a > 0, () => f(a) > 0)')).toBe('(a: number) => implies(a > 0, () => f(a) > 0)');
    expect(code('async (a: number) => implies(a > 0, (await f(a)) > 0)')).toBe('async (a: number) => await implies(a > 0, async () => (await f(a)) > 0)');
    expect(code('(implies: any, a: number) => implies(a > 0, f(a))')).toBe('(implies: any, a: number) => implies(a > 0, f(a))');
    expect(code('(a: any) => a.implies(1, f("implies(a, b)"))')).toBe('(a: any) => a.implies(1, f("implies(a, b)"))');
  });

  it.each([
    ['(a: number) => f(a) > 0', 'f'], ['(a: number, b = 1) => implies(a > b, f(a, b) > 0)', 'f'], ['(a: number, b: number) => f(b, a) > 0', null], ['(a: number) => f(a) > f(a)', null],
    ['(a: number) => f(a, 1) > 0', null], ['(a: number, b: number) => f(a) > b', null], ['(a: number) => C.of(a).ok', 'C.of'], ['(a: number) => new C(a).ok', null], ['(a: number) => throws(() => f(a))', 'f'],
  ])('%s is a postcondition of %s', (body, operation) => {
    expect(checks(`\`\`\`ts property\n${body}\n\`\`\``).map((c) => (c.kind === 'property' ? c.postcondition : c.kind))).toEqual([operation]);
  });

  it('has nothing to say of a text that is empty, and reads it', () => {
    const spec = readSpec('', { file: 'a.spec.md' });
    expect([spec.requirements, spec.findings.map((f) => f.code)]).toEqual([[], ['SPEC-FRONT-MATTER']]);
  });

  it('reads sessions that ended early, and no others whose steps lack an outcome', () => {
    const session = (...lines: readonly string[]): Spec => read(['```cases', ...lines, '```'].join('\n'));
    const ended = session('box = new Box(0) throws RangeError("no")', '  box.size', '  box.add(1)', 'box = new Box(1) → Box {}', '  box.size → 0');
    expect(ended.findings).toEqual([]);
    expect(ended.requirements.flatMap((r) => r.checks).map((c) => (c.kind === 'pin' && c.case.kind === 'session' ? [c.case.steps.length, c.expected] : []))).toEqual([
      [3, { how: 'observes', observation: { kind: 'threw', text: 'throws RangeError("no")' } }],
      [2, { how: 'observes', observation: { kind: 'returned', text: '→ Box {}\n→ 0' } }],
    ]);
    for (const lines of [['box = new Box(1) → Box {}', '  box.size'], ['box = new Box(1)', '  box.size → 0'], ['box = new Box(0) throws RangeError("no")', '  box.size', '  box.add(1) → 1']]) {
      expect(session(...lines).findings.map((f) => f.code), lines.join('\n')).toEqual(['SPEC-EXAMPLE-UNREADABLE']);
    }
  });
});
