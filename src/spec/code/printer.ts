import type { Node } from 'oxc-parser';

/** The nodes of one type; some types are shared by several shapes. */
type Of<T extends string, N = Node> = N extends { readonly type: infer U } ? (T extends U ? N : never) : never;

/** How each type of node is written. What has no rule is written as it stands in the source, with white space collapsed. */
export type Rules = { readonly [T in Node['type']]?: (node: Of<T>, printer: Printer) => string };

/** Writes a node in another way than the rules; null leaves it to them. */
export type Replace = (node: Node, printer: Printer) => string | null;

/** Expressions that stand as they are wherever an operand is wanted. */
const ATOMS: ReadonlySet<string> = new Set([
  'Identifier', 'PrivateIdentifier', 'Literal', 'TemplateLiteral', 'ArrayExpression', 'ObjectExpression', 'CallExpression', 'MemberExpression',
  'NewExpression', 'ThisExpression', 'Super', 'MetaProperty', 'TaggedTemplateExpression', 'ImportExpression', 'TSNonNullExpression',
  'ArrayPattern', 'ObjectPattern',
]);

/** Types that stand as they are wherever a part of another type is wanted. */
const COMPOUND_TYPES: ReadonlySet<string> = new Set([
  'TSUnionType', 'TSIntersectionType', 'TSFunctionType', 'TSConstructorType', 'TSConditionalType', 'TSTypeOperator', 'TSInferType',
]);

/**
 * Writes a syntax tree in one canonical form, on one line: the same text however the source was laid out, whichever quotes,
 * semicolons, brackets and trailing commas it had. Comments are left out.
 */
export class Printer {
  readonly #rules: Rules;
  readonly #source: string;
  readonly #replace: Replace;

  constructor(rules: Rules, source: string, replace: Replace) {
    this.#rules = rules;
    this.#source = source;
    this.#replace = replace;
  }

  print(node: Node | null | undefined): string {
    if (node === null || node === undefined) return '';
    const replaced = this.#replace(node, this);
    if (replaced !== null) return replaced;
    return this.plain(node);
  }

  /** By the rules, whatever the replacement says of this very node. */
  plain(node: Node): string {
    const rule = this.#rules[node.type] as ((node: Node, printer: Printer) => string) | undefined;
    return rule === undefined ? this.#source.slice(node.start, node.end).replaceAll(/\s+/g, ' ') : rule(node, this);
  }

  /** In brackets unless nothing around it could tear it apart. */
  operand(node: Node): string {
    const text = this.print(node);
    return ATOMS.has(node.type) ? text : `(${text})`;
  }

  /** Where a comma would end it: an argument, an item, an initial value. */
  item(node: Node | null): string {
    return node?.type === 'SequenceExpression' ? `(${this.print(node)})` : this.print(node);
  }

  items(nodes: readonly (Node | null)[]): string {
    return nodes.map((node) => this.item(node)).join(', ');
  }

  type(node: Node): string {
    const text = this.print(node);
    return COMPOUND_TYPES.has(node.type) ? `(${text})` : text;
  }

  /** With a text before it where there is one. */
  after(before: string, node: Node | null | undefined): string {
    return node === null || node === undefined ? '' : before + this.print(node);
  }

  statements(nodes: readonly Node[]): string {
    return nodes.map((node) => this.print(node)).filter((text) => text !== '').join(' ');
  }
}
