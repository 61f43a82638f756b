import { describe, expect, it } from 'vitest';
import { casesBlock, insertBlock, unspecifiedBlock } from './insert-block.js';
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
