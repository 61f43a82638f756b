import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case, Step } from '../../src/model/case.js';
import type { Guest } from '../../src/model/ports.js';
import { parseCase } from '../../src/value/case.js';
import { printOutcome } from '../../src/value/outcome.js';
import { bundleGuest, type Bundle } from './bundle.js';
import { runtimes } from './nodes.js';
import { call, openLoaded } from './open.js';

/** Operation, input, and what is observed. */
const CALLS: readonly (readonly [operation: string, input: string, kind: string, text: string])[] = [
  ['add', '[1, 2]', 'returned', '→ 3'],
  ['refuse', '["x"]', 'threw', 'throws RangeError("no x")'],
  ['later', '[4]', 'returned', '→ 8; async'],
  ['afterATimer', '[1]', 'returned', '→ 1; async'],
  ['afterATimer', '[-1]', 'threw', 'throws Error("negative"); async'],
  ['counts', '[2]', 'returned', '→ Object.assign(Iterator([0, 1]), {returns: "end"})'],
  ['counts', '[9]', 'returned', '→ Object.assign(Iterator([0, 1, 2, 3, 4]), {more: true})'],
  ['countsLater', '[2]', 'returned', '→ AsyncIterator([0, 1]); async'],
  ['breaks', '[]', 'returned', '→ Object.assign(Iterator([1]), {throws: Error("broke")})'],
  ['say', '[{a: 1}]', 'returned', '→ *1; args[0] = &1 {a: 1}; console.log("value", {a: 1}); stdout.write("raw\\n"); console.error("to stderr"); stdout.write("by descriptor")'],
  ['warn', '[]', 'returned', '→ undefined; stderr.write("(node) Warning: careful\\n")'],
  ['change', '[[1]]', 'returned', '→ *1; args[0] = &1 [1, 0]'],
  ['ask', '[(a, b) => [a, b]]', 'returned', '→ [[1, undefined], [2, "b"]]; calls fn0(1); calls fn0(2, "b")'],
  ['askLater', '[(a) => a]', 'returned', '→ undefined; later calls fn0("too late")'],
  ['environment', '[]', 'returned', '→ ["UTC", "<folder>", "<folder>", 8]'],
  // Nothing of the guest's own.
  ['descriptor', '[3]', 'returned', '→ ["EBADF", "EBADF", "EBADF", "EBADF"]'],
  ['descriptor', '[4]', 'returned', '→ ["EBADF", "EBADF", "EBADF", "EBADF"]'],
  ['located', '[]', 'threw', 'throws Error("in file://<module>/plain.mjs")'],
  ['holdsRejected', '[]', 'returned', '→ [<Promise>]'],
  ['set', '[{}, "__proto__", "0", null]', 'returned', '→ undefined; Object.prototype = {0: null}'],
  ['set', '[{}, "__proto__", "get", 1]', 'returned', '→ undefined; Object.prototype = {get: 1}'],
  ['set', '[{}, "a", "get", 1]', 'returned', '→ undefined; args[0] = {a: {get: 1}}'],
  ['steps', '[]', 'returned', '→ Object.assign(Iterator([1, 0]), {returns: -1})'],
  ['Queue.of', '[]', 'returned', '→ Queue {items: [1, 2]}'],
  ['Cart.of', '["a"]', 'returned', '→ Cart {items: ["a"], limit: 9}'],
];

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleGuest();
});
afterAll(() => bundle.remove());

