import type { Node } from 'oxc-parser';
import type { Printed } from '../../model/value.js';
import { toJavaScript } from '../../value/javascript.js';
import { childrenOf } from '../code/names.js';
import type { FreeName } from '../code/names.js';
import { readLeftSide } from './left-side.js';
import type { LeftSide } from './left-side.js';

/** The expression in the header of an expected column. */
export interface HeadExpression {
  readonly text: string;
  readonly expression: Node;
  readonly source: string;
  readonly free: readonly FreeName[];
}

/** What a row gives a variable. */
export type Bound = { readonly kind: 'omitted' } | { readonly kind: 'value'; readonly text: string; readonly printed: Printed };

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The expression with a row's values in the place of its variables. Where that is one call it is a case, whose values are in the
 * notation; else it is code, in which they are JavaScript.
 */
export function readSubstituted(head: HeadExpression, values: ReadonlyMap<string, Bound>, declares: ReadonlySet<string>): LeftSide {
  const left = readLeftSide(substituted(head, values, (value) => value.text), declares);
  if (left.kind === 'case') return left;
  return readLeftSide(substituted(head, values, (value) => `(${toJavaScript(value.printed)})`), declares);
}

function substituted(head: HeadExpression, values: ReadonlyMap<string, Bound>, write: (value: Extract<Bound, { kind: 'value' }>) => string): string {
  const dropped = omittedArguments(head.expression, values, new Set(head.free.map(({ node }) => node)));
  const edits = [...dropped];
  for (const { name, node, shorthand } of head.free) {
    const value = values.get(name);
    if (value === undefined || dropped.some((edit) => edit.start <= node.start && node.end <= edit.end)) continue;
    const text = value.kind === 'omitted' ? 'undefined' : write(value);
    edits.push({ start: node.start, end: node.end, text: shorthand ? `${name}: ${text}` : text });
  }
  let out = '';
  let at = head.expression.start;
  for (const edit of edits.sort((a, b) => a.start - b.start)) {
    out += head.source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + head.source.slice(at, head.expression.end);
}

/** Omitted variables at the end of an argument list leave it; before a value they are `undefined`. */
function omittedArguments(node: Node, values: ReadonlyMap<string, Bound>, free: ReadonlySet<Node>): readonly Edit[] {
  const inner = childrenOf(node).flatMap((child) => omittedArguments(child, values, free));
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return inner;
  const args = node.arguments;
  const isOmitted = (arg: Node | undefined): boolean => arg?.type === 'Identifier' && free.has(arg) && values.get(arg.name)?.kind === 'omitted';
  let kept = args.length;
  while (kept > 0 && isOmitted(args[kept - 1])) kept--;
  const first = args[kept];
  const last = args.at(-1);
  if (first === undefined || last === undefined) return inner;
  return [...inner, { start: args[kept - 1]?.end ?? first.start, end: last.end, text: '' }];
}
