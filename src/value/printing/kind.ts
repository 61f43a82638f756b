import type { Writer } from './writer.js';

/** How far an object resists change: not at all, no new properties, none removed either, none changed either. */
export type Integrity = 0 | 1 | 2 | 3;

/** A built-in class that the notation can write: how to know its values, and how to write one. */
export interface Kind {
  readonly name: string;
  readonly prototype: object;
  /** By internal slots where there are any; never by what the value says of itself. */
  is(value: object): boolean;
  /** Writes the expression that makes the value, without its own further properties. */
  write(writer: Writer, value: object): void;
  /** Whether the expression already says an own property. */
  says(value: object, key: string | symbol, descriptor: PropertyDescriptor, integrity: Integrity): boolean;
  /** How many of the first own keys it says for sure, so that they need not be looked at. */
  items?(value: object): number;
  /** The properties that it says are fixed in every value of it. */
  readonly fixed?: boolean;
  /** Nothing of it can be seen: no own property is written. */
  readonly opaque?: boolean;
}
