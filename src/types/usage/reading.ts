import type { Node } from 'oxc-parser';
import type { KnownFunction, Scope } from './scope.js';
import type { Use } from './use.js';

/** What readers of single nodes need of the one that goes over the whole. */
export interface Reading {
  /** How many branches and functions lie around what is read now. */
  readonly level: number;
  /** What arrow functions without a block give. */
  readonly results: ReadonlyMap<Node, Use>;
  /** What is done within a node; of an expression the value that it is. */
  read(node: Node, scope: Scope): Use;
  /** Reads what may not happen. */
  within<T>(read: () => T): T;
  /** What is only asked to be true. */
  condition(node: Node, scope: Scope): Use;
  /**
   * The parameters of a function, read in its own scope when it is first met; those of one that is being read know only what came so far.
   * `given`: of one that is written where it is handed over, what it gets.
   */
  function(known: KnownFunction, given: readonly (Use | undefined)[]): readonly Use[];
  /** Reads all that lies below, one by one. */
  children(node: Node, scope: Scope): Use;
}
