import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programOf, type CodeOfSpec } from '../../src/derive/program.js';
import type { Guest } from '../../src/model/ports.js';
import type { Evaluator, Judgement, Program } from '../../src/model/program.js';
import type { Expected } from '../../src/model/spec.js';
import { caseText } from '../../src/value/case.js';
import { bundleGuest, type Bundle } from '../guest/bundle.js';
import { openLoaded } from '../guest/open.js';
import { evaluatorBench, task, type EvaluatorBench } from './open.js';

let bench: EvaluatorBench;
let bundle: Bundle;
let guest: Guest;
let evaluator: Evaluator;
beforeAll(async () => {
  [bench, bundle] = await Promise.all([evaluatorBench(), bundleGuest()]);
  evaluator = bench.open();
  guest = await openLoaded({ bundle: bundle.entry, module: path.resolve('test/fixtures/evaluator/subject.mjs') });
});
afterAll(async () => {
  await Promise.all([guest.close(), evaluator.close()]);
  bundle.remove();
  bench.remove();
});

const span = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
const base = { requirement: 'S-1', span, text: '' };

function program(check: CodeOfSpec): Program {
  const made = programOf(check);
  if (!made.ok) throw new Error(made.message);
  return made.program;
}

async function judge(check: CodeOfSpec, input: string | null = null, observed: string | null = null): Promise<Judgement> {
  const observation = observed === null ? null : { kind: observed.startsWith('throws') ? 'threw' as const : 'returned' as const, text: observed };
  expect(await evaluator.load([program(check)], guest.exports)).toEqual([]);
  const [judgement] = await evaluator.judge([task(check.id, input, observation)], (cases) => guest.run(cases));
  return judgement!;
}

async function property(code: string, input = '[]'): Promise<string> {
  const { result, detail } = await judge({ ...base, id: 'p', kind: 'property', code, signature: '', postcondition: null, operations: [] }, input);
  return detail === '' ? result : `${result}: ${detail}`;
}

async function expression(code: string, expected: Expected): Promise<string> {
  const { result, detail } = await judge({ ...base, id: 'e', kind: 'expression', operations: [], code, expected });
  return detail === '' ? result : `${result}: ${detail}`;
}

async function returning(code: string, value: string): Promise<string> {
  return expression(code, { how: 'returns', value });
}

