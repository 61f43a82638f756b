import type { Aspect } from '../model/difference.js';
import { reached } from './cursor.js';
import type { Cursor } from './cursor.js';

/** What is said of a place in a value: free altogether, or within a tolerance. */
export type Licence = { readonly kind: 'free' } | { readonly kind: 'within'; readonly tolerance: number; readonly relative: boolean };

/** What is free in one operation. */
export interface OperationFreedom {
  readonly has: (aspect: Aspect) => boolean;
  /** The licences at a root: `result`, `error`, `args`. */
  readonly cursor: (root: 'result' | 'error' | 'args') => Cursor<Licence>;
}

/** Whether all that stands at a place is free. */
export function isFreeAt(place: { readonly cursor: Cursor<Licence> }): boolean {
  return place.cursor.states.length > 0 && reached(place.cursor).some((licence) => licence.kind === 'free');
}
