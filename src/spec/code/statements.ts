import type { Node } from 'oxc-parser';
import type { Printer, Rules } from './printer.js';

type Of<T extends string, N = Node> = N extends { readonly type: infer U } ? (T extends U ? N : never) : never;

export const STATEMENTS: Rules = {
  Program: (node, p) => p.statements(node.body),
  Hashbang: () => '',
  EmptyStatement: () => '',
  ExpressionStatement: (node, p) => `${expressionStatement(node.expression, p)};`,
  BlockStatement: (node, p) => block(node.body, p),
  VariableDeclaration: (node, p) => `${declaration(node, p)};`,
  VariableDeclarator: (node, p) => declaratorText(node, p),
  ReturnStatement: (node, p) => `return${p.after(' ', node.argument)};`,
  ThrowStatement: (node, p) => `throw ${p.print(node.argument)};`,
  IfStatement: (node, p) => `if (${p.print(node.test)}) ${branch(node.consequent, p)}${node.alternate === null ? '' : ` else ${branch(node.alternate, p)}`}`,
  WhileStatement: (node, p) => `while (${p.print(node.test)}) ${body(node.body, p)}`,
  DoWhileStatement: (node, p) => `do ${body(node.body, p)} while (${p.print(node.test)});`,
  ForStatement: (node, p) => `for (${init(node.init, p)}; ${p.print(node.test)}; ${p.print(node.update)}) ${body(node.body, p)}`,
  ForInStatement: (node, p) => `for (${init(node.left, p)} in ${p.print(node.right)}) ${body(node.body, p)}`,
  ForOfStatement: (node, p) => `for ${node.await ? 'await ' : ''}(${init(node.left, p)} of ${p.item(node.right)}) ${body(node.body, p)}`,
  BreakStatement: (node, p) => `break${p.after(' ', node.label)};`,
  ContinueStatement: (node, p) => `continue${p.after(' ', node.label)};`,
  LabeledStatement: (node, p) => `${p.print(node.label)}: ${body(node.body, p)}`,
  DebuggerStatement: () => 'debugger;',
  WithStatement: (node, p) => `with (${p.print(node.object)}) ${body(node.body, p)}`,
  SwitchStatement: (node, p) => `switch (${p.print(node.discriminant)}) { ${p.statements(node.cases)} }`,
  SwitchCase: (node, p) => `${node.test === null ? 'default' : `case ${p.print(node.test)}`}: ${p.statements(node.consequent)}`.trimEnd(),
  TryStatement: (node, p) => `try ${p.print(node.block)}${p.after(' ', node.handler)}${p.after(' finally ', node.finalizer)}`,
  CatchClause: (node, p) => `catch ${node.param === null ? '' : `(${p.print(node.param)}) `}${p.print(node.body)}`,
  ImportDeclaration: (node, p) => importText(node, p),
  ImportSpecifier: (node, p) => `${node.importKind === 'type' ? 'type ' : ''}${renamed(p.print(node.imported), p.print(node.local))}`,
  ImportDefaultSpecifier: (node, p) => p.print(node.local),
  ImportNamespaceSpecifier: (node, p) => `* as ${p.print(node.local)}`,
  ImportAttribute: (node, p) => `${p.print(node.key)}: ${p.print(node.value)}`,
  ExportNamedDeclaration: (node, p) => (node.declaration === null
    ? `export ${node.exportKind === 'type' ? 'type ' : ''}{ ${p.items(node.specifiers)} }${p.after(' from ', node.source)};`
    : `export ${p.print(node.declaration)}`),
  ExportSpecifier: (node, p) => `${node.exportKind === 'type' ? 'type ' : ''}${renamed(p.print(node.local), p.print(node.exported))}`,
  ExportDefaultDeclaration: (node, p) => `export default ${isDeclaration(node.declaration) ? p.print(node.declaration) : `${expressionStatement(node.declaration, p)};`}`,
  ExportAllDeclaration: (node, p) => `export ${node.exportKind === 'type' ? 'type ' : ''}*${p.after(' as ', node.exported)} from ${p.print(node.source)};`,
};

function block(nodes: readonly Node[], p: Printer): string {
  const text = p.statements(nodes);
  return text === '' ? '{}' : `{ ${text} }`;
}

/** An expression whose first token would be read as the beginning of a statement stands in brackets. */
export function expressionStatement(node: Node, p: Printer): string {
  const text = p.print(node);
  return /^(?:\{|(?:async )?function\b|class\b|@|let\s*\[)/.test(text) ? `(${text})` : text;
}

function declaration(node: Of<'VariableDeclaration'>, p: Printer): string {
  return `${node.declare === true ? 'declare ' : ''}${node.kind} ${p.items(node.declarations)}`;
}

function declaratorText(node: Of<'VariableDeclarator'>, p: Printer): string {
  const id = p.print(node.id);
  const name = node.definite === true ? id.replace(/:|$/, (colon) => `!${colon}`) : id;
  if (node.init === null) return name;
  return `${name} = ${node.init.type === 'BinaryExpression' && node.init.operator === 'in' ? p.operand(node.init) : p.item(node.init)}`;
}

/** In a loop's head, where `in` would be the loop's own. */
function init(node: Node | null, p: Printer): string {
  if (node === null) return '';
  if (node.type === 'VariableDeclaration') return declaration(node, p);
  return node.type === 'Identifier' || node.type.endsWith('Pattern') || node.type === 'MemberExpression' ? p.print(node) : `(${p.print(node)})`;
}

function body(node: Node, p: Printer): string {
  return node.type === 'EmptyStatement' ? ';' : p.print(node);
}

/** `else` belongs to the nearest `if`: a branch that is no block stands in one. */
function branch(node: Node, p: Printer): string {
  return node.type === 'IfStatement' || node.type === 'BlockStatement' ? p.print(node) : `{ ${p.print(node)} }`.replace('{  }', '{}');
}

function isDeclaration(node: Node): boolean {
  return node.type === 'FunctionDeclaration' || node.type === 'TSDeclareFunction' || node.type === 'ClassDeclaration' || node.type === 'TSInterfaceDeclaration';
}

function importText(node: Of<'ImportDeclaration'>, p: Printer): string {
  if (node.specifiers.length === 0) return `import ${p.print(node.source)};`;
  const named = node.specifiers.filter((s) => s.type === 'ImportSpecifier');
  const parts = [...node.specifiers.filter((s) => s.type !== 'ImportSpecifier').map((s) => p.print(s)), ...(named.length === 0 ? [] : [`{ ${p.items(named)} }`])];
  const attributes = node.attributes.length === 0 ? '' : ` with { ${p.items(node.attributes)} }`;
  return `import ${node.importKind === 'type' ? 'type ' : ''}${parts.join(', ')} from ${p.print(node.source)}${attributes};`;
}

function renamed(from: string, to: string): string {
  return from === to ? from : `${from} as ${to}`;
}
