export interface Tree { value: string; children?: Tree[] }
export type Nested = (string | Nested)[];
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Even { next: Odd | null }
interface Odd { next: Even | null; label: string }
type Partly<T> = T extends object ? { [K in keyof T]?: Partly<T[K]> } : T;
interface Growing<T> { value: T; more?: Growing<T[]> }

export function size(tree: Tree): number { return tree.children?.length ?? 0; }
export function flatten(...lists: Nested): string[] { return lists.flat() as string[]; }
export function copy(value: Json): Json { return value; }
export function walk(even: Even, odd?: Odd): void { void [even, odd]; }
export function merge(tree: Tree, change: Partly<Tree>): Tree { return { ...tree, ...(change as object) }; }
export function grow(growing: Growing<number>): void { void growing; }
export function visit(tree: Tree, see: (node: Tree, parent: Tree | null) => boolean | void): void { see(tree, null); }
