import type { Mention, RunRule } from '../../../model/lint.js';

interface Node {
  readonly file: string;
  readonly checked: boolean;
  readonly to: readonly Mention[];
}

/** Requirements that only name one another, none of which holds a check, say nothing. */
export const referenceCircular: RunRule = {
  code: 'LINT-REFERENCE-CIRCULAR', category: 'structure', needs: 'run',
  check({ specs }, report) {
    const nodes = new Map<string, Node>();
    for (const { file, requirements, mentions } of specs) {
      const by = new Map<string, Mention[]>();
      for (const mention of mentions) {
        if (mention.within === null || mention.within === mention.id) continue;
        const to = by.get(mention.within) ?? [];
        by.set(mention.within, to);
        to.push(mention);
      }
      // An id that stands twice is told as that; a check beneath either of them says something.
      for (const { id, checked } of requirements) nodes.set(id, { file, checked: checked || nodes.get(id)?.checked === true, to: by.get(id) ?? [] });
    }
    const done = new Set<string>();
    for (const id of nodes.keys()) {
      const circle = circleFrom(id, nodes, done);
      const [first] = circle;
      if (first !== undefined) report(first.file, first.mention.span, `${[...circle.map(({ id: each }) => each), first.id].join(' → ')}: these requirements only name one another, and none has a check. Say in one of them what is so, best by an example.`);
    }
  },
};

interface Link {
  readonly id: string;
  readonly file: string;
  readonly mention: Mention;
}

/** The first circle of requirements without checks that is found on the way from one; each requirement is gone through once in all. */
function circleFrom(start: string, nodes: ReadonlyMap<string, Node>, done: Set<string>): readonly Link[] {
  const path: { readonly id: string; readonly node: Node; next: number }[] = [];
  const at = new Map<string, number>();
  const enter = (id: string): void => {
    const node = nodes.get(id);
    if (node === undefined || node.checked || done.has(id)) return;
    done.add(id);
    at.set(id, path.length);
    path.push({ id, node, next: 0 });
  };
  enter(start);
  while (path.length > 0) {
    const top = path.at(-1);
    const mention = top?.node.to[top.next];
    if (top === undefined || mention === undefined) {
      at.delete(path.pop()?.id ?? '');
      continue;
    }
    top.next += 1;
    const from = at.get(mention.id);
    if (from !== undefined) return path.slice(from).flatMap(({ id, node, next }) => (node.to[next - 1] === undefined ? [] : [{ id, file: node.file, mention: node.to[next - 1] as Mention }]));
    enter(mention.id);
  }
  return [];
}
