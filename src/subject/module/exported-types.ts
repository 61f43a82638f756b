import { parseSync, type ExportNamedDeclaration, type ModuleExportName, type Statement } from 'oxc-parser';
import type { Source } from './source.js';

/** Names under which TypeScript source exports types of its own, or such as it has imported or hands on as types. */
export function exportedTypes({ file, original }: Pick<Source, 'file' | 'original'>): ReadonlySet<string> {
  const { body } = parseSync(file, original).program;
  const own = new Set(body.flatMap(typesIn));
  return new Set(body.flatMap((node): readonly string[] => {
    if (node.type === 'ExportDefaultDeclaration') return node.declaration.type === 'TSInterfaceDeclaration' || (node.declaration.type === 'Identifier' && own.has(node.declaration.name)) ? ['default'] : [];
    if (node.type !== 'ExportNamedDeclaration') return [];
    if (node.declaration !== null) return typesIn(node.declaration);
    const isType = (specifier: ExportNamedDeclaration['specifiers'][number]): boolean => node.exportKind === 'type' || specifier.exportKind === 'type' || (node.source === null && own.has(exportName(specifier.local)));
    return node.specifiers.filter(isType).map(({ exported }) => exportName(exported));
  }));
}

export function exportName(name: ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}

/** Types that a statement brings in; what is only declared to be there is none that it makes. */
function typesIn(node: Statement): readonly string[] {
  switch (node.type) {
    case 'TSInterfaceDeclaration': case 'TSTypeAliasDeclaration': return [node.id.name];
    case 'ImportDeclaration': return node.specifiers.filter((one) => node.importKind === 'type' || (one.type === 'ImportSpecifier' && one.importKind === 'type')).map(({ local }) => local.name);
    case 'ExportNamedDeclaration': return node.declaration === null ? [] : typesIn(node.declaration);
    // A namespace of types alone leaves nothing behind.
    case 'TSModuleDeclaration': return node.id.type === 'Identifier' ? [node.id.name] : [];
    case 'ClassDeclaration': case 'TSEnumDeclaration': case 'FunctionDeclaration': case 'TSDeclareFunction': return node.declare === true && node.id !== null ? [node.id.name] : [];
    case 'VariableDeclaration': return node.declare === true ? node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : [])) : [];
    default: return [];
  }
}
