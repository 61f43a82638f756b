import type { Printed } from './value.js';

/** The hash of operation and printed input: 16 hex digits. The same case has the same id on every machine, for ever. */
export type CaseId = string;

/** One input to a subject. Its text (`value/case.ts`) is what a person reads and what a replay takes. */
export type Case = CallCase | SessionCase;

/** One call of an exported function: `total([{sku: "a", qty: 2}], "X")`. */
export interface CallCase {
  readonly kind: 'call';
  readonly operation: string;
  /** The argument list, printed as one array: `[[{sku: "a", qty: 2}], "X"]`. Labels are shared over the whole list. */
  readonly input: Printed;
}

/** A new instance and what is asked of it in turn: `cart = new Cart(10); cart.add("a"); cart.size`. */
export interface SessionCase {
  readonly kind: 'session';
  /** The exported class. */
  readonly operation: string;
  /** The first constructs; the others call a method or read a property of the instance. */
  readonly steps: readonly Step[];
}

export interface Step {
  readonly access: 'construct' | 'call' | 'get';
  /** The method's or property's name; of the constructor `constructor`. */
  readonly member: string;
  /** The argument list, printed as one array; of a `get` always `[]`. */
  readonly input: Printed;
}
