import type { Node } from 'oxc-parser';
import { align } from './align.js';
import type { Edit } from './specifiers.js';
import { childrenOf, leavesOf, likeness, ownOf, Texts, type Child } from './tree-nodes.js';

/** Lists whose items stand by themselves: one more or less of them is a change of its own. */
const LISTS: Readonly<Record<string, string>> = { Program: 'body', BlockStatement: 'body', FunctionBody: 'body', StaticBlock: 'body', ClassBody: 'body', SwitchStatement: 'cases', SwitchCase: 'consequent' };
/** Nodes in which several parts changed and that have less than this in common were written anew. */
const ANEW = 0.5;
/** What binds less than a member or a call: it needs parentheses where something else stood. */
const LOOSE = /^(?:Binary|Logical|Conditional|Assignment|Sequence|ArrowFunction|Yield|Await|Unary|Update|Function|Class|Object|TSAs|TSSatisfies)Expression$/;
/** Parts that are no whole by themselves. */
const PART = /^(?:TemplateElement|JSX(?!Element$|Fragment$)\w+|FormalParameters|FunctionBody|ImportSpecifier|ImportDefaultSpecifier|ExportSpecifier|ImportAttribute)$/;

/** A text of the prior that has another one in its place; `before` and `after` are the nodes, for what they name. */
export interface TreeEdit extends Edit {
  readonly before: readonly Node[];
  readonly after: readonly Node[];
  /** As it stands in the candidate. */
  readonly replacement: string;
  /** It says what is imported, and from where. */
  readonly imports: boolean;
}

export interface Tree {
  readonly code: string;
  readonly program: Node;
}

/** The smallest parts in which two versions of one source differ: layout, comments and types are none. */
export function treeDiff(before: Tree, after: Tree): readonly TreeEdit[] {
  return new TreeDiff(before.code, after.code).compare(before.program, after.program, null);
}

class TreeDiff {
  readonly #texts = new Texts();
  readonly #before: string;
  readonly #after: string;

  constructor(before: string, after: string) {
    this.#before = before;
    this.#after = after;
  }

  compare(a: Node, b: Node, parent: Node | null): readonly TreeEdit[] {
    if (this.#texts.of(a) === this.#texts.of(b)) return [];
    const parts = ownOf(a) === ownOf(b) ? this.#parts(a, b) : null;
    if (parts === null || isWhole(a)) return [this.#replaced(a, b, parent)];
    return parts.length > 1 && !(a.type in LISTS) && likeness(leavesOf(a), leavesOf(b)) < ANEW ? [this.#replaced(a, b, parent)] : parts;
  }

  /** What changed in two nodes of one kind; null where that is more than their parts. */
  #parts(a: Node, b: Node): readonly TreeEdit[] | null {
    const list = LISTS[a.type];
    const [x, y] = [childrenOf(a), childrenOf(b)];
    const [fixedA, fixedB] = [x.filter((c) => c.key !== list), y.filter((c) => c.key !== list)];
    if (fixedA.length !== fixedB.length) return null;
    const found: TreeEdit[] = [];
    for (const [i, { key, node }] of fixedA.entries()) {
      const other = fixedB[i] as Child;
      if (key !== other.key || (node === null) !== (other.node === null)) return null;
      if (node === null || other.node === null || this.#texts.of(node) === this.#texts.of(other.node)) continue;
      if (PART.test(node.type) || isBound(a, key)) {
        // A method's function begins at its parameters: it can change inside, and not as a whole.
        const inside = node.type === 'FunctionExpression' && ownOf(node) === ownOf(other.node) ? this.#parts(node, other.node) : null;
        if (inside === null) return null;
        found.push(...inside);
      } else found.push(...this.compare(node, other.node, a));
    }
    if (list === undefined) return found;
    const items = this.#items(a, nodesOf(x, list), nodesOf(y, list));
    return items === null ? null : [...found, ...items];
  }

  #items(within: Node, a: readonly Node[], b: readonly Node[]): readonly TreeEdit[] | null {
    const aligned = align(a, b, this.#texts);
    if (aligned === null) return null;
    const found: TreeEdit[] = [];
    let last = a[aligned.front - 1]?.end ?? this.#emptyOf(within);
    let run: { before: Node[]; after: Node[] } = { before: [], after: [] };
    const close = (): void => {
      if (run.before.length + run.after.length > 0) found.push(this.#run(run, last));
      run = { before: [], after: [] };
    };
    for (const { before, after } of aligned.between) {
      if (before !== null && after !== null) {
        close();
        found.push(...this.compare(before, after, within));
        last = before.end;
      } else if (before === null) run.after.push(after as Node);
      else run.before.push(before);
    }
    close();
    return found;
  }

  /** Where the first item of an empty list goes. */
  #emptyOf(within: Node): number {
    if (within.type === 'Program') return within.start;
    if (within.type === 'SwitchCase') return this.#before.indexOf(':', (within as { test?: Node | null }).test?.end ?? within.start) + 1;
    if (within.type === 'SwitchStatement') return this.#before.indexOf('{', (within as { discriminant?: Node }).discriminant?.end ?? within.start) + 1;
    return this.#before.indexOf('{', within.start) + 1;
  }

  #run({ before, after }: { readonly before: readonly Node[]; readonly after: readonly Node[] }, last: number): TreeEdit {
    const [first, end] = [before[0]?.start ?? last, before.at(-1)?.end ?? last];
    const text = after.length === 0 ? '' : this.#after.slice((after[0] as Node).start, (after.at(-1) as Node).end);
    return { start: first, end, text: before.length === 0 ? `\n${text}\n` : text, before, after, replacement: text, imports: [...before, ...after].some(importsSomething) };
  }

  #replaced(a: Node, b: Node, parent: Node | null): TreeEdit {
    const replacement = this.#after.slice(b.start, b.end);
    const text = LOOSE.test(b.type) && parent?.type !== 'ExpressionStatement' && parent?.type !== 'ExportDefaultDeclaration' ? `(${replacement})` : replacement;
    return { start: a.start, end: a.end, text, before: [a], after: [b], replacement, imports: [a, b].some(importsSomething) };
  }
}

function nodesOf(children: readonly Child[], key: string): readonly Node[] {
  return children.flatMap((child) => (child.key === key && child.node !== null ? [child.node] : []));
}

/** Whether a part has no text of its own that could be another: the function of a method, both halves of `{a}`. */
function isBound(parent: Node, key: string): boolean {
  const { type, shorthand, method, kind } = parent as unknown as Readonly<Record<string, unknown>>;
  if (type === 'MethodDefinition' || type === 'TSAbstractMethodDefinition') return key === 'value';
  if (type === 'Property') return shorthand === true || (key === 'value' && (method === true || kind === 'get' || kind === 'set'));
  return false;
}

/** What is changed as a whole or not at all. */
function isWhole(node: Node): boolean {
  return node.type === 'TemplateLiteral' || isImport(node);
}

/** Whether it says what is imported. */
function isImport(node: Node): boolean {
  const { type, source, callee } = node as unknown as Readonly<Record<string, unknown>>;
  if (type === 'ImportDeclaration' || type === 'ImportExpression' || type === 'ExportAllDeclaration') return true;
  if (type === 'ExportNamedDeclaration') return source !== null && source !== undefined;
  return type === 'CallExpression' && (callee as { name?: unknown } | undefined)?.name === 'require';
}

function importsSomething(node: Node): boolean {
  return isImport(node) || childrenOf(node).some(({ node: child }) => child !== null && importsSomething(child));
}
