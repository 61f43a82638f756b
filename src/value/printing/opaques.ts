import { getPrototypeOf } from '../primordials.js';
import type { Kind } from './kind.js';

interface Generating {
  readonly prototype: object;
}

const prototypeOf = (value: object): object => getPrototypeOf(value) as object;

/** Built-ins of which nothing can be seen without changing them or waiting. */
const prototypes: readonly (readonly [name: string, prototype: object])[] = [
  ['Promise', Promise.prototype], ['WeakMap', WeakMap.prototype], ['WeakSet', WeakSet.prototype], ['WeakRef', WeakRef.prototype],
  ['FinalizationRegistry', FinalizationRegistry.prototype],
  ['Generator', (prototypeOf(function* () { /* nothing */ }) as Generating).prototype],
  ['AsyncGenerator', (prototypeOf(async function* () { /* nothing */ }) as Generating).prototype],
  ['Array Iterator', prototypeOf([].values())], ['Map Iterator', prototypeOf(new Map().values())], ['Set Iterator', prototypeOf(new Set().values())],
  ['String Iterator', prototypeOf(''[Symbol.iterator]())], ['RegExp String Iterator', prototypeOf(''.matchAll(/x/g))],
];

export const opaqueKinds: readonly Kind[] = prototypes.map(([name, prototype]) => ({
  name, prototype, opaque: true,
  is: (value) => value !== prototype,
  says: () => true,
  write: (writer) => {
    writer.out += `<${name}>`;
  },
}));
