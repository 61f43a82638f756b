import type { OperationFreedom } from './licence.js';
import type { Place } from './place.js';
import type { Sink } from './sink.js';

/** The root of the value that is walked. */
export type Root = 'result' | 'error' | 'args';

/** What the parts of a walk need of the whole. */
export interface Walker {
  readonly free: OperationFreedom;
  readonly root: Root;
  readonly sink: Sink;
  /** Notes the differences of two values at one place, inside too. */
  values(prior: unknown, candidate: unknown, place: Place): void;
  /** Notes that only one side has a value at a place, unless it is free there. */
  lacks(change: 'removed' | 'added', value: unknown, place: Place): void;
  /** The same walk, with findings that may turn out not to count. */
  into(sink: Sink): Walker;
  /** A value as text: equal texts, equal values. */
  text(value: unknown): string;
}
