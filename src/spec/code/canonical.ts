import type { Node } from 'oxc-parser';
import { EXPRESSIONS } from './expressions.js';
import { FUNCTIONS } from './functions.js';
import { Printer } from './printer.js';
import type { Replace, Rules } from './printer.js';
import { STATEMENTS } from './statements.js';
import { TYPES } from './type-rules.js';

const RULES: Rules = { ...STATEMENTS, ...FUNCTIONS, ...EXPRESSIONS, ...TYPES };

/** The canonical text of a tree; `replace` may write parts of it in another way. */
export function canonical(node: Node, source: string, replace: Replace = () => null): string {
  return new Printer(RULES, source, replace).print(node);
}

/** The same of several statements. */
export function canonicalStatements(nodes: readonly Node[], source: string, replace: Replace = () => null): string {
  return new Printer(RULES, source, replace).statements(nodes);
}
