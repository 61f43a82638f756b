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

/**
 * A new instance and what is asked of it in turn: `cart = new Cart(10); cart.add("a"); cart.size`. Or what a function made, and what is
 * asked of that: `it = counter(2); it.next(); it = it.reset(); it.next()`, `it = matcher("*.js"); it("a.js")`. What a step gives can be asked
 * later, while the instance goes on: `got1 = bus.on("a", (n) => n); bus.emit("a"); got1()`.
 */
export interface SessionCase {
  readonly kind: 'session';
  /** The exported class, or the function. */
  readonly operation: string;
  /** The first constructs or makes; the others call it, or a method of it, or read or set a property; or do so to what an earlier one gave. */
  readonly steps: readonly Step[];
}

export interface Step {
  readonly access: Access;
  /** The method's or property's name; of the constructor `constructor`, of the function that makes `function`; empty where what it made is itself called. */
  readonly member: string;
  /** The argument list, printed as one array; of a `get` always `[]`, of a `set` the value alone. */
  readonly input: Printed;
  /** The number of the earlier step of which the result is asked; absent where the instance is, or what was made. */
  readonly on?: number;
  /**
   * Values of the list that are the very ones of an earlier step, not others that look alike: `emitter.off("a", *1)`. What `input` says in
   * their place is what they were when that step was asked. Absent where there are none.
   */
  readonly same?: readonly SameValue[];
}

/** The value at one place of a step's argument list is the one that stood at another in that of an earlier step. */
export interface SameValue {
  readonly at: ListPlace;
  /** The number of the earlier step, the construction being 0; and the place in its list. No value of that list is itself one of a step before. */
  readonly step: number;
  readonly of: ListPlace;
}

/** Index of an argument, then keys and indices into what it holds. */
export type ListPlace = readonly (string | number)[];

/**
 * `make` calls the function, and what comes of it (through a promise, if it is one) is asked from then on. `follow` calls a method, and
 * what comes of that is asked from then on. `start` calls, and waits for no promise: what it leads to shows in later steps. `set` gives a
 * property a value.
 */
export type Access = 'construct' | 'make' | 'call' | 'get' | 'set' | 'follow' | 'start';

/** What a step asks, without its arguments. */
export type Asks = Pick<Step, 'access' | 'member' | 'on'>;
