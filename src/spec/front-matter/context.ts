import type { Span } from '../../model/spec.js';
import type { Notes } from '../notes.js';

/** Where a part of the front matter stands, and where to say what is wrong with it. */
export interface FrontMatterContext {
  readonly notes: Notes;
  span(node: unknown): Span;
}
