import type { Made } from '../value/made.js';
import { holdsOpaque } from '../value/opaque.js';
import { print } from '../value/print.js';
import { fault, lookInside, type Handle, type Scope } from './run.js';

const DEEPEST = 8;

/**
 * Arguments as they go to the subject: in the place of an instance that the spec made stands how it was made, as long as nothing was done with it
 * but to read it. What is done with it there is not done to the session that the spec's code may go on with; so it is at an end where that could show.
 */
export function handedOver(scope: Scope, operation: string, args: readonly unknown[]): readonly unknown[] {
  return scope.instances === 0 ? args : args.map((arg) => without(arg, (handle) => expressionOf(scope, operation, handle), { scope, depth: 0 }));
}

/**
 * What the subject did to its arguments, but for those that hold instances of the spec's: of these it is noted where they are no longer what
 * they were.
 */
export function onlyData(scope: Scope, asked: () => string, { args, after }: { readonly args: readonly unknown[]; readonly after: ReadonlyMap<number, unknown> }): ReadonlyMap<number, unknown> {
  if (scope.instances === 0) return after;
  return new Map([...after].filter(([number, now]) => {
    const given = args[number];
    const handles: Handle[] = [];
    const before = without(given, (handle) => {
      handles.push(handle);
      return handle.made;
    }, { scope, depth: 0 });
    if (handles.length === 0) return true;
    const isChanged = lookInside(scope, () => print(before) !== print(now));
    if (isChanged && before !== handles[0]?.made) fault(scope.run, `${asked()} changed a list or record that holds instances which the spec made, and what became of them cannot be told. Ask what it gives, or hand over plain data.`);
    for (const handle of handles) if (isChanged) handle.gone = asked();
    return false;
  }));
}

/** What was done to one whose insides nobody sees cannot be known; of others it is asked whether it still is as it was made. */
function expressionOf(scope: Scope, operation: string, handle: Handle): Made {
  if (handle.gone !== null) fault(scope.run, goneText(handle, `handed to ${operation}`));
  const isUnseen = lookInside(scope, () => holdsOpaque(print(handle.made)));
  if (handle.asked() === 'called' && (isUnseen || !isAsMade(scope, handle))) fault(scope.run, `${operation} is handed an instance of ${handle.className} that the spec made and then called, which ${isUnseen ? 'may have changed' : 'changed'} it; what it is by then lives in its own session. Hand over a new one, or let an operation of the subject do both.`);
  if (isUnseen) handle.gone = operation;
  return handle.expression;
}

function isAsMade(scope: Scope, { made, look }: Handle): boolean {
  if (typeof made !== 'object' || made === null) return false;
  return Object.keys(made).every((key) => {
    const now = look(key);
    return lookInside(scope, () => print(now) === print((made as Readonly<Record<string, unknown>>)[key]));
  });
}

export function goneText({ className, gone }: Handle, what: string): string {
  return `An instance of ${className} is ${what}, and was handed to ${gone ?? ''} before, which may have changed it: the instance there is not the one that the spec goes on with. Make a new one.`;
}

/** The value with something else in the place of each handle in it; itself where there is none. */
function without(value: unknown, instead: (handle: Handle) => unknown, { scope, depth }: { readonly scope: Scope; readonly depth: number }): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  const handle = scope.handles.get(value);
  if (handle !== undefined) return instead(handle);
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(Object.getOwnPropertyDescriptors(value)).flatMap(([key, found]) => ('value' in found && found.enumerable === true ? [[key, found.value as unknown, without(found.value, instead, { scope, depth: depth + 1 })] as const] : []));
  if (entries.every(([, own, now]) => own === now)) return value;
  const made: object = Array.isArray(value) ? [] : {};
  for (const [key, , now] of entries) Object.defineProperty(made, key, { value: now, writable: true, enumerable: true, configurable: true });
  return made;
}
