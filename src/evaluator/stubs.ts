import type { SubjectOperation } from '../model/program.js';
import { isIdentifier } from '../value/characters.js';
import { isReserved } from '../value/reserved.js';
import { askCall } from './asking.js';
import { createClasses } from './classes.js';
import type { Delivery } from './deliver.js';
import { guardedParent } from './guards.js';
import { createHandle } from './handles.js';
import { fault, type Scope } from './run.js';
import { Session } from './session.js';
import type { Sources } from './sources.js';

export interface Stubs {
  /** Names that are free in the code of specs, with what stands for the subject. */
  readonly names: ReadonlyMap<string, unknown>;
  readonly delivery: Delivery;
  /** Takes away what a run may have left. */
  readonly reset: () => void;
}

/** Stands for the subject: `total`, `Cart`, `Cart.from`, and for `text.trim` an object `text`. */
export function createStubs(scope: Scope, sources: Sources, operations: readonly SubjectOperation[]): Stubs {
  const stubs = new Map<string, object>();
  const members = new Map(operations.map((operation) => [operation.name, new Map(operation.members.map(({ name, kind }) => [name, kind]))]));
  const delivery: Delivery = { scope, sources, kindOf: (className, member) => members.get(className)?.get(member), classes: createClasses(scope, (className) => stubs.get(className) ?? null) };
  for (const operation of operations) stubs.set(operation.name, makeStub(delivery, operation));
  const functions = [...stubs.values()] as { readonly prototype: unknown }[];
  const names = new Map<string, unknown>();
  for (const { name } of operations) place(scope, { stubs, names, path: name });
  for (const stub of stubs.values()) fix(stub);
  const reset = (): void => {
    // A prototype is null until an instance was seen, and cannot be written to from then on.
    for (const stub of functions) if (stub.prototype !== null) Reflect.set(stub, 'prototype', null);
  };
  reset();
  return { names, delivery, reset };
}

function makeStub(delivery: Delivery, operation: SubjectOperation): object {
  const { scope, classes } = delivery;
  const { name } = operation;
  const stub = function (...args: unknown[]): unknown {
    if (new.target === undefined) return askCall(delivery, name, args, (value, started) => new Session(delivery, name, started).take(value));
    if (new.target !== stub) return fault(scope.run, `The code extends ${name}, which stands for a class of the subject. A subject that is extended cannot be asked.`);
    return createHandle(delivery, operation, args);
  };
  Object.setPrototypeOf(stub, guardedParent(scope, Function.prototype, complaint(name)));
  return Object.defineProperties(stub, {
    name: { value: name.slice(name.lastIndexOf('.') + 1) },
    [Symbol.hasInstance]: { value: (value: unknown) => (typeof value === 'object' && value !== null && scope.handles.get(value)?.className === name) || classes.isInstance(value, name) },
  });
}

/** Nothing but operations can be asked: whatever else would be read of the subject is not there, and must not pass for undefined. */
function complaint(name: string): (key: string) => string {
  return (key) => `The code reads ${name}.${key}, which is no operation of the subject. Only its functions and classes can be asked.`;
}

interface Places {
  readonly stubs: Map<string, object>;
  readonly names: Map<string, unknown>;
  readonly path: string;
}

/** Puts a stub where its dotted name says; objects that are no operations themselves are made on the way. */
function place(scope: Scope, { stubs, names, path }: Places): void {
  const words = path.split('.');
  if (!words.every(isIdentifier) || isReserved(words[0]!)) return;
  for (let length = 1; length <= words.length; length++) {
    const name = words.slice(0, length).join('.');
    const stub = stubs.get(name) ?? Object.create(guardedParent(scope, Object.prototype, complaint(name))) as object;
    stubs.set(name, stub);
    if (length === 1) names.set(name, stub);
    else Object.defineProperty(stubs.get(words.slice(0, length - 1).join('.'))!, words[length - 1]!, { value: stub, configurable: true });
  }
}

/** What is shared by all runs stays as it is, but for the prototype, which is known once an instance was seen. */
function fix(stub: object): void {
  for (const key of Reflect.ownKeys(stub)) if (key !== 'prototype') Object.defineProperty(stub, key, { writable: false, configurable: false });
  Object.preventExtensions(stub);
}
