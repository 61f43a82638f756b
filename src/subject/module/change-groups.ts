import type { Node } from 'oxc-parser';
import type { TreeEdit } from './tree-diff.js';
import { walk } from './walk.js';

/** Names that stand in the sources of either side. */
export interface Named {
  readonly prior: ReadonlySet<string>;
  readonly candidate: ReadonlySet<string>;
}

/**
 * Edits that belong together, in the order of their first: one that brings in a name and those that use it, or one that takes a name away and those
 * that used it. By itself none of them would run, or do anything. A name that the other side knows as well joins nothing. Those that
 * stand `near` each other are one too.
 */
export function groupsOf<E extends TreeEdit>(edits: readonly E[], known: Named, near: (a: E, b: E) => boolean): readonly (readonly E[])[] {
  const groups: { edits: E[]; names: Set<string> }[] = [];
  for (const edit of edits) {
    const own = new Set([...[...namesIn(edit.after)].filter((name) => !known.prior.has(name) && !(name in globalThis)), ...[...namesIn(edit.before)].filter((name) => !known.candidate.has(name))]);
    const met = groups.filter((group) => [...own].some((name) => group.names.has(name)) || group.edits.some((other) => near(other, edit)));
    const [into = { edits: [], names: new Set<string>() }, ...others] = met;
    if (met.length === 0) groups.push(into);
    for (const other of others) {
      into.edits.push(...other.edits);
      for (const name of other.names) into.names.add(name);
      groups.splice(groups.indexOf(other), 1);
    }
    into.edits.push(edit);
    for (const name of own) into.names.add(name);
  }
  const order = new Map(edits.map((edit, i) => [edit, i]));
  return groups.map((group) => group.edits.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}

export function namesIn(nodes: readonly Node[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of nodes) {
    walk(node, (inner) => {
      if (inner.type === 'Identifier' || inner.type === 'PrivateIdentifier') found.add(inner.name);
    });
  }
  return found;
}