describe.each(runtimes().there)('what is observed on Node $version', (runtime) => {
  let guest: Guest;
  beforeAll(async () => {
    guest = await openLoaded({ bundle: bundle.entry, module: 'plain.mjs', runtime });
  });
  afterAll(() => guest.close());

  it.each(CALLS)('%s%s', async (operation, input, kind, text) => {
    expect(await call(guest, operation, input)).toEqual({ kind, text });
  });

  it('cuts what is long as it is cut anywhere, by whichever hash', async () => {
    const { text } = await call(guest, 'long', '[200000]');
    const limit = Number(/^→ "(ä+) <cut/.exec(text)?.[1]?.length) + 3;
    expect(text).toBe(printOutcome({ how: 'returned', value: 'ä'.repeat(200_000), async: false, args: [], before: null, console: [], callbacks: [] }, { limit }));
  });

  it('lists what can be called', () => {
    expect(guest.exports.map((e) => e.name)).not.toContain('notAFunction');
    expect(guest.exports.find((e) => e.name === 'Cart')).toEqual({
      name: 'Cart', kind: 'class', called: 'Cart', arity: 1,
      members: [{ name: 'add', kind: 'method', arity: 1 }, { name: 'total', kind: 'method', arity: 0 }, { name: 'full', kind: 'getter', arity: 0 }],
    });
  });

  it('gives a line a step, and ends a session whose constructor throws', async () => {
    const steps = (limit: number) => [
      { access: 'construct', member: 'constructor', input: `[${limit}]` }, { access: 'call', member: 'add', input: '["x"]' }, { access: 'get', member: 'full', input: '[]' },
      { access: 'call', member: 'total', input: '[]' }, { access: 'call', member: 'nope', input: '[]' },
    ] as const;
    const [whole, cut] = await guest.run([{ kind: 'session', operation: 'Cart', steps: steps(1) }, { kind: 'session', operation: 'Cart', steps: steps(-1) }]);
    expect(whole?.text.split('\n')).toEqual(['→ Cart {items: [], limit: 1}', '→ 1', '→ true', '→ 2; async', 'throws TypeError("nope is not a function")']);
    expect(cut).toEqual({ kind: 'threw', text: 'throws RangeError("negative")' });
  });

  it('draws nothing from a new instance, nor from what is more than an iterator', async () => {
    const steps = (construct: string): Case => ({ kind: 'session', operation: construct, steps: [{ access: 'construct', member: 'constructor', input: '[]' }, { access: 'call', member: 'next', input: '[]' }] });
    const [queue, stairs] = await guest.run([steps('Queue'), steps('Steps')]);
    expect(queue?.text.split('\n')).toEqual(['→ Queue {items: [1, 2]}', '→ {done: false, value: 1}']);
    expect(stairs?.text.split('\n')).toEqual(['→ Steps {left: 2}', '→ {done: false, value: 1}']);
  });

  it('leaves out what an emitter of Node keeps to itself', async () => {
    const [bus] = await guest.run([{ kind: 'session', operation: 'Bus', steps: [{ access: 'construct', member: 'constructor', input: '[]' }, { access: 'call', member: 'listen', input: '[(a) => a]' }] }]);
    const [made, listening] = bus?.text.split('\n') ?? [];
    expect(made).toBe('→ Bus {sent: 0}');
    expect(listening).toBe('→ Bus {_events: {__proto__: null, sent: *1}, _eventsCount: 1, sent: 0}; args[0] = &1 (a) => a');
  });

  it('hands a step the very value of an earlier one', async () => {
    const asked = ['circle = new Circle(); circle.add(&1 {id: 1}); circle.has({id: 1}); circle.has(*1); circle.mark(*1); circle.has(*1)', 'circle = new Circle(); circle.add(&1 (a) => a); circle.add(*1); circle.add((b) => b); circle.tell("x")', 'circle = new Circle(); circle.add([&1 {}, 2]); circle.mark(*1); circle.mark({of: *1})'];
    const [one, two, three] = await guest.run(asked.map(parseCase));
    expect(one?.text.split('\n').slice(1)).toEqual(['→ 1', '→ false', '→ true', '→ undefined; args[0] = {id: 1, marked: true}', '→ true']);
    expect(two?.text.split('\n').slice(1)).toEqual(['→ 1', '→ 2', '→ 3', '→ undefined; calls fn0("x"); calls fn0("x"); calls fn1("x")']);
    // What it holds was changed by the step before: that is no change of this one.
    expect(three?.text.split('\n').slice(1)).toEqual(['→ 1', '→ undefined; args[0] = {marked: true}', '→ undefined; args[0] = {of: {marked: true}, marked: true}']);
  });

  it('makes instances with the classes of the module, and tells what was done to them', async () => {
    const asked = ['limitOf(new Cart(3))', 'limitOf(new Cart(-1))', 'limitOf(new Nope(1))', 'circle = new Circle(); circle.add(&1 new Cart(1)); circle.has(new Cart(1)); circle.has(*1); circle.add(new Cart(-1)); circle.has(*1)'];
    const [one, two, three, four] = await guest.run(asked.map(parseCase));
    expect([one, two, three]).toEqual([
      { kind: 'returned', text: '→ 3; args[0] = Cart {items: ["x"], limit: 3}' }, { kind: 'threw', text: 'throws RangeError("negative")' }, { kind: 'threw', text: 'throws ReferenceError("Nope is not defined")' },
    ]);
    expect(four?.text.split('\n').slice(1)).toEqual(['→ 1', '→ false', '→ true', 'throws RangeError("negative")', '→ true']);
  });

  it('tells nothing of where an error was made', async () => {
    const [found] = await guest.run([parseCase('circle = new Circle(); circle.stack()')]);
    expect(found?.text.split('\n')[1]).toMatch(/^→ "RangeError: no(?:\\n {4}at subject \(file:\/\/\/subject\.mjs:1:1\)){4}"$/);
  });

  it('asks what a function made, and what that gives, and tells what it was', async () => {
    const session = (...steps: readonly (readonly [Step['access'], string, string])[]): Case => ({ kind: 'session', operation: 'counter', steps: [{ access: 'make', member: 'function', input: '[2]' }, ...steps.map(([access, member, input]) => ({ access, member, input }))] });
    const [first, second, third, fourth] = await guest.run([
      session(['call', 'add', '[1]'], ['follow', 'twin', '[]'], ['call', 'add', '[5]'], ['get', 'value', '[]'], ['call', '', '[]']),
      session(['call', '', '[]'], ['follow', 'asker', '[]'], ['call', '', '[4]']),
      session(['start', 'later', '[() => 1]'], ['start', 'later', '[() => { throw new Error("no"); }]'], ['get', 'value', '[]']),
      session(['follow', 'nope', '[]'], ['get', 'value', '[]']),
    ]);
    expect(first?.text.split('\n').slice(1)).toEqual(['→ 3', expect.stringMatching(/^→ \{add/), '→ 8', '→ 8', 'throws TypeError("it is not a function")']);
    expect(second?.text.split('\n').slice(1)).toEqual(['throws TypeError("it is not a function")', '→ <function>', '→ 6']);
    expect(third?.text.split('\n').slice(1)).toEqual(['→ <Promise>; calls fn0()', '→ <Promise>; calls fn1()', '→ 2']);
    expect(fourth?.text.split('\n').slice(1)).toEqual(['throws TypeError("nope is not a function")', '→ 2']);
    const told = [first, second, third, fourth].flatMap((o) => o?.products ?? []);
    expect(told).toContainEqual({ of: null, by: '', route: '', arity: null, members: [{ name: 'add', kind: 'method', arity: 1 }, { name: 'twin', kind: 'method', arity: 0 }, { name: 'asker', kind: 'method', arity: 0 }, { name: 'later', kind: 'method', arity: 1 }, { name: 'value', kind: 'getter', arity: 0 }] });
  });

  it('keeps what steps gave for later ones, and sets properties', async () => {
    const asked = ['it = counter(2); got1 = it.twin(); it.add(1); got1.value; got1.add(5); it.value; got2 = it.asker(); it.add(1); got2(10); got3 = it.nope(); got3()', 'cart = new Cart(2); cart.limit = -1; cart.full; cart.full = 3', 'cart = new Cart(1); got1 = cart.items; got1.push("a"); cart.full'];
    const observed = await guest.run(asked.map((text) => parseCase(text)));
    expect(observed.map(({ text }) => text.split('\n').slice(1).map((line) => line.replace(/^→ \{add.*/, '→ {…}')))).toEqual([
      ['→ {…}', '→ 3', '→ 2', '→ 7', '→ 3', '→ <function>', '→ 4', '→ 14', 'throws TypeError("nope is not a function")', 'throws TypeError("it is not a function")'],
      ['→ undefined', '→ true', expect.stringMatching(/^throws TypeError\("Cannot set property full/)],
      ['→ []', '→ 1', '→ true'],
    ]);
  });

  it('tells of nothing where data is given, or what was handed in', async () => {
    const observed = await guest.run(['[{a: 1}]', '[() => 1]', '[{f: () => 1}]', '[new Map()]', '[[() => 1]]', '["text"]'].flatMap((input) => Array.from({ length: 5 }, (): Case => ({ kind: 'call', operation: 'same', input }))));
    expect(observed.flatMap((o) => o.products ?? [])).toEqual([]);
  });

  it('reads instances of the module\'s own classes', async () => {
    const observation = await call(guest, 'add', '["", Cart {items: [], limit: 2}]');
    expect(observation).toEqual({ kind: 'returned', text: '→ "[object Object]"' });
  });
});

describe('CommonJS', () => {
  it('offers the function, its members, and old-style classes', async () => {
    const guest = await openLoaded({ bundle: bundle.entry, module: 'classic.cjs' });
    try {
      expect(guest.exports.map((e) => [e.name, e.kind]).sort()).toEqual([['default', 'function'], ['old', 'class'], ['self', 'function'], ['twice', 'function']]);
      expect((await call(guest, 'default', '[]')).text).toBe('→ "called"');
      expect((await call(guest, 'twice', '[4]')).text).toBe('→ 8');
      expect((await call(guest, 'self', '[]')).text).toBe('→ true');
    } finally {
      await guest.close();
    }
  });

  it('offers functions that all stand one level down, and names what a class with a prototype of its own makes', async () => {
    const guest = await openLoaded({ bundle: bundle.entry, module: 'nested.cjs' });
    try {
      expect(guest.exports.map((e) => [e.name, e.kind])).toEqual([['numbers.Big', 'class'], ['numbers.double', 'function']]);
      expect((await call(guest, 'numbers.double', '[4]')).text).toBe('→ 8');
      const steps = [{ access: 'construct', member: 'constructor', input: '[1]' }, { access: 'call', member: 'plus', input: '[2]' }] as const;
      const [session] = await guest.run([{ kind: 'session', operation: 'numbers.Big', steps }]);
      expect(session?.text).toBe('→ Big {n: 1}\n→ Big {n: 3}');
    } finally {
      await guest.close();
    }
  });

  it('offers only the export that was asked for', async () => {
    const guest = await openLoaded({ bundle: bundle.entry, module: 'plain.mjs', export: 'Cart.of' });
    try {
      expect(guest.exports.map((e) => e.name)).toEqual(['Cart.of']);
      expect((await call(guest, 'Cart.of', '[1]')).text).toBe('→ Cart {items: [1], limit: 9}');
    } finally {
      await guest.close();
    }
  });
});
