import type { Aspect, PlaceAspect } from '../model/difference.js';
import { ended, reached } from './cursor.js';
import type { IsSameClass } from './class-names.js';
import type { Cursor } from './cursor.js';
import type { IsWritten } from './engine-words.js';

/** What is said of a place in a value: free, or within a tolerance; or what is free of it besides its value. */
export type Licence = { readonly kind: 'free' } | { readonly kind: 'at'; readonly aspect: PlaceAspect } | { readonly kind: 'within'; readonly tolerance: number; readonly relative: boolean };

/** What is free in one operation. */
export interface OperationFreedom {
  readonly has: (aspect: Aspect) => boolean;
  /** The licences at a root: `result`, `error`, `args`. */
  readonly cursor: (root: 'result' | 'error' | 'args') => Cursor<Licence>;
  /** Whether a message was written by somebody: the engine's own words are nobody's behaviour. */
  readonly isWritten: IsWritten;
  /** Whether classes are one, though tools may have named them otherwise. */
  readonly isSameClass: IsSameClass;
}

/** Whether the value that stands at a place is free: which one of its type it is, and all that it holds. */
export function isFreeAt(place: { readonly cursor: Cursor<Licence> }): boolean {
  return place.cursor.states.length > 0 && reached(place.cursor).some((licence) => licence.kind === 'free');
}

/** Whether something besides the value is free at a place itself: what is said of it says nothing of what it holds. */
export function isLoose(place: { readonly cursor: Cursor<Licence> }, aspect: PlaceAspect): boolean {
  return place.cursor.states.length > 0 && ended(place.cursor).some((licence) => licence.kind === 'at' && licence.aspect === aspect);
}
