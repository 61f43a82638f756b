import { visitorKeys, type Node } from 'oxc-parser';

type Fields = Readonly<Record<string, unknown>>;

/** What a node says besides what lies in it, and how it is written: where it stands, quotes, and types are left out. */
const PLACE = new Set(['type', 'start', 'end', 'range', 'loc', 'parent', 'raw', 'hashbang', 'comments']);
const TYPES = new Set(['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'superTypeArguments', 'implements', 'accessibility', 'definite', 'declare', 'abstract', 'override', 'readonly', 'optional']);
/** Of a member or call `optional` is no type but `?.`. */
const CHAINED = new Set(['MemberExpression', 'CallExpression']);

export interface Child {
  readonly key: string;
  /** Null where the list has a hole, or nothing stands. */
  readonly node: Node | null;
}

/** What lies in a node, in source order, types left out. */
export function childrenOf(node: Node): readonly Child[] {
  const fields = node as unknown as Fields;
  return (visitorKeys[node.type] ?? []).filter((key) => !TYPES.has(key)).flatMap((key) => {
    const value = fields[key];
    if (Array.isArray(value)) return (value as readonly unknown[]).filter((item) => !isType(item)).map((item): Child => ({ key, node: isNode(item) ? item : null }));
    return [{ key, node: isNode(value) && !isType(value) ? value : null }];
  });
}

/** Whether it is there for the compiler alone. */
export function isType(value: unknown): boolean {
  if (!isNode(value)) return false;
  const fields = value as unknown as Fields;
  return /^TS(?:Interface|TypeAlias)Declaration$/.test(value.type) || fields['importKind'] === 'type' || fields['exportKind'] === 'type' || fields['declare'] === true;
}

/** A node's own fields as a text: two nodes with the same differ only in what lies in them. */
export function ownOf(node: Node): string {
  const children = new Set(visitorKeys[node.type] ?? []);
  const own = Object.entries(node).filter(([key]) => !PLACE.has(key) && !children.has(key) && (!TYPES.has(key) || (key === 'optional' && CHAINED.has(node.type))));
  return `${node.type} ${own.map(([key, value]) => `${key}=${textOf(value)}`).join(' ')}`;
}

function textOf(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof RegExp) return String(value);
  return Array.isArray(value) || (typeof value === 'object' && value !== null) ? JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner)) : `${typeof value} ${String(value)}`;
}

/** The whole of a node as a text, which is the same for what differs in layout, comments and types alone. Remembers what it was asked. */
export class Texts {
  readonly #known = new Map<Node, string>();

  of(node: Node): string {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const text = `(${ownOf(node)} ${childrenOf(node).map(({ key, node: child }) => `${key}:${child === null ? '' : this.of(child)}`).join(' ')})`;
    this.#known.set(node, text);
    return text;
  }
}

/** Names and literals in a node, with how often each stands there. */
export function leavesOf(node: Node): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const visit = (of: Node): void => {
    const children = childrenOf(of);
    if (children.every((child) => child.node === null)) found.set(ownOf(of), (found.get(ownOf(of)) ?? 0) + 1);
    for (const child of children) if (child.node !== null) visit(child.node);
  };
  visit(node);
  return found;
}

/** Sørensen and Dice's coefficient of two such lists: 1 the same, 0 nothing in common. */
export function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const size = (list: ReadonlyMap<string, number>): number => [...list.values()].reduce((sum, n) => sum + n, 0);
  let common = 0;
  for (const [leaf, n] of a) common += Math.min(n, b.get(leaf) ?? 0);
  const all = size(a) + size(b);
  return all === 0 ? 1 : (2 * common) / all;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string' && typeof (value as { start?: unknown }).start === 'number';
}
