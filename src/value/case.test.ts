import { expect, test } from 'vitest';
import { askedAt, caseId, caseText, isAskedOf, parseCase } from './case.js';
import type { SessionCase, Step } from '../model/case.js';
import { readFreedom } from './freedom.js';
import { toJavaScript } from './javascript.js';
import { NotationError } from './notation-error.js';
import { stepsAt, stepsWithInput, unshared } from './same-values.js';

test.each([
  'total([{sku: "a"}], "X")', 'Cart.from()', '"odd name"(1)', 'f(&1 [], *1)', 'sort([3, 1], (a, b) => a - b)', 'map([1], fn {[1] → 2, else undefined})',
  'cart = new Cart(10); cart.add("a"); cart.size', 'it = new Class(); it["odd name"](1); it["a b"]', 'it = new default(&1 [], *1)', 'it = new ns.Cart()',
  'it = counter(2); it.next(); it = it.reset(); it.value', 'it = matcher("*.js"); it("a.js"); it["odd name"](1)', 'cart = Cart(); cart(); cart = cart["a b"]()', 'it = "odd name"(1); it()', 'it = limit(1); void it(() => 1); void it.run(); it.size',
  'list = new List(); list.add(&1 {id: 1}); list.remove(*1)', 'bus = new Bus(); bus.on("a", &1 (n) => n); bus.on("b", *1, &2 /x/g); bus.off(*2, [*1], {to: *1})', 'list = new List([&1 {id: 1}, &2 [*1]]); list.has(*2); list.has({id: 1})',
  'it = counter(&1 [1]); it.add(*1, *1); it = it.reset(); void it.next(*1)',
  'bus = new Bus(); got1 = bus.on((n) => n); bus.emit(1); got1(); got1.done; got1["a b"](1)', 'grid = new Grid(); got1 = grid.cell("a"); got2 = got1.row(); got2.drop(); void got1.later(); got1.value()',
  'cart = new Cart(); cart.limit = {a: " → 1"}; cart["odd name"] = 2; cart.limit', 'it = made(1); got1 = it.part; got1.size = (a) => a = 2; it = it.next(); got1.size', 'list = new List(); list.add(&1 {id: 1}); list.head = *1', 'gotten = new Gotten(); had1 = gotten.a(); had1()',
])('%s is read and written', (text) => {
  const found = parseCase(text);
  expect(caseText(found)).toBe(text);
  expect(parseCase(caseText(found))).toEqual(found);
});

test('inputs are printed again', () => {
  expect(parseCase(" total( [ 'a' ,2,] ) ; ")).toEqual({ kind: 'call', operation: 'total', input: '[["a", 2]]' });
  expect(caseText(parseCase('c = new Cart( 1 );c.add( "a" ) ;c.size;'))).toBe('cart = new Cart(1); cart.add("a"); cart.size');
});

test('the id goes by kind, operation and inputs', () => {
  const ids = ['f(1)', 'f(2)', 'g(1)', 'it = new f(1)', 'it = new f(1); it.a', 'it = new f(1); it.a()', 'it = f(1)', 'it = f(1); it()', 'it = f(1); it.a()', 'it = f(1); it = it.a()', 'it = f(1); void it.a()', 'it = f(1); it.a', 'it = f(1); it.a(); it.a(); it()', 'it = f(1); got1 = it.a(); it.a(); got1()', 'it = f(1); it.a(); got1 = it.a(); got1()', 'it = f(1); it.a = 1', 'it = f(1); it.a(1)'].map((text) => caseId(parseCase(text)));
  expect(new Set(ids).size).toBe(ids.length);
  expect(caseId(parseCase('total([], "X")'))).toBe(caseId(parseCase('total( [], \'X\' )')));
  expect(ids[0]).toMatch(/^[0-9a-f]{16}$/);
  expect(caseId(parseCase('f(1)'))).toBe('4f8ae44645032e9d');
  // Baselines that were written before have these.
  expect(caseId(parseCase('cart = new Cart(10); cart.add("a"); cart.size'))).toBe('d039abacf0bb5913');
});

test('a step that is handed the value of an earlier one is another case than one with a value that looks alike', () => {
  const [same, alike] = ['list = new List(); list.add(&1 {id: 1}, 2); list.remove(*1)', 'list = new List(); list.add({id: 1}, 2); list.remove({id: 1})'].map(parseCase) as [SessionCase, SessionCase];
  expect(same.steps.map((step) => step.input)).toEqual(alike.steps.map((step) => step.input));
  expect(same.steps[2]?.same).toEqual([{ at: [0], step: 1, of: [0] }]);
  expect(caseId(same)).not.toBe(caseId(alike));
  // Labels of one step alone begin anew in each.
  const apart = 'list = new List(); list.add(&1 [], *1); list.add(&1 {}, *1)';
  expect(caseText(parseCase(apart))).toBe(apart);
  expect(toJavaScript(same)).toBe('let v1; const list = new List(); list.add((v1 = {id: 1}), 2); list.remove(v1)');
});

