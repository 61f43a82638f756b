import type { Entry } from '../model/baseline.js';
import type { Feature } from './features.js';

/** A case that might be kept, with what it shows. */
export interface Candidate {
  readonly entry: Entry;
  /** Of the case. */
  readonly text: string;
  /** 0 natural, 1 edge, 2 exotic. */
  readonly rank: number;
  readonly features: readonly Feature[];
}
