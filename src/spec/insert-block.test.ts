import { describe, expect, it } from 'vitest';
import { casesBlock, insertBlock, replaceLine, staleExample, unspecifiedBlock } from './insert-block.js';
import { readSpec } from './read-spec.js';

const HEAD = '---\nholdfast: 1\nsubject: cart.ts\nids: [CART]\n---\n# Cart\n\n';
const insert = (text: string, id: string, block: string): string => {
  const requirement = readSpec(text, { file: 'cart.spec.md' }).requirements.find((r) => r.id === id);
  if (requirement === undefined) throw new Error(`no ${id}`);
  return insertBlock(text, requirement, block);
};

describe('a block that is added to a requirement', () => {
  const text = `${HEAD}## CART-1: Empty\nIt is zero.\n\n- a list\n\n## CART-2: Other\n`;

  it('stands behind all that is beneath it, and touches no other byte', () => {
    const edited = insert(text, 'CART-1', casesBlock(['total([]) → 0']));
    expect(edited).toBe(text.replace('- a list\n', '- a list\n\n```cases\ntotal([]) → 0\n```\n'));
    const read = readSpec(edited, { file: 'cart.spec.md' });
    expect(read.findings).toEqual([]);
    expect(read.requirements[0]?.checks).toMatchObject([{ kind: 'pin', case: { operation: 'total', input: '[[]]' } }]);
    expect(read.requirements[1]?.checks).toEqual([]);
  });

  it('holds sessions step by step', () => {
    const edited = insert(text, 'CART-1', casesBlock(['cart = new Cart(2) → Cart {}\ncart.add("a") → undefined', 'total([]) → 0']));
    const read = readSpec(edited, { file: 'cart.spec.md' });
    expect(read.findings).toEqual([]);
    expect(read.requirements[0]?.checks).toMatchObject([{ kind: 'pin', case: { kind: 'session', operation: 'Cart' } }, { kind: 'pin', case: { operation: 'total' } }]);
  });

  it('goes behind a heading with nothing beneath it, at the end of the file too', () => {
    const edited = insert(text, 'CART-2', unspecifiedBlock(['error.message']));
    expect(edited).toBe(`${text.trimEnd()}\n\n\`\`\`ts unspecified\nerror.message\n\`\`\`\n`);
    expect(readSpec(edited, { file: 'cart.spec.md' }).requirements[1]?.freedoms).toMatchObject([{ kind: 'line', text: 'error.message' }]);
  });

  it('is indented into a list item that is a requirement, and ends lines as the file does', () => {
    const items = `${HEAD}- **CART-1**: It is zero.\n- **CART-2**: Other.\n`.replaceAll('\n', '\r\n');
    const edited = insert(items, 'CART-1', casesBlock(['total([]) → 0']));
    expect(edited).toContain('- **CART-1**: It is zero.\r\n\r\n  ```cases\r\n  total([]) → 0\r\n  ```\r\n- **CART-2**');
    const read = readSpec(edited, { file: 'cart.spec.md' });
    expect(read.requirements.map((r) => r.checks.length)).toEqual([1, 0]);
  });

  it('has a fence that what it holds does not end', () => {
    expect(casesBlock(['f("```") → 1'])).toBe('````cases\nf("```") → 1\n````');
  });
});

describe('a line on which a case stands', () => {
  const text = `${HEAD}## CART-1: Empty [observed]\n\n\`\`\`cases\ntotal([]) → 0\ntotal([1]) → 1\n\`\`\`\n\n## CART-2: Other\n\n\`total([]) → 0\`\n`;
  const stale = (id: string, input: string, of = text): ReturnType<typeof staleExample> => {
    const requirement = readSpec(of, { file: 'cart.spec.md' }).requirements.find((r) => r.id === id);
    return requirement === undefined ? null : staleExample(of, requirement, { kind: 'call', operation: 'total', input });
  };

  it('is found under what nobody has confirmed, and replaced with no other byte', () => {
    for (const of of [text, text.replaceAll('\n', '\r\n')]) {
      const span = stale('CART-1', '[[1]]', of);
      expect(span && replaceLine(of, span, 'total([1]) → 2')).toBe(of.replace('total([1]) → 1', 'total([1]) → 2'));
    }
  });

  it('is none for another case, under what is confirmed, and within a sentence', () => {
    expect(stale('CART-1', '[[2]]')).toBeNull();
    expect(stale('CART-2', '[[]]')).toBeNull();
    expect(stale('CART-2', '[[]]', text.replace('Other', 'Other [observed]').replace('`total([]) → 0`', 'So `total([]) → 0` it is.'))).toBeNull();
  });
});
