import type ts from 'typescript';
import type { Shape } from '../../model/shape.js';

/** What is at hand while types are written as shapes. */
export interface CheckerContext {
  readonly checker: ts.TypeChecker;
  /** The reader of types itself; `depth` is how many types lie around this one. */
  readonly read: (type: ts.Type, depth: number, context: CheckerContext) => Shape;
  /** Declared by the language's library, by Node's types or by our own prelude: no type of the module. */
  readonly isAmbient: (symbol: ts.Symbol) => boolean;
  /** Classes that the module exports → their names. */
  readonly instances: ReadonlyMap<ts.Symbol, string>;
  /** Whether JavaScript that says nothing of its types is read as well: the names of its parameters are all that it tells. */
  readonly untyped: boolean;
  readonly recursion: Recursion;
  readonly budget: Budget;
}

/** Named types that refer to themselves. */
export interface Recursion {
  /** Types whose parts are being read now. */
  readonly open: Set<ts.Type>;
  /** Types met again inside themselves → the names of their definitions. */
  readonly names: Map<ts.Type, string>;
  readonly definitions: Map<string, Shape>;
  /** Beyond so many names a type inside itself is `any`. */
  readonly most: number;
}

/** How much more may be written: of the operation or definition at hand, and of all. Beyond it every type is `any`. */
export interface Budget {
  own: number;
  all: number;
}

/** Types nested deeper are `any`. */
export const DEEPEST = 8;
/** Shapes of one operation, of one member of a class, of what is returned, of one definition, of a module. */
export const MOST_SHAPES = 2000;
export const MOST_SHAPES_OF_MEMBER = 300;
export const MOST_SHAPES_OF_RESULT = 40;
export const MOST_SHAPES_OF_DEFINITION = 500;
export const MOST_SHAPES_IN_ALL = 200_000;
export const MOST_DEFINITIONS = 200;
export const MOST_OVERLOADS = 8;
/** What has more methods is no data: no record of functions would stand for it. */
export const MOST_METHODS = 10;
