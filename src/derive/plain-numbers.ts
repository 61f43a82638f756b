import { nodesIn } from './nodes.js';

/** Numbers as people write them: the printer makes `1e3` of 1000. One whose member is asked for stays, since its point would be another. */
export function withPlainNumbers(code: string): string {
  if (!/\de\d/.test(code)) return code;
  const edits = nodesIn(code).flatMap((node) => {
    const text = node.type === 'Literal' && typeof node.value === 'number' && /^\d+e\d+$/.test(node.raw ?? '') ? String(node.value) : '';
    return /^\d+$/.test(text) && code[node.end] !== '.' ? [{ start: node.start, end: node.end, text }] : [];
  });
  return edits.toSorted((a, b) => b.start - a.start).reduce((text, { start, end, text: number }) => text.slice(0, start) + number + text.slice(end), code);
}
