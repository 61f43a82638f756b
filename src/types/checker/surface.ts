import path from 'node:path';
import type { Finding } from '../../model/finding.js';
import type { Operation, Surface } from '../../model/shape.js';
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
export function readSurface(file: string, only: readonly string[] | null): Outcome {
  const reading = readProgram({ roots: [file], overlay: new Map(), module: file, last: null });
  const source = reading.program.getSourceFile(file);
  const module = source === undefined ? null : moduleOf(source, reading.checker);
  if (module === null) return { surface: { operations: [], definitions: {} }, findings: [unreadable(file, 'it declares no module')], files: reading.files };
  const all = callables(module, reading.checker);
  const context = makeContext(reading, instanceSymbols(all));
  return { ...readOperations(all.filter((c) => isAsked(c.name, only)), context, file), files: reading.files };
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

