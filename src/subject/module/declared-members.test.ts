import { expect, it } from 'vitest';
import { declaredMembers } from './declared-members.js';

const at = (file: string, original: string): { file: string; original: string } => ({ file: `/subject/${file}`, original });

it('names of a class that is declared beside its source all that is declared there', () => {
  const contract = [at('index.d.ts', 'export interface Limits { most?: number }\nexport class Queue<T> implements Limits { constructor(limits?: Limits); readonly length: number; "head-room": number; push(item: T): number }')];
  expect(declaredMembers(contract, contract)).toEqual({ classes: ['Limits', 'Queue'], names: ['Limits', 'Queue', 'T', 'constructor', 'head-room', 'item', 'length', 'limits', 'most', 'push'] });
});

it('adds what either side shows of its own, and nothing that it keeps', () => {
  const contract = [at('index.d.ts', 'export class Queue { push(item: string): void }')];
  const other = at('queue.ts', 'export class Queue { private all: string[] = []; #own = 1; seen = 0; accessor last = 1; constructor(readonly most = 1, private least = 0, public also: number) { this.all = []; } push(item: string): void {} }\nexport interface Entry { at: number }');
  expect(declaredMembers(contract, [...contract, other])).toEqual({ classes: ['Queue'], names: ['Queue', 'also', 'at', 'item', 'last', 'most', 'push', 'seen'] });
});

it.each([
  ['another that is not declared there', 'export class Failed extends Error { readonly code: string }'],
  ['what has no name', 'export class Failed extends mixed(Base) { code: string }\nexport class Base {}'],
  ['one of these', 'declare class Failed extends Error {}\nexport class Worse extends Failed { code: string }'],
  ['any key', 'export class Failed { [key: string]: string }'],
  ['an interface of a module', 'export interface Failed extends other.Base { code: string }'],
])('says nothing of a class that is built on %s', (...[, original]) => {
  const contract = [at('index.d.ts', original)];
  expect(declaredMembers(contract, contract).classes.filter((name) => name !== 'Base')).toEqual([]);
});

it('knows what a constant makes whose type says so', () => {
  const contract = [at('index.d.ts', 'declare namespace colours { interface Colour { hex(): string } interface Maker { (text: string): Colour; new (text: string): Colour } }\ndeclare const colours: colours.Maker;\nexport const plain: { new (): colours.Colour };\nexport const other: colours.Colour;\nexport = colours;')];
  expect(declaredMembers(contract, contract).classes).toEqual(['Colour', 'Maker', 'colours', 'plain']);
});

it('knows that what listens to events is declared nowhere', () => {
  const contract = [at('index.d.ts', "import { EventEmitter } from 'node:events';\nexport class Bell extends EventEmitter { readonly rings: number }")];
  expect(declaredMembers(contract, contract).classes).toEqual(['Bell']);
  const other = [at('index.d.ts', 'declare class EventEmitter { [key: string]: unknown }\nexport class Bell extends EventEmitter { readonly rings: number }')];
  expect(declaredMembers(other, other).classes).toEqual([]);
});

it('says nothing where the source is all that is declared', () => {
  const source = [at('queue.ts', 'export class Queue { size = 0; }')];
  expect(declaredMembers(source, source)).toEqual({ classes: [], names: [] });
  expect(declaredMembers([], source)).toEqual({ classes: [], names: [] });
});
