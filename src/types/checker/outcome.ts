import type { Finding } from '../../model/finding.js';
import type { Surface } from '../../model/shape.js';

/** What the checker made of a module or signature, and on which files it rests (absolute paths, sorted). */
export interface Outcome {
  readonly surface: Surface;
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
}
