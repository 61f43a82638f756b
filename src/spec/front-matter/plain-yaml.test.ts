import { isMap, isScalar, parseDocument } from 'yaml';
import type { Node } from 'yaml';
import { describe, expect, it } from 'vitest';
import { plainYaml } from './plain-yaml.js';

const KEYS = ['holdfast', 'subject', 'ids', 'owns'];

/** Values and places, as the parser gives them. */
function parsed(text: string): unknown {
  const { contents, errors } = parseDocument(text, { prettyErrors: false });
  expect(errors).toEqual([]);
  return isMap(contents) ? contents.items.map(({ key, value }) => [isScalar(key) ? key.value : null, told(value as Node)]) : null;
}

function told(node: Node): unknown {
  return [(node.toJSON as () => unknown).call(node), node.range?.slice(0, 2), 'items' in node ? node.items.map((item) => told(item as Node)) : null];
}

describe('front matter without a parser of YAML', () => {
  it.each([
    'holdfast: 1\nsubject: src/cart.ts\nids: [CART]',
    'holdfast: 1',
    'ids: [CART, CART-TAX]\nowns: [src/cart/**, ../b_c/*.ts]\nsubject: ./a-b.ts',
    'subject: nothing\nids: [Y2, NO-1]',
  ])('is what the parser gives: %j', (text) => {
    const plain = plainYaml(text, KEYS);
    expect(plain === null ? null : [...plain].map(([key, value]) => [key, told(value)])).toEqual(parsed(text));
  });

  it.each([
    '', 'holdfast: 1 ', 'holdfast:  1', 'holdfast: 2', 'holdfast: 1\n', 'holdfast: 1\r\nsubject: a.ts', 'subject: a.ts # here', 'subject: "a.ts"', 'subject: a: b', 'subject: null', 'subject: No', 'ids: [true]', 'ids: []', 'ids: [A,B]', 'ids: A\nids: B',
    'other: a', 'subject: {kind: module}', 'owns:\n- a', 'subject: .5', 'subject: .inf', 'subject: *a', 'subject: a\n  b',
  ])('is left to the parser where it is not as one writes it: %j', (text) => {
    expect(plainYaml(text, KEYS)).toBeNull();
  });
});
