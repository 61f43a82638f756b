import type { Node } from 'oxc-parser';
import { keyText } from './key.js';
import type { Printer, Rules } from './printer.js';

type Fn = Extract<Node, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'TSDeclareFunction' | 'TSEmptyBodyFunctionExpression' }>
  | Of<'FunctionDeclaration'>;
type Of<T extends string, N = Node> = N extends { readonly type: infer U } ? (T extends U ? N : never) : never;
type Class = Of<'ClassDeclaration'>;
type Method = Of<'MethodDefinition'>;

export const FUNCTIONS: Rules = {
  FunctionDeclaration: (node, p) => functionText(node, p),
  FunctionExpression: (node, p) => functionText(node, p),
  TSDeclareFunction: (node, p) => functionText(node, p),
  TSEmptyBodyFunctionExpression: (node, p) => functionText(node, p),
  ArrowFunctionExpression: (node, p) => {
    const body = p.item(node.body);
    const head = `${node.async ? 'async ' : ''}${p.print(node.typeParameters)}(${p.items(node.params)})${p.print(node.returnType)}`;
    return `${head} => ${node.body.type !== 'BlockStatement' && body.startsWith('{') ? `(${body})` : body}`;
  },
  ClassDeclaration: (node, p) => classText(node, p),
  ClassExpression: (node, p) => classText(node, p),
  ClassBody: (node, p) => (node.body.length === 0 ? '{}' : `{ ${node.body.map((member) => p.print(member) + (member.type === 'TSIndexSignature' ? ';' : '')).join(' ')} }`),
  StaticBlock: (node, p) => `static { ${p.statements(node.body)} }`,
  MethodDefinition: (node, p) => `${modifiers(node, p)}${methodText(node, p)}`,
  TSAbstractMethodDefinition: (node, p) => `${modifiers(node, p)}${methodText(node, p)}`,
  PropertyDefinition: (node, p) => fieldText(node, p),
  TSAbstractPropertyDefinition: (node, p) => fieldText(node, p),
  AccessorProperty: (node, p) => fieldText(node, p),
  TSAbstractAccessorProperty: (node, p) => fieldText(node, p),
  Decorator: (node, p) => `@${node.expression.type === 'Identifier' || node.expression.type === 'CallExpression' ? p.print(node.expression) : `(${p.print(node.expression)})`}`,
  TSClassImplements: (node, p) => p.print(node.expression) + p.print(node.typeArguments),
  TSParameterProperty: (node, p) => `${decorators(node, p)}${modifiers(node, p)}${p.print(node.parameter)}`,
  RestElement: (node, p) => `...${p.print(node.argument)}${p.print(node.typeAnnotation)}`,
  AssignmentPattern: (node, p) => `${p.print(node.left)} = ${p.item(node.right)}`,
  ArrayPattern: (node, p) => `[${p.items(node.elements)}${node.elements.at(-1) === null ? ',' : ''}]${mark(node)}${p.print(node.typeAnnotation)}`,
  ObjectPattern: (node, p) => `{ ${p.items(node.properties)} }${mark(node)}${p.print(node.typeAnnotation)}`,
};

function mark(node: { readonly optional?: boolean }): string {
  return node.optional === true ? '?' : '';
}

function functionText(node: Fn, p: Printer): string {
  const head = `${node.declare === true ? 'declare ' : ''}${node.async ? 'async ' : ''}function${node.generator ? '*' : ''}`;
  return `${head}${p.after(' ', node.id)}${signature(node, p)}${node.body === null ? ';' : ` ${p.print(node.body)}`}`;
}

function signature(node: Fn, p: Printer): string {
  return `${p.print(node.typeParameters)}(${p.items(node.params)})${p.print(node.returnType)}`;
}

/** Also of a method or accessor in an object literal, whose kind is `init` for a method. */
export function methodText(node: { readonly key: Node; readonly computed: boolean; readonly kind: string; readonly optional?: boolean; readonly value: Node }, p: Printer): string {
  const fn = node.value as Fn;
  const kind = node.kind === 'get' || node.kind === 'set' ? `${node.kind} ` : '';
  return `${fn.async ? 'async ' : ''}${fn.generator ? '*' : ''}${kind}${keyText(node, p)}${mark(node)}${signature(fn, p)}${fn.body === null ? ';' : ` ${p.print(fn.body)}`}`;
}

interface Modified {
  readonly type: string;
  readonly accessibility?: string | null | undefined;
  readonly static?: boolean;
  readonly override?: boolean;
  readonly readonly?: boolean;
  readonly declare?: boolean;
}

function modifiers(node: Modified & Partial<Pick<Method, 'decorators'>>, p: Printer): string {
  const words = [
    node.declare === true ? 'declare' : '', node.accessibility ?? '', node.static === true ? 'static' : '', node.type.startsWith('TSAbstract') ? 'abstract' : '',
    node.override === true ? 'override' : '', node.readonly === true ? 'readonly' : '', node.type.endsWith('AccessorProperty') ? 'accessor' : '',
  ];
  return (node.type === 'TSParameterProperty' ? '' : decorators(node, p)) + words.filter((word) => word !== '').map((word) => `${word} `).join('');
}

function decorators(node: Partial<Pick<Method, 'decorators'>>, p: Printer): string {
  return (node.decorators ?? []).map((decorator) => `${p.print(decorator)} `).join('');
}

function fieldText(node: Of<'PropertyDefinition'> | Of<'AccessorProperty'>, p: Printer): string {
  const definite = node.definite === true ? '!' : '';
  const value = node.value === null ? '' : ` = ${p.item(node.value)}`;
  return `${modifiers(node, p)}${keyText(node, p)}${mark(node)}${definite}${p.print(node.typeAnnotation)}${value};`;
}

function classText(node: Class, p: Printer): string {
  const head = `${decorators(node, p)}${node.declare === true ? 'declare ' : ''}${node.abstract === true ? 'abstract ' : ''}class${p.after(' ', node.id)}${p.print(node.typeParameters)}`;
  const base = node.superClass === null ? '' : ` extends ${p.operand(node.superClass)}${p.print(node.superTypeArguments)}`;
  const also = (node.implements ?? []).length === 0 ? '' : ` implements ${p.items(node.implements ?? [])}`;
  return `${head}${base}${also} ${p.print(node.body)}`;
}
