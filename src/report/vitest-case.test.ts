import { compileFunction } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Case } from '../model/case.js';
import { parseCase } from '../value/case.js';
import { asVitest } from './vitest-case.js';

class UnknownCoupon extends Error {
  readonly code = 'E';
}

class Cart {
  items: string[] = [];
  add(item: string): number {
    return this.items.push(item);
  }
  get size(): number {
    return this.items.length;
  }
}

function call(input: string): Case {
  return { kind: 'call', operation: 'total', input };
}

function file(c: Case, prior: string): string {
  return asVitest(c, { kind: 'returned', text: prior }, './src/price.ts', c.operation);
}

/** Runs the body of a test file against an implementation. Rejects where the test would fail. */
async function run(text: string, name: string, implementation: unknown): Promise<void> {
  const body = text.replaceAll(/^import .*$/gm, '');
  let ran: unknown = null;
  const test = (_: string, act: () => unknown): void => { ran = act(); };
  compileFunction(body, ['expect', 'test', name])(expect, test, implementation);
  await ran;
}

describe('asVitest', () => {
  it('writes a whole file', () => {
    expect(file(call('[[{sku: "a", qty: 2}], "X"]'), '→ {sum: 10, of: ["a"]}')).toBe(`import { expect, test } from 'vitest';
import { total } from './src/price.ts';

// What the implementation before this one did, recorded by holdfast.
test("total([{sku: \\"a\\", qty: 2}], \\"X\\")", () => {
  expect(total([{sku: "a", qty: 2}], "X")).toStrictEqual({sum: 10, of: ["a"]});
});
`);
  });

  // Input, what the prior did, an implementation that does so, and one that does not.
  it.each<[string, string, unknown, unknown]>([
    ['[1]', '→ 2', (n: number) => n + 1, (n: number) => n + 2],
    ['[]', '→ -0', () => -0, () => 0],
    ['[]', '→ undefined', () => undefined, () => null],
    ['[]', '→ {a: 1, b: undefined}', () => ({ a: 1, b: undefined }), () => ({ a: 1 })],
    ['[]', '→ [1, , 3]', () => { const list = [1]; list[2] = 3; return list; }, () => [1, undefined, 3]],
    ['[]', '→ new Map([["a", new Date("2020-01-01T00:00:00.000Z")]])', () => new Map([['a', new Date(Date.UTC(2020))]]), () => new Map([['a', new Date(0)]])],
    ['[]', '→ Cart {items: ["a"]}', () => Object.assign(new Cart(), { items: ['a'] }), () => new Cart()],
    ['[]', '→ {make: <function make>, n: 1}', () => ({ make: () => 1, n: 1 }), () => ({ make: 1, n: 1 })],
    ['[]', '→ {error: TypeError("m")}', () => ({ error: new TypeError('m') }), () => ({ error: new TypeError('n') })],
    ['[]', '→ 1; async', async () => 1, async () => 2],
    ['[]', 'throws TypeError("m")', () => { throw new TypeError('m'); }, () => { throw new RangeError('m'); }],
    ['[]', 'throws TypeError("m")', () => { throw new TypeError('m'); }, () => 1],
    ['[]', 'throws Object.assign(UnknownCoupon("m"), {code: "E"})', () => { throw new UnknownCoupon('m'); }, () => { throw new Error('m'); }],
    ['[]', 'throws UnknownCoupon("m"); async', async () => { throw new UnknownCoupon('m'); }, async () => { throw new UnknownCoupon('n'); }],
    ['[]', 'throws "a"', () => { throw 'a'; }, () => 'a'],
    ['[]', 'throws {code: 1}; async', async () => { throw { code: 1 }; }, async () => { throw { code: 2 }; }],
    ['[[3, 1]]', '→ *1; args[0] = &1 [1, 3]', (list: number[]) => list.sort(), (list: number[]) => list.toSorted()],
    ['[[3, 1]]', '→ *1; args[0] = &1 [1, 3]', (list: number[]) => list.sort(), (list: number[]) => [...list.sort()]],
    ['[&1 [1], *1]', '→ true', (a: unknown, b: unknown) => a === b, () => false],
    ['[&1 {self: *1}]', '→ 1; args[0] = &1 {self: *1, n: 1}', (o: object) => { Object.assign(o, { n: 1 }); return 1; }, () => 1],
    ['[(a) => a + 1]', '→ 3; calls fn0(2)', (f: (n: number) => number) => f(2), (f: (n: number) => number) => f(3)],
    ['[]', 'never returns', () => 1, () => { throw new Error('still no answer'); }],
  ])('%s %s', async (input, prior, right, wrong) => {
    const text = file(call(input), prior);
    await run(text, 'total', right);
    await expect(run(text, 'total', wrong)).rejects.toThrow();
  });

  it('writes a session step by step', async () => {
    const session: Case = {
      kind: 'session', operation: 'Cart',
      steps: [{ access: 'construct', member: 'constructor', input: '[]' }, { access: 'call', member: 'add', input: '["a"]' }, { access: 'get', member: 'size', input: '[]' }],
    };
    const text = file(session, '→ Cart {items: []}\n→ 1\n→ 1');
    expect(text).toContain('  const it = new Cart();\n  expect(it.add("a")).toBe(1);\n  expect(it.size).toBe(1);\n');
    await run(text, 'Cart', Cart);
    await expect(run(text, 'Cart', class extends Cart { override get size(): number { return 0; } })).rejects.toThrow();
  });

  it('writes a session with what a function made, and waits where nothing is waited for', async () => {
    const counter = (n: number) => ({ next: () => { n += 1; return n; }, later: () => Promise.resolve(n), reset: () => counter(0) });
    const text = file(parseCase('it = counter(2); it.next(); void it.later(); it = it.reset(); it.next(); it.later()'), '→ {}\n→ 3\n→ <Promise>\n→ {}\n→ 1\n→ 1; async');
    expect(text).toContain('  let it = counter(2);\n  expect(it.next()).toBe(3);\n  void it.later();\n  await new Promise((resolve) => { setImmediate(resolve); });\n  it = it.reset();\n');
    await run(text, 'counter', counter);
    await expect(run(text, 'counter', (n: number) => ({ ...counter(n), reset: () => counter(1) }))).rejects.toThrow();
  });

  it('keeps what later steps ask, and sets properties', async () => {
    class Bus {
      limit = 1;
      on(): () => number { return () => this.limit; }
    }
    const text = file(parseCase('bus = new Bus(); got1 = bus.on(); bus.limit = 3; got1()'), '→ Bus {limit: 1}\n→ <function>\n→ undefined\n→ 3');
    expect(text).toContain('  const it = new Bus();\n  const got1 = it.on();\n  expect(got1).toBeTypeOf("function");\n  it.limit = 3;\n  expect(got1()).toBe(3);\n');
    await run(text, 'Bus', Bus);
    await expect(run(text, 'Bus', class extends Bus { override on(): () => number { return () => 1; } })).rejects.toThrow();
  });

  it.each([
    ['default', "import subject from './src/price.ts';", 'subject(1)'],
    ['Cart.from', "import { Cart } from './src/price.ts';", 'Cart.from(1)'],
    ['default.sum', "import subject from './src/price.ts';", 'subject.sum(1)'],
    ['odd-name', "import * as subject from './src/price.ts';", 'subject["odd-name"](1)'],
    ['delete', "import * as subject from './src/price.ts';", 'subject.delete(1)'],
  ])('imports %s', (name, statement, asked) => {
    const text = asVitest(call('[1]'), { kind: 'returned', text: '→ 1' }, './src/price.ts', name);
    expect(text).toContain(`\n${statement}\n`);
    expect(text).toContain(`expect(${asked}).toBe(1)`);
  });

  it('says what it does not assert', () => {
    expect(file(call('[]'), '→ 1; console.log("a")')).toContain('// Not asserted: what it writes to the console.');
  });
});
