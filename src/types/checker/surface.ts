import path from 'node:path';
import type { Finding } from '../../model/finding.js';
import type { Operation, Surface } from '../../model/shape.js';
import { compiler } from './compiler.js';
import type { CheckerContext } from './context.js';
import { callables, instanceSymbols, moduleOf } from './exports.js';
import type { Callable } from './exports.js';
import { makeContext } from './make-context.js';
import { operationOf } from './operation.js';
import { readProgram } from './program.js';
import { define } from './recursion.js';
import { definitionOf } from './shape.js';
import type { Outcome } from './outcome.js';

/** The operations of the module that `file` declares; with `only` just those of that name (and what hangs on it: `Cart.from`). */
export function readSurface(file: string, only: readonly string[] | null, untyped = false): Outcome {
  const reading = readProgram({ roots: [file], overlay: new Map(), module: file, last: null });
  const source = reading.program.getSourceFile(file);
  const module = source === undefined ? null : moduleOf(source, reading.checker);
  if (module === null) return { surface: { operations: [], definitions: {} }, findings: [unreadable(file, 'it declares no module')], files: reading.files };
  const all = callables(module, reading.checker, only !== null);
  const context = makeContext(reading, instanceSymbols(all), untyped);
  const read = readOperations(all.filter((c) => isAsked(c.name, only)), context, file);
  const classes = only === null ? [] : wantedClasses(read.surface, { all, context, file });
  return { findings: read.findings, surface: classes.length === 0 ? read.surface : { ...surfaceOf(read.surface.operations, context), classes }, files: reading.files };
}

/** Classes of which operations take instances, and those that their constructors take in their turn, where they are no operations themselves. */
function wantedClasses({ operations, definitions }: Surface, { all, context, file }: { readonly all: readonly Callable[]; readonly context: CheckerContext; readonly file: string }): readonly Operation[] {
  const others = all.filter(({ name, kind }) => kind === 'class' && !operations.some((o) => o.name === name));
  const found = new Map<string, Operation>();
  let unread: unknown = others.length === 0 ? null : [operations, definitions];
  while (unread !== null) {
    const names = instancesIn(unread);
    const more = others.filter(({ name }) => names.has(name) && !found.has(name));
    const read = more.map((c) => readOperation(c, context, { file, findings: [] }));
    for (const operation of read) found.set(operation.name, operation);
    unread = read.length === 0 ? null : read.map(({ signatures }) => signatures);
  }
  return [...found.values()];
}

/** Shapes are plain data. */
function instancesIn(shapes: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  JSON.stringify(shapes, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'instance') names.add((value as { name: string }).name);
    return value;
  });
  return names;
}

/** Names that lead nowhere: to no type, namespace, module or export of one, or to a generic type without its arguments. */
const LOST: ReadonlySet<number> = new Set([2304, 2305, 2307, 2314, 2315, 2503, 2552, 2694, 2724, 2792]);

/** The same of a module that somebody wrote by hand, with a finding for each name in it that leads nowhere. */
export function readDeclared(file: string): Outcome {
  const outcome = readSurface(file, null);
  // Of declaration files nothing is checked: the same text is looked at as a source.
  const name = file.replace(/\.d\.ts$/, '-declared.ts');
  const { program } = readProgram({ roots: [name], overlay: new Map([[name, compiler.sys.readFile(file) ?? '']]), module: name, last: null });
  const source = program.getSourceFile(name);
  const lost = source === undefined ? [] : program.getSemanticDiagnostics(source).filter((d) => LOST.has(d.code));
  const findings = lost.map((d): Finding => ({
    code: 'SIGNATURE-INVALID', severity: 'error', line: (source?.getLineAndCharacterOfPosition(d.start ?? 0).line ?? 0) + 1,
    message: `The signature does not compile: ${compiler.flattenDiagnosticMessageText(d.messageText, ' ').replace(/\.$/, '')}. Declare it in a ts signature block, or import its type there.`,
  }));
  return { ...outcome, findings: [...outcome.findings, ...findings] };
}

/** One type that the compiler trips over does not lose the others: its operation is left without signatures, and that is said. */
export function readOperations(found: readonly Callable[], context: CheckerContext, file: string): Omit<Outcome, 'files'> {
  const findings: Finding[] = [];
  const operations = found.map((c) => readOperation(c, context, { file, findings }));
  return { surface: surfaceOf(operations, context), findings };
}

export function surfaceOf(operations: readonly Operation[], context: CheckerContext): Surface {
  define(context, (type) => definitionOf(type, context));
  return { operations, definitions: Object.fromEntries(context.recursion.definitions) };
}

function isAsked(name: string, only: readonly string[] | null): boolean {
  return only === null || only.some((asked) => name === asked || name.startsWith(`${asked}.`));
}

function readOperation(found: Callable, context: CheckerContext, into: { readonly file: string; readonly findings: Finding[] }): Operation {
  try {
    return operationOf(found, context);
  } catch (error) {
    context.recursion.open.clear();
    into.findings.push(unreadable(into.file, `${found.name} made the compiler fail (${error instanceof Error ? error.message : String(error)})`));
    return { name: found.name, kind: found.kind, signatures: [], members: [] };
  }
}

function unreadable(file: string, why: string): Finding {
  return {
    code: 'TYPES-UNREADABLE', severity: 'info', file,
    message: `The types in ${path.basename(file)} could not be used: ${why}. Say what the inputs are with --signature '(a: string) => string' or --examples FILE.`,
  };
}

