import { visitorKeys, type Node } from 'oxc-parser';

/** Visits `node` and all below it in source order, parents first; where `enter` gives false, what lies below is left out. */
export function walk(node: Node, enter: (node: Node) => boolean | void): void {
  if (enter(node) !== false) forEachChild(node, (child) => walk(child, enter));
}

/** Written as loops: a large module has a million nodes. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  for (const key of visitorKeys[node.type] ?? []) {
    const value = fields[key];
    if (Array.isArray(value)) {
      for (const item of value as readonly unknown[]) if (isNode(item)) visit(item);
    } else if (isNode(value)) visit(value);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
