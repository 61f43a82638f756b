import type { Case } from '../../model/case.js';
import { parseCase } from '../../value/case.js';
import { NotationError } from '../../value/notation-error.js';
import { isReserved } from '../../value/reserved.js';
import { canonical } from '../code/canonical.js';
import { isGlobal } from '../code/globals.js';
import { freeNames } from '../code/names.js';
import type { FreeName } from '../code/names.js';
import { parseExpression } from '../code/parse-code.js';

/** The left side of an example. */
export type LeftSide =
  | { readonly kind: 'case'; readonly case: Case }
  | { readonly kind: 'expression'; readonly code: string; readonly operations: readonly string[] }
  /** It is no closed expression that calls an operation; `why` says what is missing. */
  | { readonly kind: 'neither'; readonly why: string };

/** `declares`: what the spec's signature names. */
export function readLeftSide(text: string, declares: ReadonlySet<string>): LeftSide {
  const trimmed = text.trim().replace(/^await\s+(?=[A-Za-z_$"])/, '').replace(/;$/, '');
  const call = readCase(trimmed);
  if (call?.kind === 'session') return neither('is a session of several steps, whose place is a `ts example` or `cases` fence');
  if (call !== null) {
    const root = rootOf(call.operation, trimmed);
    if (isOperation(root, declares)) return root !== call.operation && declares.size > 0 && !declares.has(root) ? neither(`asks ${root}, which stands for no value: an example is closed`) : { kind: 'case', case: call };
  }
  return readExpression(trimmed, declares);
}

function readCase(text: string): Case | null {
  try {
    return parseCase(text);
  } catch (error) {
    if (error instanceof NotationError) return null;
    throw error;
  }
}

function rootOf(operation: string, text: string): string {
  return text.startsWith('"') ? operation : operation.split('.')[0] ?? operation;
}

function isOperation(root: string, declares: ReadonlySet<string>): boolean {
  return declares.has(root) || (!isGlobal(root) && !isReserved(root));
}

function readExpression(text: string, declares: ReadonlySet<string>): LeftSide {
  const parsed = parseExpression(text);
  if (parsed === null) return neither('is no expression');
  const free = freeNames(parsed.expression).filter(({ name }) => isOperation(name, declares));
  const called = new Set(free.filter((use) => use.called || declares.has(use.name)).map((use) => use.name));
  const open = free.find(({ name }) => !called.has(name));
  if (open !== undefined) return neither(`uses ${open.name}, which stands for no value: an example is closed`);
  const asked = free.find((use) => use.call?.type === 'CallExpression' && use.path !== use.name && declares.size > 0 && !declares.has(use.name));
  if (asked !== undefined) return neither(`asks ${asked.name}, which stands for no value: an example is closed`);
  if (!free.some((use) => use.called)) return neither('calls no operation');
  return { kind: 'expression', code: canonical(parsed.expression, parsed.source), operations: pathsOf(free) };
}

/** Each operation once: by its path where it is called. */
export function pathsOf(free: readonly FreeName[]): readonly string[] {
  return [...new Set(free.map((use) => use.path))];
}

function neither(why: string): LeftSide {
  return { kind: 'neither', why };
}
