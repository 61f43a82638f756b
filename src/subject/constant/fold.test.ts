import { expect, it } from 'vitest';
import { foldConstants } from './fold.js';

it.each([
  ['[2 * 60000]', '[120000]'],
  ['[36e5 * 5, 1e3 - 1, -(1), +"5", ~5, !0, void 0, 7 % 4, 2 ** 10, 2n ** 70n]', '[18000000, 999, -1, 5, -6, true, undefined, 3, 1024, 1180591620717411303424n]'],
  ['[Uint8Array.of(104, 105), Int16Array.from([1, 2]), new Float32Array(2)]', '[new Uint8Array([104, 105]), new Int16Array([1, 2]), new Float32Array([0, 0])]'],
  ['[Buffer.from("a"), Buffer.from("ff", "hex"), Buffer.alloc(2), Buffer.concat([Buffer.from("a"), Uint8Array.of(1)])]', '[Buffer.from([97]), Buffer.from([255]), Buffer.from([0, 0]), Buffer.from([97, 1])]'],
  ['[new Date(0), new Date(Date.UTC(2024, 1, 29))]', '[new Date("1970-01-01T00:00:00.000Z"), new Date("2024-02-29T00:00:00.000Z")]'],
  ['["a".repeat(3) + "b", `x`, `1 + 1 = ${1 + 1}`, String.raw`\\d`]', '["aaab", "x", "1 + 1 = 2", "\\\\d"]'],
  ['[[1, 2].concat([3]), [..."ab", ...[1, 2]], Array(3).fill(0), [...Array(3).keys()]]', '[[1, 2, 3], ["a", "b", 1, 2], [0, 0, 0], [0, 1, 2]]'],
  ['[Array.from({length: 3}), Array.from({length: 3}, (_, i) => i * i), [1, 2].map(n => ({n}))]', '[[undefined, undefined, undefined], [0, 1, 4], [{n: 1}, {n: 2}]]'],
  ['[{...{a: 1}, b: 1 + 1}, Object.fromEntries([["k", 1]]), new Map(Object.entries({a: 1})), new Set("aab")]', '[{a: 1, b: 2}, {k: 1}, new Map([["a", 1]]), new Set(["a", "b"])]'],
  ['[Number.MAX_SAFE_INTEGER + 2, -Infinity, Math.PI, Math.max(1, 2), BigInt("5"), String(5), Symbol.for("x"), null ?? 1, 1 ? "a" : "b"]', '[9007199254740992, -Infinity, 3.141592653589793, 2, 5n, "5", Symbol.for("x"), 1, "a"]'],
  ['[new RegExp("a" + "b", "g"), JSON.parse("[1]"), [1, 2][1], "abc".length, (255).toString(16), new TextEncoder().encode("é")]', '[/ab/g, [1], 2, 3, "ff", new Uint8Array([195, 169])]'],
  ['[("a"), 1 as number, ["x" satisfies string], {a: (2)}]', '["a", 1, ["x"], {a: 2}]'],
])('works out %s', (text, folded) => {
  expect(foldConstants(text)).toEqual({ ok: true, text: folded });
});

it('leaves what is written in the notation as it stands, functions above all', () => {
  for (const text of [
    '["a", {b: [1, , 2], "odd key": -0}, /x/g, 12n, NaN]', '[(a, b) => a + b * 2]', '[function () { return 1 /* one */; }, async x => x]', 'Stack([1, 2])',
    '[UnknownCoupon("NOPE")]', '[{["__proto__"]: 1, [Symbol.iterator]: 2}]', '[{get x() { return 1; }}]', '[Object.freeze({a: 1}), Promise.resolve(1)]',
  ]) expect(foldConstants(text)).toEqual({ ok: true, text });
});

it('works out the arguments of calls that only the notation has, and passes over comments', () => {
  expect(foldConstants('[Promise.resolve(2 * 3), Object.freeze({a: 1 + 1}), 1 /* one */] // rest')).toEqual({ ok: true, text: '[Promise.resolve(6), Object.freeze({a: 2}), 1          ]' });
});

it('leaves an instance of a class of the module to the guest, and works out what it is made of', () => {
  expect(foldConstants('[new Foo(1, 2), new shop.Cart(2 * 3)]')).toEqual({ ok: true, text: '[new Foo(1, 2), new shop.Cart(6)]' });
});

it.each([
  ['[process.exit()]', 1, /process\.exit\(…\) would have to be run/],
  ['[1, x]', 4, /the name "x" means nothing here/],
  ['[new Date()]', 1, /time of day/],
  ['[Math.random()]', 1, /Math\.random\(…\) would have to be run/],
  ['[new Promise(1)]', 1, /new Promise\(…\) would have to be run/],
  ['["a".repeat(1e9)]', 1, /too much/],
  ['[Array(1e5).fill("a".repeat(1e5))]', 1, /too much/],
  ['[JSON.stringify(Array(1e3).fill(Array(1e3).fill(Array(1e3).fill(0))))]', 1, /too much/],
  ['[9n ** 9n ** 9n]', 1, /too much/],
  ['[1n << 9999999999n]', 1, /too much/],
  ['[Array.from({length: 1e4}, () => Array.from({length: 1e4}, () => 1))]', 1, /too much/],
  ['["x".repeat(-1)]', 1, /would throw RangeError/],
  ['[1n + 1]', 1, /would throw TypeError/],
  ['["" + {toString: () => "x"}]', 1, /would have to be run|no operand|literals/],
  ['[[].constructor]', 1, /"constructor" is not worked out/],
  ['["".constructor.constructor("return 1")()]', 1, /would have to be run|not worked out/],
  ['["a".replace("a", () => 1)]', 1, /\.replace\(…\) gives is not worked out/],
  ['[Array.from.call(null)]', 1, /"Array" means nothing/],
  ['[{__proto__: {}}, {...{__proto__: {}}}]', 18, /__proto__/],
  ['[a = 1]', 1, /no expression of literals/],
  ['[import("fs")]', 1, /no expression of literals/],
])('refuses %s', (text, at, why) => {
  const folded = foldConstants(text);
  expect(folded).toMatchObject({ ok: false, why: expect.stringMatching(why) as string });
  expect((folded as { at: number }).at).toBeGreaterThanOrEqual(at);
});

it('says of what is no expression of JavaScript only that', () => {
  for (const text of ['[&1 [], *1]', '[Cart {items: []}]', '"b", 2', '[1', 'a; b', '']) expect(foldConstants(text)).toBeNull();
});
