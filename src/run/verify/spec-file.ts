import type { Spec } from '../../model/spec.js';

/** A spec that was read, without its record. */
export interface SpecFile {
  /** Path from the working folder. */
  readonly file: string;
  readonly spec: Spec;
}
