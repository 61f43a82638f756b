import type { TSType } from 'oxc-parser';
import type { Shape } from '../../model/shape.js';
import { ANY } from '../shapes.js';

/** What is in force while syntax is read. */
export interface SyntaxContext {
  /** The reader of types itself: what types consist of is read through it, so that no file of this folder needs all others. */
  readonly read: (node: TSType, context: SyntaxContext) => Shape;
  /** Type parameters in scope → their bounds. */
  readonly bounds: ReadonlyMap<string, Shape>;
  /** Whether the module may have a type of this name of its own, which then hides the known one. */
  readonly mayHide: (name: string) => boolean;
  /** The shape of a type that the text itself declares; null where it declares none of that name. */
  readonly own?: (name: string, context: SyntaxContext) => Shape | null;
  /** Why syntax alone does not tell the type; with one reason or more the checker has to read it. */
  readonly lookups: string[];
}

/** Notes that the checker is needed; what is returned meanwhile is thrown away. */
export function needsChecker(context: SyntaxContext, why: string): Shape {
  context.lookups.push(why);
  return ANY;
}
