import type { Nodes } from 'mdast';

/** How much further down a text stands. */
export interface Shift {
  readonly offset: number;
  readonly line: number;
}

/** A node as it is where the text before it is so much longer. Nothing of the one handed in changes. */
export function shifted<N extends Nodes>(node: N, by: Shift): N {
  if (by.offset === 0) return node;
  const { position } = node;
  const own = position === undefined ? node : { ...node, position: { start: moved(position.start, by), end: moved(position.end, by) } };
  return 'children' in own ? { ...own, children: own.children.map((child) => shifted(child, by)) } : own;
}

interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset?: number | undefined;
}

function moved({ line, column, offset = 0 }: Point, by: Shift): Point & { readonly offset: number } {
  return { line: line + by.line, column, offset: offset + by.offset };
}
