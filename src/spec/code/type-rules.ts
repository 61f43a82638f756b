import type { Node } from 'oxc-parser';
import { rawText } from './expressions.js';
import { keyText } from './key.js';
import type { Printer, Rules } from './printer.js';

export const TYPES: Rules = {
  TSTypeAnnotation: (node, p) => `: ${p.print(node.typeAnnotation)}`,
  TSAnyKeyword: () => 'any',
  TSStringKeyword: () => 'string',
  TSBooleanKeyword: () => 'boolean',
  TSNumberKeyword: () => 'number',
  TSNeverKeyword: () => 'never',
  TSIntrinsicKeyword: () => 'intrinsic',
  TSUnknownKeyword: () => 'unknown',
  TSNullKeyword: () => 'null',
  TSUndefinedKeyword: () => 'undefined',
  TSVoidKeyword: () => 'void',
  TSSymbolKeyword: () => 'symbol',
  TSThisType: () => 'this',
  TSObjectKeyword: () => 'object',
  TSBigIntKeyword: () => 'bigint',
  TSLiteralType: (node, p) => p.print(node.literal),
  TSTemplateLiteralType: (node, p) => `\`${node.quasis.map((quasi, i) => rawText(quasi.value.raw) + (i < node.types.length ? `\${${p.print(node.types[i])}}` : '')).join('')}\``,
  TSParenthesizedType: (node, p) => p.type(node.typeAnnotation),
  TSUnionType: (node, p) => joined(node.types, ' | ', p),
  TSIntersectionType: (node, p) => joined(node.types, ' & ', p),
  TSConditionalType: (node, p) => `${p.type(node.checkType)} extends ${p.type(node.extendsType)} ? ${p.type(node.trueType)} : ${p.type(node.falseType)}`,
  TSTypeOperator: (node, p) => `${node.operator} ${p.type(node.typeAnnotation)}`,
  TSArrayType: (node, p) => `${p.type(node.elementType)}[]`,
  TSIndexedAccessType: (node, p) => `${p.type(node.objectType)}[${p.print(node.indexType)}]`,
  TSTupleType: (node, p) => `[${node.elementTypes.map((element) => p.print(element)).join(', ')}]`,
  TSNamedTupleMember: (node, p) => (node.elementType.type === 'TSRestType'
    ? `...${p.print(node.label)}: ${p.print(node.elementType.typeAnnotation)}`
    : `${p.print(node.label)}${node.optional ? '?' : ''}: ${p.print(node.elementType)}`),
  TSOptionalType: (node, p) => `${p.type(node.typeAnnotation)}?`,
  TSRestType: (node, p) => (node.typeAnnotation.type === 'TSNamedTupleMember' ? `...${p.print(node.typeAnnotation)}` : `...${p.type(node.typeAnnotation)}`),
  TSTypeReference: (node, p) => p.print(node.typeName) + p.print(node.typeArguments),
  TSQualifiedName: (node, p) => `${p.print(node.left)}.${p.print(node.right)}`,
  TSTypeParameterInstantiation: (node, p) => `<${node.params.map((param) => p.print(param)).join(', ')}>`,
  TSTypeParameterDeclaration: (node, p) => `<${node.params.map((param) => p.print(param)).join(', ')}>`,
  TSTypeParameter: (node, p) => `${node.const ? 'const ' : ''}${node.in ? 'in ' : ''}${node.out ? 'out ' : ''}${p.print(node.name)}${p.after(' extends ', node.constraint)}${p.after(' = ', node.default)}`,
  TSFunctionType: (node, p) => `${p.print(node.typeParameters)}(${p.items(node.params)}) => ${p.print(node.returnType.typeAnnotation)}`,
  TSConstructorType: (node, p) => `${node.abstract ? 'abstract ' : ''}new ${p.print(node.typeParameters)}(${p.items(node.params)}) => ${p.print(node.returnType.typeAnnotation)}`,
  TSTypeLiteral: (node, p) => members(node.members, p),
  TSInterfaceBody: (node, p) => members(node.body, p),
  TSPropertySignature: (node, p) => `${node.readonly ? 'readonly ' : ''}${keyText(node, p)}${node.optional ? '?' : ''}${p.print(node.typeAnnotation)}`,
  TSMethodSignature: (node, p) => `${node.kind === 'method' ? '' : `${node.kind} `}${keyText(node, p)}${node.optional ? '?' : ''}${callable(node, p)}`,
  TSCallSignatureDeclaration: (node, p) => callable(node, p),
  TSConstructSignatureDeclaration: (node, p) => `new ${callable(node, p)}`,
  TSIndexSignature: (node, p) => `${node.static ? 'static ' : ''}${node.readonly ? 'readonly ' : ''}[${p.items(node.parameters)}]${p.print(node.typeAnnotation)}`,
  TSMappedType: (node, p) => `{ ${modifier(node.readonly, 'readonly')}${node.readonly === null ? '' : ' '}[${p.print(node.key)} in ${p.print(node.constraint)}${p.after(' as ', node.nameType)}]${modifier(node.optional, '?')}${p.after(': ', node.typeAnnotation)} }`,
  TSTypePredicate: (node, p) => `${node.asserts ? 'asserts ' : ''}${p.print(node.parameterName)}${node.typeAnnotation === null ? '' : ` is ${p.print(node.typeAnnotation.typeAnnotation)}`}`,
  TSInferType: (node, p) => `infer ${p.print(node.typeParameter)}`,
  TSTypeQuery: (node, p) => `typeof ${p.print(node.exprName)}${p.print(node.typeArguments)}`,
  TSImportType: (node, p) => `import(${p.items(node.options === null ? [node.source] : [node.source, node.options])})${p.after('.', node.qualifier)}${p.print(node.typeArguments)}`,
  TSTypeAliasDeclaration: (node, p) => `${declare(node)}type ${p.print(node.id)}${p.print(node.typeParameters)} = ${p.print(node.typeAnnotation)};`,
  TSInterfaceDeclaration: (node, p) => `${declare(node)}interface ${p.print(node.id)}${p.print(node.typeParameters)}${node.extends.length === 0 ? '' : ` extends ${p.items(node.extends)}`} ${p.print(node.body)}`,
  TSInterfaceHeritage: (node, p) => p.print(node.expression) + p.print(node.typeArguments),
  TSEnumDeclaration: (node, p) => `${declare(node)}${node.const ? 'const ' : ''}enum ${p.print(node.id)} { ${p.items(node.body.members)} }`,
  TSEnumMember: (node, p) => `${keyText({ key: node.id, computed: node.computed }, p)}${p.after(' = ', node.initializer)}`,
  TSModuleDeclaration: (node, p) => `${declare(node)}${node.kind === 'global' ? '' : `${node.id.type === 'Literal' ? 'module' : 'namespace'} `}${p.print(node.id)}${node.body === null ? ';' : ` ${p.print(node.body)}`}`,
  TSModuleBlock: (node, p) => `{ ${p.statements(node.body)} }`,
  TSImportEqualsDeclaration: (node, p) => `import ${node.importKind === 'type' ? 'type ' : ''}${p.print(node.id)} = ${p.print(node.moduleReference)};`,
  TSExternalModuleReference: (node, p) => `require(${p.print(node.expression)})`,
  TSExportAssignment: (node, p) => `export = ${p.print(node.expression)};`,
  TSNamespaceExportDeclaration: (node, p) => `export as namespace ${p.print(node.id)};`,
};

function declare(node: { readonly declare: boolean }): string {
  return node.declare ? 'declare ' : '';
}

function joined(types: readonly Node[], by: string, p: Printer): string {
  return types.map((type) => p.type(type)).join(by);
}

function members(nodes: readonly Node[], p: Printer): string {
  return nodes.length === 0 ? '{}' : `{ ${nodes.map((node) => `${p.print(node)};`).join(' ')} }`;
}

function callable(node: { readonly typeParameters: Node | null; readonly params: readonly Node[]; readonly returnType: Node | null }, p: Printer): string {
  return `${p.print(node.typeParameters)}(${p.items(node.params)})${p.print(node.returnType)}`;
}

function modifier(value: true | false | '+' | '-' | null, word: string): string {
  return value === null || value === false ? '' : `${value === true ? '' : value}${word}`;
}
