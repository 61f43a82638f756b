import path from 'node:path';
import type ts from 'typescript';
import type { Operation } from '../../model/shape.js';
import { notCallable, notRead } from '../syntax/problems.js';
import type { Written } from '../syntax/read.js';
import { compiler } from './compiler.js';
import type { CheckerContext } from './context.js';
import { callables, instanceSymbols, moduleOf } from './exports.js';
import { makeContext } from './make-context.js';
import type { Outcome } from './outcome.js';
import { readProgram } from './program.js';
import type { Reading } from './program.js';
import { signaturesOf } from './signature.js';
import { surfaceOf } from './surface.js';

/** Where a signature is read: in the scope of a module, or of the language alone. */
export interface Scope {
  /** Absolute path of the file that declares the module's types; null for no module. */
  readonly file: string | null;
  /** Of the operation, where the text does not name one. */
  readonly name: string;
}

const FILE = 'holdfast-signature.ts';
/** A declared function needs no body here. */
const MISSING_BODY: ReadonlySet<number> = new Set([2355, 2391]);

/** Throws a Problem where TypeScript refuses the text, or it is no function type. */
export function readSignatureText(written: Written, scope: Scope): Outcome {
  const file = path.join(scope.file === null ? path.resolve('/') : path.dirname(scope.file), FILE);
  const last = scope.file === null ? null : readProgram({ roots: [scope.file], overlay: new Map(), module: scope.file, last: null });
  const { head, overlay } = imports(written, scope, last);
  const text = `${head}${written.form === 'type' ? 'type T = ' : ''}`;
  overlay.set(file, `${text}${written.text}\n`);
  const reading = readProgram({ roots: [file], overlay, module: scope.file, last });
  const source = reading.program.getSourceFile(file);
  if (source === undefined) throw new Error(`the compiler lost ${file}`);
  refuseErrors(reading, source, { written, start: text.length });
  const module = scope.file === null ? undefined : reading.program.getSourceFile(scope.file);
  const symbol = module === undefined ? null : moduleOf(module, reading.checker);
  const instances = symbol === null ? new Map<ts.Symbol, string>() : instanceSymbols(callables(symbol, reading.checker));
  const context = makeContext(reading, instances);
  const operation = operationIn(source, { name: scope.name, written, start: text.length }, context);
  const files = new Set([...reading.files, ...(last?.files ?? [])]);
  return { surface: surfaceOf([operation], context), findings: [], files: [...files].toSorted() };
}

/** Brings into scope what the text names: the module's types, exported or not. */
function imports({ names }: Written, scope: Scope, reading: Reading | null): { readonly head: string; readonly overlay: Map<string, string> } {
  const overlay = new Map<string, string>();
  const source = scope.file === null ? undefined : reading?.program.getSourceFile(scope.file);
  const { exported, local } = source === undefined || reading === null ? NOTHING : typesIn(source, reading.checker);
  const hidden = [...names].filter((n) => local.has(n) && !exported.has(n));
  if (source !== undefined && hidden.length > 0) overlay.set(path.resolve(source.fileName), `${source.text}\nexport type { ${hidden.join(', ')} };\n`);
  const imported = [...names].filter((n) => exported.has(n) || hidden.includes(n));
  const line = imported.length === 0 || scope.file === null ? 'export {};' : `import type { ${imported.join(', ')} } from './${path.basename(scope.file)}';`;
  return { head: `${line}\n`, overlay };
}

interface Names {
  readonly exported: ReadonlySet<string>;
  readonly local: ReadonlySet<string>;
}

const NOTHING: Names = { exported: new Set(), local: new Set() };

function typesIn(source: ts.SourceFile, checker: ts.TypeChecker): Names {
  const module = moduleOf(source, checker);
  if (module === null) return NOTHING;
  const kinds = compiler.SymbolFlags.Type | compiler.SymbolFlags.Namespace;
  const isType = (symbol: ts.Symbol): boolean => Boolean((symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).flags & kinds);
  const exported = new Set(checker.getExportsOfModule(module).filter(isType).map((s) => s.name));
  // `export =` leaves no room for another export.
  if (module.exports?.has(compiler.InternalSymbolName.ExportEquals) === true) return { exported, local: new Set() };
  const own = checker.getSymbolsInScope(source, kinds | compiler.SymbolFlags.Alias).filter((s) => isType(s) && s.declarations?.some((d) => d.getSourceFile() === source));
  return { exported, local: new Set(own.map((s) => s.name)) };
}

interface Place {
  readonly written: Written;
  /** Where in the file the user's text begins. */
  readonly start: number;
}

function refuseErrors({ program }: Reading, source: ts.SourceFile, { written, start }: Place): void {
  const all = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  const error = all.find((d) => d.category === compiler.DiagnosticCategory.Error && (d.start ?? 0) >= start && !MISSING_BODY.has(d.code));
  if (error !== undefined) throw notRead(written.text, compiler.flattenDiagnosticMessageText(error.messageText, ' '), (error.start ?? start) - start);
}

function operationIn(source: ts.SourceFile, place: Place & { readonly name: string }, context: CheckerContext): Operation {
  const own = source.statements.filter((s) => s.getStart(source) >= place.start || (compiler.isTypeAliasDeclaration(s) && s.end > place.start));
  const functions = own.filter(compiler.isFunctionDeclaration);
  const first = functions[0];
  if (first !== undefined) {
    const overloads = functions.map((f) => context.checker.getSignatureFromDeclaration(f)).filter((s) => s !== undefined);
    return { name: first.name?.text ?? place.name, kind: 'function', signatures: signaturesOf(overloads, context), members: [] };
  }
  const alias = own.find(compiler.isTypeAliasDeclaration);
  const type = alias === undefined ? undefined : context.checker.getTypeFromTypeNode(alias.type);
  const calls = type?.getCallSignatures() ?? [];
  const overloads = calls.length > 0 ? calls : (type?.getConstructSignatures() ?? []);
  if (overloads.length === 0) throw notCallable(place.written.text);
  return { name: place.name, kind: calls.length > 0 ? 'function' : 'class', signatures: signaturesOf(overloads, context), members: [] };
}
