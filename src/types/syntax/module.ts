import { parseSync } from 'oxc-parser';
import type { Statement, TSInterfaceDeclaration, TSType, TSTypeAliasDeclaration } from 'oxc-parser';
import type { Operation, Shape, Surface } from '../../model/shape.js';
import { ANY } from '../shapes.js';
import { needsChecker, type SyntaxContext } from './context.js';
import { objectShape } from './object.js';
import { shapeOf } from './shape.js';
import { signatureOf, type FunctionNode } from './signature.js';

/** What is longer is seldom simple, and the checker has limits that syntax alone does not keep. */
const LONGEST = 8000;
const MOST_SHAPES = 40;
const DEEPEST = 8;

type Named = TSInterfaceDeclaration | TSTypeAliasDeclaration;

interface Declared {
  readonly functions: readonly { readonly name: string; readonly node: FunctionNode }[];
  readonly types: ReadonlyMap<string, Named>;
}

/**
 * The surface of a module of TypeScript that declares nothing but functions with all their types, and plain types that these use, as most
 * signatures in specs do. Null where syntax does not tell, and the checker has to read it.
 */
export function readModule(text: string): Surface | null {
  const declared = parsed(text);
  if (declared === null) return null;
  const context = contextOf(declared.types);
  const names = [...new Set(declared.functions.map(({ name }) => name))];
  const operations = names.map((name): Operation => ({ name, kind: 'function', signatures: declared.functions.filter((f) => f.name === name).map(({ node }) => signatureOf(node, context)), members: [] }));
  return context.lookups.length > 0 || operations.some(isLarge) ? null : { operations, definitions: {} };
}

/** What is in force for a type that is written beside such a module; null for any other module. */
export function contextBeside(text: string): SyntaxContext | null {
  const declared = parsed(text);
  return declared === null ? null : contextOf(declared.types);
}

function parsed(text: string): Declared | null {
  if (text.length > LONGEST) return null;
  const { program, errors } = parseSync('module.d.ts', text, { lang: 'dts', sourceType: 'module' });
  return errors.length > 0 ? null : declaredBy(program.body);
}

/** Null for a module with anything else in it. */
function declaredBy(body: readonly Statement[]): Declared | null {
  const functions: { name: string; node: FunctionNode }[] = [];
  const types = new Map<string, Named>();
  for (const statement of body) {
    const isExported = statement.type === 'ExportNamedDeclaration' && statement.source === null && statement.specifiers.length === 0;
    const inner = isExported ? statement.declaration : statement;
    if ((inner?.type === 'TSDeclareFunction' || inner?.type === 'FunctionDeclaration') && isExported && inner.id !== null && inner.returnType && !inner.generator) functions.push({ name: inner.id.name, node: inner });
    else if ((inner?.type === 'TSInterfaceDeclaration' || inner?.type === 'TSTypeAliasDeclaration') && isPlain(inner) && !types.has(inner.id.name)) types.set(inner.id.name, inner);
    else return null;
  }
  return functions.length === 0 ? null : { functions, types };
}

function isPlain(node: Named): boolean {
  if (node.typeParameters) return false;
  // Of a type with methods the checker tells data from services.
  return node.type === 'TSTypeAliasDeclaration' || (node.extends.length === 0 && node.body.body.every((m) => m.type === 'TSPropertySignature' || m.type === 'TSIndexSignature'));
}

function contextOf(types: ReadonlyMap<string, Named>): SyntaxContext {
  const open = new Set<string>();
  // Once the checker is needed, what else there is does not matter.
  const read = (node: TSType, context: SyntaxContext): Shape => (context.lookups.length > 0 ? ANY : shapeOf(node, context));
  const own = (name: string, context: SyntaxContext): Shape | null => {
    const found = types.get(name);
    if (found === undefined) return null;
    if (open.has(name)) return needsChecker(context, 'recursion');
    open.add(name);
    const inner = { ...context, bounds: new Map() };
    const shape = found.type === 'TSInterfaceDeclaration' ? objectShape(found.body.body, inner) : inner.read(found.typeAnnotation, inner);
    open.delete(name);
    return shape;
  };
  return { read, bounds: new Map(), mayHide: () => false, own, lookups: [] };
}

function isLarge({ signatures }: Operation): boolean {
  return signatures.some((s) => [...s.parameters.map((p) => p.shape), s.returns].reduce((sum, shape) => sum + shapesIn(shape, 0), 0) > MOST_SHAPES);
}

/** How many shapes stand in one; more than there may be where they are nested too deep. */
function shapesIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  const isShape = Object.hasOwn(value, 'kind');
  if (isShape && depth >= DEEPEST) return MOST_SHAPES;
  return Object.values(value).reduce((sum: number, part) => sum + shapesIn(part, isShape ? depth + 1 : depth), isShape ? 1 : 0);
}
