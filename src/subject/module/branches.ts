import { parseSync, type Node } from 'oxc-parser';
import type { Edit } from './specifiers.js';
import { walk } from './walk.js';

/** The array of counters, a global of the guest's: no name that anybody gives. */
export const COUNTERS = '__holdfast_reached';

/** A generated table has thousands of branches that say nothing. */
const MOST_A_FILE = 4000;

export interface Branches {
  readonly edits: readonly Edit[];
  /** How many counters the edits set; the first has the number that was asked for. */
  readonly count: number;
}

/**
 * Edits of JavaScript that note which branches run: bodies of functions and loops, both sides of `if` (one that is not written too),
 * of `?:` and of `&&`, `||`, `??`, cases, handlers, and defaults. They stay on their lines, take no name from a function that has it from where
 * it stands, and change nothing that it gives. Nothing where the code does not parse.
 */
export function branchEdits(code: string, { esm, first }: { readonly esm: boolean; readonly first: number }): Branches {
  // With the parentheses: what lies in them is wrapped as a whole.
  const result = parseSync('source.js', code, { lang: 'js', sourceType: esm ? 'module' : 'commonjs', preserveParens: true });
  if (result.errors.some((e) => e.severity === 'Error')) return { edits: [], count: 0 };
  const insertions = new Insertions(first);
  walk(result.program, (node) => {
    if (insertions.count < MOST_A_FILE) markBranches(node, insertions);
  });
  return { edits: insertions.edits(), count: insertions.count };
}

function markBranches(node: Node, into: Insertions): void {
  const marks = into.of();
  switch (node.type) {
    case 'FunctionDeclaration': case 'FunctionExpression':
      if (node.body !== null) marks.inBlock(node.body);
      break;
    case 'ArrowFunctionExpression':
      if (node.body.type === 'BlockStatement') marks.inBlock(node.body);
      else marks.expression(node.body);
      break;
    case 'IfStatement':
      marks.statement(node.consequent);
      if (node.alternate === null) marks.otherwise(node.end);
      else marks.statement(node.alternate);
      break;
    case 'ConditionalExpression':
      marks.expression(node.consequent);
      marks.expression(node.alternate);
      break;
    case 'LogicalExpression': marks.expression(node.right); break;
    case 'AssignmentPattern': if (!isNamedByItsPlace(node.right)) marks.expression(node.right); break;
    case 'ForStatement': case 'ForInStatement': case 'ForOfStatement': case 'WhileStatement': case 'DoWhileStatement': marks.statement(node.body); break;
    case 'SwitchCase': marks.at(node.consequent[0]?.start ?? node.end); break;
    case 'CatchClause': marks.inBlock(node.body); break;
    default:
  }
}

/** `(a = () => 1)`: behind a comma the function would have no name. */
function isNamedByItsPlace(node: Node): boolean {
  if (node.type === 'ParenthesizedExpression') return isNamedByItsPlace(node.expression);
  return node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression' || node.type === 'ClassExpression';
}

interface Marks {
  inBlock(block: Node): void;
  statement(statement: Node): void;
  otherwise(at: number): void;
  expression(expression: Node): void;
  at(place: number): void;
}

/** Insertions by place. Where several meet, what closes comes before what opens; inner ones close first and open last. */
class Insertions {
  readonly #opening = new Map<number, string>();
  readonly #closing = new Map<number, string>();
  readonly #first: number;
  count = 0;

  constructor(first: number) {
    this.#first = first;
  }

  /** Those of one node: nodes come parents first. */
  of(): Marks {
    const own = new Map<number, string>();
    const open = (at: number, text: string): void => void this.#opening.set(at, (this.#opening.get(at) ?? '') + text);
    const close = (at: number, text: string): void => {
      const before = own.get(at) ?? '';
      const others = (this.#closing.get(at) ?? '').slice(before.length);
      own.set(at, before + text);
      this.#closing.set(at, before + text + others);
    };
    const marks: Marks = {
      inBlock: (block) => {
        const directive = directiveEnd(block);
        open(directive ?? block.start + 1, `${directive === null ? '' : ';'}${this.#mark()};`);
      },
      statement: (statement) => {
        if (statement.type === 'BlockStatement') return marks.inBlock(statement);
        // `if (x) function f() {}` says more than a block would.
        if (statement.type === 'FunctionDeclaration') return undefined;
        open(statement.start, `{${this.#mark()};`);
        return close(statement.end, '}');
      },
      otherwise: (at) => close(at, ` else {${this.#mark()}}`),
      expression: (expression) => {
        open(expression.start, `(${this.#mark()},`);
        close(expression.end, ')');
      },
      at: (place) => open(place, ` ${this.#mark()};`),
    };
    return marks;
  }

  edits(): readonly Edit[] {
    const places = new Set([...this.#opening.keys(), ...this.#closing.keys()]);
    return [...places].map((at) => ({ start: at, end: at, text: (this.#closing.get(at) ?? '') + (this.#opening.get(at) ?? '') }));
  }

  #mark(): string {
    return `${COUNTERS}[${this.#first + this.count++}]=1`;
  }
}

/** Where the last directive of a function's body ends. */
function directiveEnd(block: Node): number | null {
  if (!('body' in block) || !Array.isArray(block.body)) return null;
  const directives = (block.body as readonly Node[]).filter((s) => s.type === 'ExpressionStatement' && 'directive' in s && typeof s.directive === 'string');
  return directives.at(-1)?.end ?? null;
}