describe('properties', () => {
  it('hold, are violated with the calls that show it, or vacuous', async () => {
    expect(await property('(items: { qty: number, cents: number }[]) => total(items) === total(items.toReversed())', '[[{qty: 1, cents: 5}, {qty: 2, cents: 3}]]')).toBe('holds');
    expect(await property('(n) => double(n) > n', '[-1]')).toBe('violated: false, with double(-1) → -2');
    expect(await property('(n) => implies(n > 0, double(n) > n)', '[-1]')).toMatch(/^vacuous: an implies excluded/);
    expect(await property('(n) => implies(n > 0, () => double(n) > n)', '[1]')).toBe('holds');
    expect(await property('(n) => n === n', '[1]')).toMatch(/^vacuous: nothing was asked/);
  });

  it('lists each case that it asked once, in order', async () => {
    const { calls } = await judge({ ...base, id: 'p', kind: 'property', code: '(n) => double(double(n)) === double(double(n)) && double(n) === 2 * n', signature: '', postcondition: null, operations: [] }, '[3]');
    expect(calls.map((call) => `${caseText(call.case)} ${call.observation.text}`)).toEqual(['double(3) → 6', 'double(6) → 12']);
  });

  it('are violated where the subject throws and nothing catches it', async () => {
    expect(await property('() => total([], "NO") === 0')).toBe('violated: the subject threw Object.assign(UnknownCoupon("unknown coupon NO"), {code: "NO"}), and nothing caught it, with total([], "NO") throws Object.assign(UnknownCoupon("unknown coupon NO"), {code: "NO"})');
    expect(await property('() => leave() === 0')).toBe('violated: leave() exits 3');
    expect(await property('() => { try { leave(); } catch { return true; } return true; }')).toBe('violated: leave() exits 3');
  });

  it('are faulty where their own code is', async () => {
    expect(await property('(n) => double(n) === missing', '[1]')).toMatch(/^faulty: Its own code threw ReferenceError\("missing is not defined"\), with double\(1\) → 2/);
    expect(await property('(n) => double(n)', '[1]')).toBe('faulty: A property gives true or false, and this one gave 2.');
    expect(await property('() => new Promise(() => {})')).toMatch(/^faulty: Its promise never settles/);
  });

  it('see errors as they are', async () => {
    expect(await property('() => { try { total([], "NO"); } catch (e) { return e instanceof UnknownCoupon && e instanceof Error && !(e instanceof TypeError) && e.code === "NO" && e.constructor.name === "UnknownCoupon" && e.message === "unknown coupon NO"; } return false; }')).toBe('holds');
    expect(await property('async () => { try { await later(-1); } catch (e) { return e instanceof RangeError && e.cause instanceof TypeError && e.cause.message === "below 0"; } return false; }')).toBe('holds');
    expect(await property('() => { try { total([], "NO"); } catch (e) { return e instanceof ShopError; } return false; }')).toMatch(/^opaque: it rests on whether UnknownCoupon extends ShopError/);
    expect(await property('() => throws(() => total([], "NO"), "UnknownCoupon") && throws(() => total([], "NO"), "Error") && throws(() => total([], "NO")) && !throws(() => total([], "NO"), "TypeError") && !throws(() => total([]))')).toBe('holds');
    expect(await property('() => returns(() => total([])) && !returns(() => total([], "NO"))')).toBe('holds');
    expect(await property('() => throws(() => missing(), "ReferenceError")')).toMatch(/^faulty/);
    expect(await property('() => { try { fail(5); } catch (e) { return e === 5; } return false; }')).toBe('holds');
  });

  it('await what is asynchronous', async () => {
    expect(await property('async (n) => (await later(n)) === n + 1', '[1]')).toBe('holds');
    expect(await property('async (n) => (await Promise.all([later(n), later(n + 1)])).length === 2 && await throws(() => later(-1), "RangeError") && await returns(() => later(0))', '[1]')).toBe('holds');
    expect(await property('(n) => later(n) instanceof Promise', '[1]')).toBe('holds');
    expect(await property('async () => (await later(-1)) === 0')).toMatch(/^violated: the subject threw RangeError\("negative", /);
    expect(await property('() => { later(-1); return true; }')).toMatch(/^violated: the subject threw RangeError/);
  });

  it('see what the subject did to its arguments', async () => {
    expect(await property('(list) => { const sorted = sortInPlace(list); return sorted === list && list[0] === 1 && list.length === 3; }', '[[3, 1, 2]]')).toBe('holds');
    expect(await property('() => { const lines = ["a"]; const order = { lines }; mark(order); return order.seen === true && lines.length === 2 && order.lines === lines; }')).toBe('holds');
  });

  it('hand over functions that are closed, or came with the input', async () => {
    expect(await property('() => equal(sortInPlace([1, 3, 2], (a: number, b: number) => b - a), [3, 2, 1])')).toBe('holds');
    expect(await property('(by) => equal(sortInPlace([1, 3, 2], by), [3, 2, 1])', '[(a, b) => b - a]')).toBe('holds');
    expect(await property('() => { const by = (a, b) => b - a; function back(a) { return -a; } return equal(sortInPlace([1, 2], by), [2, 1]) && apply(back, 2) === -2; }')).toBe('holds');
    expect(await property('(n) => apply((x) => x + n, 1) === 2', '[1]')).toMatch(/^faulty: The argument 1 of apply holds a function that cannot be written down: \(x\) => x \+ n\. /);
    expect(await property('() => { const f = (x) => x; return apply((f) => f, f) === f; }')).toBe('holds');
  });

  it('rest on nothing that cannot be seen into', async () => {
    expect(await property('() => counter().label === "counter"')).toBe('holds');
    expect(await property('() => counter().next.name === ""')).toMatch(/^opaque: it rests on <function next>/);
    expect(await property('() => typeof counter().next === "function"')).toBe('holds');
    expect(await property('() => equal(counter(), counter())')).toMatch(/^opaque/);
    expect(await property('() => keys(counter()).length === 2')).toMatch(/cannot be written down/);
  });

  it('draw from iterators what the subject gave', async () => {
    expect(await property('() => equal([...upTo(3)], [1, 2, 3])')).toBe('holds');
    expect(await property('() => [...upTo(10)].length === 10')).toMatch(/^opaque: it rests on the rest of an iterator/);
    expect(await property('() => { for (const n of upTo(10)) if (n === 2) return true; return false; }')).toBe('holds');
  });
});

describe('instances', () => {
  it('are sessions: each step is asked with all before it', async () => {
    const check: CodeOfSpec = { ...base, id: 'p', kind: 'property', code: '() => { const cart = new Cart(2); cart.add("a"); cart.add("b"); return cart.size === 2 && throws(() => cart.add("c"), "Error") && cart instanceof Cart; }', signature: '', postcondition: null, operations: [] };
    const { result, calls } = await judge(check);
    expect(result).toBe('holds');
    expect(calls.map((call) => caseText(call.case)).at(-1)).toBe('cart = new Cart(2); cart.add("a"); cart.add("b"); cart.size; cart.add("c")');
  });

  it('throw when they are made, await, and stand side by side', async () => {
    expect(await property('() => throws(() => new Cart(-1), "RangeError")')).toBe('holds');
    expect(await property('() => throws(() => new Cart(1), "RangeError")')).toBe('violated: false, with cart = new Cart(1) → Cart {items: [], limit: 1}');
    expect(await property('() => returns(() => new Cart(1))')).toBe('holds');
    expect(await property('async () => { const a = new Cart(1), b = new Cart(1); a.add(1); return (await a.checkout()).sold === 1 && b.size === 0; }')).toBe('holds');
  });

  it('that a call gave can be asked, as far as their class is offered', async () => {
    expect(await property('() => makeCart(3).limit === 3 && makeCart(3) instanceof Cart && sizeOf(Cart.of(1, 2)) === 2')).toBe('holds');
    expect(await property('() => makeCart(3).size === 0 && new Cart(3).add(1).add(2).items.length === 2')).toBe('holds');
    // What it holds is asked for once something was done to it, also by our own comparison.
    expect(await property('() => { const c = makeCart(3); const { items } = c; c.add("a"); return c.items.length === 1 && items.length === 0 && equal(c, c) && equal(c.items, ["a"]) && c.size === 1; }')).toBe('holds');
    expect(await property('() => makeCart(3).nothing === 0')).toMatch(/^faulty: The code reads nothing of a Cart that the subject gave\. /);
    expect(await property('() => `${makeCart(3)}` === ""')).toMatch(/^faulty: The code reads Symbol\(Symbol.toPrimitive\)/);
  });

  it('are handed over as they are made, as long as nothing was done to them', async () => {
    expect(await property('() => sizeOf(new Cart(1)) === 0 && sizeOf(Cart.of(1)) === 1')).toBe('holds');
    expect(await property('() => { const c = new Cart(1); return c.size === 0 && sizeOf(c) === 0 && sizeOf(c) === 0 && c.size === 0; }')).toBe('holds');
    expect(await property('() => { const c = new Cart(1); c.add(1); return sizeOf(c) === 1; }')).toMatch(/^faulty: sizeOf is handed an instance of Cart that the spec made and then called, which changed it/);
    expect(await property('() => sizeOf(new Map([[1, new Cart(1)]])) === 0')).toMatch(/^faulty: sizeOf is handed an instance of Cart that the spec made, within a Map/);
  });

  it('are at an end where what they were handed to changed them, or may have', async () => {
    expect(await property('() => fill(new Cart(1)) === 1 && putIn(new Vault()) === 5')).toBe('holds');
    expect(await property('() => { const c = new Cart(1); fill(c); return c.size === 1; }')).toMatch(/^faulty: An instance of Cart is asked for size, and was handed to fill\(new Cart\(1\)\) before/);
    expect(await property('() => { const c = new Cart(1); fill(c); return sizeOf(c) === 1; }')).toMatch(/^faulty: An instance of Cart is handed to sizeOf, and was handed to fill/);
    expect(await property('() => { fillAll([new Cart(1)]); return true; }')).toMatch(/^faulty: fillAll\(\[new Cart\(1\)\]\) changed a list or record that holds instances/);
    expect(await property('() => { const v = new Vault(); putIn(v); return v.put(1) === 6; }')).toMatch(/^faulty: An instance of Vault is asked for put, and was handed to putIn before/);
    expect(await property('() => { const v = new Vault(); v.put(1); return putIn(v) === 6; }')).toMatch(/^faulty: putIn is handed an instance of Vault that the spec made and then called, which may have changed it/);
  });

  it('cannot be compared or changed', async () => {
    expect(await property('() => equal(new Cart(1), new Cart(1))')).toMatch(/^faulty: The code compares an instance of Cart/);
    expect(await property('() => { const c = new Cart(1); c[Symbol.iterator] = 5; return true; }')).toMatch(/^faulty: The code sets Symbol/);
    expect(await property('() => Object.keys(new Cart(1)).length === 0')).toMatch(/^faulty: The code asks for the keys of an instance of Cart/);
    expect(await property('() => Cart.MAX === 1')).toMatch(/^faulty: The code reads Cart\.MAX, which is no operation/);
  });
});

describe('what a function makes', () => {
  it('is a session of its own', async () => {
    expect(await property('() => { const c = counter(), other = counter(); return c.next() === 1 && c.next() === 2 && other.next() === 1 && c.label === "counter"; }')).toBe('holds');
    const check: CodeOfSpec = { ...base, id: 'p', kind: 'property', code: '() => { const c = counter(); c.next(); return c.next() === 3; }', signature: '', postcondition: null, operations: [] };
    const { result, calls } = await judge(check);
    expect(result).toBe('violated');
    expect(calls.map((call) => caseText(call.case))).toEqual(['counter()', 'it = counter(); it.next()', 'it = counter(); it.next(); it.next()']);
  });

  it('is told apart by the step that gave it', async () => {
    const check: CodeOfSpec = { ...base, id: 'p', kind: 'property', code: '() => { const a = new Bus(), b = new Bus(); const [first] = [a.on("x"), a.on("y")], [, second] = [b.on("x"), b.on("y")]; return first() === "x" && second() === "y"; }', signature: '', postcondition: null, operations: [] };
    expect((await judge(check)).result).toBe('holds');
  });
});

describe('expressions', () => {
  it('meet what is expected, or say what came', async () => {
    expect(await returning('total(parse("a") ? [] : [])', '0')).toBe('holds');
    expect(await returning('parse("5").cents', '5')).toBe('holds');
    expect(await returning('{ a: double(1), b: [double(2)] }', '{b: [4], a: 2}')).toBe('holds');
    expect(await returning('double(double(1))', '5')).toBe('violated: expected 5, was 4');
    expect(await returning('await later(1)', '2')).toBe('holds');
    expect(await returning('later(1)', '2')).toBe('holds');
  });

  it('are violated where they cannot do anything with the answer', async () => {
    expect(await returning('parse("").cents', '5')).toMatch(/^violated: expected 5, threw TypeError/);
    expect(await expression('parse("").cents', { how: 'throws', pattern: { kind: 'anything' } })).toMatch(/^violated: expected a throw of the subject, and the code itself threw TypeError/);
    expect(await returning('missing(1)', '5')).toMatch(/^faulty/);
  });

  it('throw', async () => {
    const named = (name: string, message: string | null): Expected => ({ how: 'throws', pattern: { kind: 'class', name, message: message === null ? null : { kind: 'text', text: message }, properties: null } });
    expect(await expression('double(total([], "X"))', named('UnknownCoupon', 'unknown coupon X'))).toBe('holds');
    expect(await expression('double(total([], "X"))', named('UnknownCoupon', 'no'))).toMatch(/^violated: expected it to throw UnknownCoupon\("no"\), threw /);
    expect(await expression('double(total([]))', named('UnknownCoupon', null))).toBe('violated: expected it to throw UnknownCoupon, was 0');
    expect(await expression('later(-1)', named('RangeError', null))).toBe('holds');
  });

  it('that make an instance are judged by what the constructor did', async () => {
    const refused: Expected = { how: 'throws', pattern: { kind: 'class', name: 'RangeError', message: null, properties: null } };
    expect(await expression('new Cart(-1)', refused)).toBe('holds');
    expect(await expression('new Cart(1)', refused)).toBe('violated: expected it to throw RangeError, was Cart {items: [], limit: 1}');
    expect(await returning('new Cart(-1)', '5')).toMatch(/^violated: expected 5, threw RangeError/);
    expect(await returning('new Cart(1)', '{items: [], limit: 2}')).toMatch(/^violated: expected /);
  });
});

describe('examples', () => {
  const example = (code: string, ...values: string[]): CodeOfSpec =>
    ({ ...base, id: 'x', kind: 'example', operations: [], code, checkpoints: values.map((value) => ({ expected: value === 'throws' ? { how: 'throws', pattern: { kind: 'anything' } } : { how: 'returns', value }, text: '', span })) });

  it('are judged at their checkpoints', async () => {
    const code = 'const cart = new Cart(1);\ncart.add("a");\n__checkpoint(0, () => cart.size);\n__checkpoint(1, () => cart.add("b"));\n__checkpoint(2, () => cart.checkout());';
    expect(await judge(example(code, '1', 'throws', '{sold: 1}'))).toMatchObject({ result: 'holds', checkpoint: null });
    expect(await judge(example(code, '1', 'throws', '{sold: 2}'))).toMatchObject({ result: 'violated', checkpoint: 2, detail: 'expected {sold: 2}, was {sold: 1}' });
    expect(await judge(example(code, '2', '1', '{sold: 2}'))).toMatchObject({ result: 'violated', checkpoint: 0, detail: 'expected 2, was 1' });
  });

  it('tell a constructor that threw from one that did not', async () => {
    expect(await judge(example('__checkpoint(0, () => new Cart(-1));', 'throws'))).toMatchObject({ result: 'holds' });
    expect(await judge(example('__checkpoint(0, () => new Cart(1));', 'throws'))).toMatchObject({ result: 'violated', checkpoint: 0, detail: 'expected it to throw something, was Cart {items: [], limit: 1}' });
  });

  it('await at their top', async () => {
    expect(await judge(example('const n = await later(1);\n__checkpoint(0, () => double(n));', '4'))).toMatchObject({ result: 'holds' });
  });

  it('are violated by a throw between checkpoints, and faulty where one is not reached', async () => {
    expect(await judge(example('total([], "X");\n__checkpoint(0, () => double(1));', '2'))).toMatchObject({ result: 'violated', checkpoint: null });
    expect(await judge(example('if (double(1) > 5) __checkpoint(0, () => double(1));', '2'))).toMatchObject({ result: 'faulty', detail: 'Its checkpoint 1 was never reached.' });
  });

  it('see opaque parts as such', async () => {
    expect(await judge(example('__checkpoint(0, () => counter());', '{next: 1, label: "counter"}'))).toMatchObject({ result: 'opaque', checkpoint: 0 });
    expect(await judge(example('__checkpoint(0, () => counter());', '{next: 1, label: "other"}'))).toMatchObject({ result: 'violated', checkpoint: 0 });
  });
});

describe('models', () => {
  const model = (code: string, operation = 'total'): CodeOfSpec => ({ ...base, id: 'm', kind: 'model', operation, code });
  const TOTAL = 'function total(items: { qty: number, cents: number }[], coupon?: string): number { if (coupon !== undefined && coupon !== "TEN") throw new UnknownCoupon(coupon); const sum = items.reduce((s, i) => s + i.qty * i.cents, 0); return coupon ? Math.round(sum * 0.9) : sum; }';

  it('agree by value, or by class and message of what is thrown', async () => {
    expect(await judge(model(TOTAL), '[[{qty: 2, cents: 5}]]', '→ 10')).toMatchObject({ result: 'holds', calls: [] });
    expect(await judge(model(TOTAL), '[[{qty: 2, cents: 5}]]', '→ 11')).toMatchObject({ result: 'violated', detail: 'the model: returned 10; observed: → 11' });
    expect(await judge(model(TOTAL), '[[], "NO"]', 'throws Object.assign(UnknownCoupon("unknown coupon NO"), {code: "NO"})')).toMatchObject({ result: 'holds' });
    expect(await judge(model(TOTAL), '[[], "NO"]', 'throws UnknownCoupon("other")')).toMatchObject({ result: 'violated' });
    expect(await judge(model(TOTAL), '[[], "NO"]', '→ 0')).toMatchObject({ result: 'violated' });
    expect(await judge(model('class Bad extends Error {}\nconst total = () => { throw new Bad("x"); };'), '[]', 'throws Bad("x")')).toMatchObject({ result: 'holds' });
  });

  it('tell what they do where there is nothing to judge', async () => {
    expect(await judge(model(TOTAL), '[[{qty: 2, cents: 5}]]')).toMatchObject({ result: 'holds', detail: '→ 10' });
    expect(await judge(model(TOTAL), '[[], "NO"]')).toMatchObject({ result: 'holds', detail: 'throws Object.assign(UnknownCoupon("unknown coupon NO"), {code: "NO"})' });
    expect(await judge(model('async function later(n) { return n + 1; }', 'later'), '[1]')).toMatchObject({ result: 'holds', detail: '→ 2; async' });
    expect(await judge(model('const total = () => { throw "no"; };'), '[]')).toMatchObject({ result: 'holds', detail: 'throws "no"' });
  });

  it('ask for a promise only where they give one', async () => {
    expect(await judge(model('const later = (n) => n + 1;', 'later'), '[1]', '→ 2; async')).toMatchObject({ result: 'holds' });
    expect(await judge(model('async function later(n) { return n + 1; }', 'later'), '[1]', '→ 2')).toMatchObject({ result: 'violated' });
    expect(await judge(model('async function later(n) { return n + 1; }', 'later'), '[1]', '→ 2; async')).toMatchObject({ result: 'holds' });
  });

  it('may ask other operations', async () => {
    expect(await judge(model('const total = (n) => double(n) + 1;'), '[1]', '→ 3')).toMatchObject({ result: 'holds' });
  });
});

describe('predicates', () => {
  it('say true or false', async () => {
    const check: CodeOfSpec = { kind: 'inputs', operation: 'total', code: '(items) => items.length > 1', id: 'u', requirement: 'S-1', text: '', span };
    expect(await judge(check, '[[1, 2]]')).toMatchObject({ result: 'holds' });
    expect(await judge(check, '[[1]]')).toMatchObject({ result: 'violated' });
    expect(await judge(check, '[null]')).toMatchObject({ result: 'faulty' });
  });
});
