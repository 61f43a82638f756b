import path from 'node:path';
import { expect, it } from 'vitest';
import { signatureText } from '../../derive/type-text.js';
import type { CheckerContext } from './context.js';
import { callables, instanceSymbols, moduleOf } from './exports.js';
import { makeContext } from './make-context.js';
import { readProgram } from './program.js';
import { readOperations } from './surface.js';

it('loses one operation, not all, where the compiler fails', () => {
  const file = path.resolve('/', 'shop.ts');
  const text = 'export interface Tree { next: Tree }\nexport function bad(a: symbol): void {}\nexport function good(a: Tree): void {}';
  const reading = readProgram({ roots: [file], overlay: new Map([[file, text]]), module: file, last: null });
  const source = reading.program.getSourceFile(file);
  const module = source === undefined ? null : moduleOf(source, reading.checker);
  if (module === null) throw new Error('no module');
  const context = makeContext(reading, new Map());
  const trips: CheckerContext = {
    ...context,
    read: (type, depth, own) => {
      if (reading.checker.typeToString(type) === 'symbol') throw new RangeError('Maximum call stack size exceeded');
      return context.read(type, depth, { ...own, read: trips.read });
    },
  };
  const { surface, findings } = readOperations(callables(module, reading.checker), trips, file);
  expect(surface.operations.map((o) => [o.name, o.signatures.length])).toEqual([['bad', 0], ['good', 1]]);
  expect(surface.definitions).toEqual({ Tree: { kind: 'record', properties: [{ name: 'next', shape: { kind: 'reference', name: 'Tree' }, optional: false }] } });
  expect(findings).toMatchObject([{ code: 'TYPES-UNREADABLE', severity: 'info', file }]);
  expect(findings[0]?.message).toContain('bad made the compiler fail (Maximum call stack size exceeded)');
});

it('reads what getters of a class give, and not what can only be set', () => {
  const file = path.resolve('/', 'cart.ts');
  const text = 'export class Cart { #all: string[] = []; label = "a"; get size(): number { return 1; } get all(): readonly string[] { return this.#all; } set only(value: string) {} get any(): any { return 1; } }';
  const reading = readProgram({ roots: [file], overlay: new Map([[file, text]]), module: file, last: null });
  const source = reading.program.getSourceFile(file);
  const module = source === undefined ? null : moduleOf(source, reading.checker);
  if (module === null) throw new Error('no module');
  const { surface } = readOperations(callables(module, reading.checker), makeContext(reading, new Map()), file);
  expect(surface.operations[0]?.members.map(({ name, type }) => [name, type?.kind ?? null])).toEqual([['label', 'string'], ['size', 'number'], ['all', 'array'], ['any', null]]);
  expect(signatureText(surface)).toBe('export class Cart {\n  constructor()\n  get label(): string\n  get size(): number\n  get all(): string[]\n  get any(): unknown\n}');
});

it('knows a class that callers do not construct, and what gives instances of it', () => {
  const file = path.resolve('/', 'queue.ts');
  const text = 'export class Queue { private constructor(limit: number) {} static of(limit?: number): Queue { return new Queue(limit ?? 1); } size(): number { return 0; } }\nexport abstract class Base { abstract size(): number; }\nexport class Own { protected constructor() {} }';
  const reading = readProgram({ roots: [file], overlay: new Map([[file, text]]), module: file, last: null });
  const source = reading.program.getSourceFile(file);
  const module = source === undefined ? null : moduleOf(source, reading.checker);
  if (module === null) throw new Error('no module');
  const found = callables(module, reading.checker);
  const { surface } = readOperations(found, makeContext(reading, instanceSymbols(found)), file);
  expect(surface.operations.map((o) => [o.name, o.closed ?? false])).toEqual([['Queue', true], ['Base', true], ['Own', true], ['Queue.of', false]]);
  expect(signatureText(surface)).toContain('export class Queue {\n  private constructor()\n  static of(limit?: number): Queue\n  size(): number\n}');
});