test('what several steps have in common goes where the steps go', () => {
  const { steps } = parseCase('list = new List([&1 {id: 1}, {id: 2}]); list.add(&2 {id: 3}); list.has(*2, 5); list.remove(*1); list.remove(*2)') as SessionCase;
  const text = (some: readonly Step[]): string => caseText({ kind: 'session', operation: 'List', steps: some });
  expect(text(stepsAt(steps, [0, 2, 3, 4]))).toBe('list = new List([&1 {id: 1}, {id: 2}]); list.has(&2 {id: 3}, 5); list.remove(*1); list.remove(*2)');
  expect(text(stepsAt(steps, [0, 3]))).toBe('list = new List([&1 {id: 1}, {id: 2}]); list.remove(*1)');
  expect(text(stepsWithInput(steps, 0, '[[{id: 7}]]'))).toBe('list = new List([&1 {id: 7}]); list.add(&2 {id: 3}); list.has(*2, 5); list.remove(*1); list.remove(*2)');
  expect(text(stepsWithInput(steps, 0, '[[]]'))).toBe('list = new List([]); list.add(&1 {id: 3}); list.has(*1, 5); list.remove({id: 1}); list.remove(*1)');
  expect(text(stepsWithInput(steps, 2, '[{id: 3}, 6]'))).toBe('list = new List([&1 {id: 1}, {id: 2}]); list.add(&2 {id: 3}); list.has(*2, 6); list.remove(*1); list.remove(*2)');
  expect(text(stepsWithInput(steps, 2, '[{id: 4}, 5]'))).toContain('list.has({id: 4}, 5); list.remove(*1); list.remove(*2)');
  expect(text(unshared(steps))).toBe('list = new List([{id: 1}, {id: 2}]); list.add({id: 3}); list.has({id: 3}, 5); list.remove({id: 1}); list.remove({id: 3})');
});

test.each(['list = new List(); list.add({id: 1}); list.remove(*1)', 'list = new List(); list.add(new Map([[&1 {}, 1]])); list.remove(*1)'])('refuses %s', (text) => {
  expect(() => parseCase(text)).toThrow(NotationError);
});

test.each(['', 'total', 'total(', 'total(1', 'total(1) x', 'total(1, )x', 'cart = new Cart(); other.add(1)', 'cart = new Cart(); cart', 'it = f(); it = it.a', 'it = f(); it = other.a()', 'it = f(); void it.a', 'it = f(); void it = it.a()', 'it = f(); got1 = it.a(); it = got1.b()', 'it = f(); got1()', 'it = f(); a = it.a(); a = it.b()', 'it = f(); it = 3', 'it = f(); it.a = ', 'it = ', 'cart = new Cart(); cart[1]()'])('refuses %s', (text) => {
  expect(() => parseCase(text)).toThrow(NotationError);
});

test('JavaScript of cases', () => {
  expect(toJavaScript(parseCase('f(&1 [], *1)'))).toBe('((v1) => f((v1 = []), v1))()');
  expect(toJavaScript(parseCase('cart = new Cart(10); cart.add({a: 1}); cart.size'))).toBe('const cart = new Cart(10); cart.add({a: 1}); cart.size');
  expect(toJavaScript(parseCase('it = counter(2); it.next(); it = it.reset(); it.value; it(); void it(1)'))).toBe('let it = counter(2); it.next(); it = it.reset(); it.value; it(); void it(1)');
  expect(toJavaScript(parseCase('bus = new Bus(); got1 = bus.on("a"); bus.limit = 3; got1()'))).toBe('const bus = new Bus(); const got1 = bus.on("a"); bus.limit = 3; got1()');
  expect(toJavaScript('&1 new Map([[*1, 1]])')).toBe('((v1) => (v1 = new Map()).set(v1, 1))()');
  expect(toJavaScript('[<function add>]')).toBe('[undefined /* <function add> */]');
});

test('what asks what a step gave goes with that step', () => {
  const { steps } = parseCase('bus = new Bus(); bus.size; got1 = bus.on("a"); got2 = got1.next(); bus.emit(); got2.end(); got1()') as SessionCase;
  const text = (numbers: readonly number[]): string => caseText({ kind: 'session', operation: 'Bus', steps: stepsAt(steps, numbers) });
  expect(text([0, 2, 3, 5, 6])).toBe('bus = new Bus(); got1 = bus.on("a"); got2 = got1.next(); got2.end(); got1()');
  expect(text([0, 1, 2, 5, 6])).toBe('bus = new Bus(); bus.size; got1 = bus.on("a"); got1()');
  expect(text([0, 1, 3, 4, 5, 6])).toBe('bus = new Bus(); bus.size; bus.emit()');
});

test('what is asked of what a function made has its brackets in the name', () => {
  const asked = (text: string): string => askedAt(parseCase(text), 1);
  expect([asked('it = f(); it()'), asked('it = f(); it.a()'), asked('it = f(); it["a b"]'), asked('cart = new Cart(); cart.add()')]).toEqual(['f()', 'f().a', 'f()["a b"]', 'Cart.add']);
  const later = parseCase('bus = new Bus(); got1 = bus.on(); got1(); got2 = got1.next; got2.a()');
  expect([2, 3, 4].map((step) => askedAt(later, step))).toEqual(['Bus.on()', 'Bus.on().next', 'Bus.on().a']);
  expect(['f', 'f()', 'f().a', 'f.a', 'fa', 'g()'].map((name) => isAskedOf(name, 'f'))).toEqual([true, true, true, true, false, false]);
  expect(readFreedom('f().a: result.id')).toEqual({ kind: 'path', operation: 'f().a', path: 'result.id' });
});
