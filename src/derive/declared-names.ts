import { parseSync } from 'oxc-parser';
import type { Class, Declaration, Function as FunctionNode, Statement, TSTypeAnnotation } from 'oxc-parser';

/** What a module's words say by name and a surface does not keep: there shapes have no names, and constants are no operations. */
export interface DeclaredNames {
  /** Of types without parameters of their own, in order. */
  readonly types: readonly string[];
  /** With the text of their type; null where none is written. */
  readonly constants: readonly { readonly name: string; readonly type: string | null }[];
  /** What functions and methods give that have one signature, and neither they nor their class parameters for types: the text of the type by `Cart.items`. */
  readonly results: readonly { readonly name: string; readonly type: string }[];
  readonly classes: readonly { readonly name: string; readonly base: string | null; readonly isGeneric: boolean }[];
}

/** Reads declarations, as those of a spec's signature, or of a module what it exports. Nothing of a text that is no TypeScript. */
export function declaredNames(source: string, isDeclaration: boolean): DeclaredNames {
  const { program, errors } = parseSync('signature.ts', source, { lang: isDeclaration ? 'dts' : 'ts', sourceType: 'module' });
  const found = errors.length > 0 ? [] : program.body.flatMap((s) => declarationIn(s, isDeclaration));
  return {
    types: found.flatMap((d) => ((d.type === 'TSInterfaceDeclaration' || d.type === 'TSTypeAliasDeclaration') && (d.typeParameters ?? null) === null ? [d.id.name] : [])),
    constants: found.flatMap((d) => (d.type === 'VariableDeclaration' ? d.declarations : [])).flatMap(({ id }) => {
      if (id.type !== 'Identifier') return [];
      return [{ name: id.name, type: textOf(id.typeAnnotation, source) }];
    }),
    results: once(found.flatMap((d) => resultsOf(d, source))),
    classes: found.flatMap((d) => (d.type === 'ClassDeclaration' && d.id !== null ? [{ name: d.id.name, base: baseOf(d), isGeneric: (d.typeParameters ?? null) !== null }] : [])),
  };
}

function declarationIn(statement: Statement, isDeclaration: boolean): readonly Declaration[] {
  if (statement.type === 'ExportNamedDeclaration') return statement.declaration === null ? [] : [statement.declaration];
  const isOne = /^(?:(?:TSInterface|TSTypeAlias|Variable|Class|Function)Declaration|TSDeclareFunction)$/.test(statement.type);
  return isOne && isDeclaration ? [statement as Declaration] : [];
}

function textOf(annotation: TSTypeAnnotation | null | undefined, source: string): string | null {
  const type = annotation?.typeAnnotation;
  return type === undefined ? null : source.slice(type.start, type.end);
}

interface Result {
  readonly name: string;
  readonly type: string | null;
}

function resultsOf(declared: Declaration, source: string): readonly Result[] {
  if ((declared.type === 'TSDeclareFunction' || declared.type === 'FunctionDeclaration') && declared.id !== null) return [resultOf(declared.id.name, declared, source)];
  if (declared.type !== 'ClassDeclaration' || declared.id === null || (declared.typeParameters ?? null) !== null) return [];
  const { id, body } = declared;
  return body.body.flatMap((m) => (m.type === 'MethodDefinition' && m.kind === 'method' && m.key.type === 'Identifier' ? [resultOf(`${id.name}.${m.key.name}`, m.value, source)] : []));
}

/** What speaks of `this` or of a parameter means nothing elsewhere. */
function resultOf(name: string, { returnType, typeParameters }: Pick<FunctionNode, 'returnType' | 'typeParameters'>, source: string): Result {
  const type = textOf(returnType, source);
  const isBound = (typeParameters ?? null) !== null || returnType?.typeAnnotation.type === 'TSTypePredicate' || (type !== null && /\bthis\b/.test(type));
  return { name, type: isBound ? null : type };
}

function once(results: readonly Result[]): DeclaredNames['results'] {
  return results.flatMap(({ name, type }) => (type === null || results.filter((r) => r.name === name).length > 1 ? [] : [{ name, type }]));
}

function baseOf({ superClass }: Class): string | null {
  return superClass?.type === 'Identifier' ? superClass.name : null;
}
