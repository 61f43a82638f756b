import { parseSync, type Node } from 'oxc-parser';
import { markComparisons } from './comparisons.js';
import { LookupTables } from './lookup-tables.js';
import { Insertions, type Counts } from './insertions.js';
import type { Edit } from './specifiers.js';
import { walk } from './walk.js';

/** A generated table has thousands of branches that say nothing. */
const MOST_A_FILE = 4000;

export interface Branches {
  readonly edits: readonly Edit[];
  /** How many counters the edits set, and comparisons they watch; the first of each has the number that was asked for. */
  readonly count: Counts;
}

/**
 * Edits of JavaScript that note which branches run: bodies of functions and loops, both sides of `if` (one that is not written too),
 * of `?:` and of `&&`, `||`, `??`, cases, handlers, and defaults; and what is compared. They stay on their lines, take no name from a function
 * that has it from where it stands, and change nothing that it gives. Nothing where the code does not parse.
 */
export function branchEdits(code: string, { esm, first }: { readonly esm: boolean; readonly first: Counts }): Branches {
  // With the parentheses: what lies in them is wrapped as a whole.
  const result = parseSync('source.js', code, { lang: 'js', sourceType: esm ? 'module' : 'commonjs', preserveParens: true });
  if (result.errors.some((e) => e.severity === 'Error')) return { edits: [], count: { branches: 0, comparisons: 0 } };
  const insertions = new Insertions(code, first);
  const tables = new LookupTables();
  walk(result.program, (node) => tables.read(node));
  const names = tables.variables();
  walk(result.program, (node) => {
    if (insertions.branches < MOST_A_FILE) markBranches(node, insertions);
    if (insertions.comparisons < MOST_A_FILE) markComparisons(node, names, insertions);
  });
  return { edits: insertions.edits(), count: { branches: insertions.branches, comparisons: insertions.comparisons } };
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
