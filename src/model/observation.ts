/**
 * What a subject did with a case. `text` is the right side of a baseline entry, in canonical bytes: `→ 0`, `→ *1; args[0] = &1 [1, 3]`,
 * `throws RangeError("no"); async`. Two observations are the same if kind and text are the same.
 * Of a session it is one such line per step, joined by `\n`.
 */
export interface Observation {
  readonly kind: ObservationKind;
  readonly text: string;
  /** Where branches are counted, what it reached: a hint, since the guest says it of itself. */
  readonly reached?: Reached;
  /** Milliseconds that it took, of what took long. A hint as well. */
  readonly took?: number;
  /** What it made that can be asked something; told of the like ever more seldom. A hint as well. */
  readonly products?: readonly Product[];
}

/**
 * Something that can be asked: a function, or an object with methods. Where it was come by is a route: the empty one is what the operation
 * itself gives, `.add` what its method `add` gives; one that gives the like of what it was asked of goes nowhere.
 */
export interface Product {
  /** The route of what was asked; null where the operation was. */
  readonly of: string | null;
  /** Which method of that; empty where it was itself called. */
  readonly by: string;
  readonly route: string;
  /** Declared parameters of what is a function; null of what is none. */
  readonly arity: number | null;
  readonly members: readonly ProductMember[];
  /** Told of what came through a promise, whatever that is. */
  readonly isLater?: boolean;
}

/** `getter` also stands for a property that holds data. */
export interface ProductMember {
  readonly name: string;
  readonly kind: 'method' | 'getter';
  readonly arity: number;
}

/** Branches have the numbers of their counters, from 0. */
export interface Reached {
  /** The same for all cases that reached the same branches: 32 bits of them. */
  readonly path: number;
  /** Those among them that few cases of the same guest had reached before. */
  readonly rare: readonly number[];
  /** How near the two sides of a comparison came, a number for each comparison and distance; of these, too, those that few cases had shown. */
  readonly near: readonly number[];
  /** Of a case that showed something rare, what was compared and was not the same. */
  readonly leads: readonly Lead[];
  /** How often its branches ran, all together, as a power of two: 17 is more than 65,000 times. */
  readonly effort: number;
}

/** Two values that a comparison held against each other: where the input has one of them, the other may be wanted there. */
export type Lead = readonly [string | number, string | number] | Matched;

/** A text that was held against an expression, and that one's source and flags: where the input has the text, another may be wanted there that matches. */
export type Matched = readonly [text: string, source: string, flags: string];

export type ObservationKind = BehaviourKind | 'couldNotRun';

/** What the subject did; `couldNotRun` is the only kind that is ours. */
export type BehaviourKind = 'returned' | 'threw' | 'exited' | 'timedOut' | 'crashed' | 'failedToLoad';

/** One call as `value/outcome.ts` reads it back from its line: values are live JavaScript values. */
export interface Outcome {
  readonly how: 'returned' | 'threw' | 'ended';
  /** The returned or thrown value; of `ended` (exit, crash, time-out) the words that say how. */
  readonly value: unknown;
  /** The value came through a promise. */
  readonly async: boolean;
  /** Argument number → its value after the call; only of arguments that the call changed (or that share with the result). */
  readonly args: ReadonlyMap<number, unknown>;
  /** What went to the console or to stdout and stderr, in order. */
  readonly console: readonly ConsoleLine[];
  /** What the subject did to functions that were handed in, in order. */
  readonly callbacks: readonly CallbackCall[];
  /** What the call added to `Object.prototype`, and so to every object there is, as a record; null where nothing. */
  readonly pollution: unknown;
}

export interface ConsoleLine {
  /** `log`, `error`, …, `stdout`, `stderr`. */
  readonly stream: string;
  readonly values: readonly unknown[];
  /** After the last step had answered. */
  readonly later: boolean;
}

export interface CallbackCall {
  /** Which function of the input, in order of appearance, from 0. */
  readonly index: number;
  readonly args: readonly unknown[];
  /** After the last step had answered. */
  readonly later: boolean;
}
