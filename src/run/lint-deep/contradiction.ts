import type { FindingCode } from '../../model/finding.js';
import type { Span } from '../../model/spec.js';

/** Two parts of a spec that cannot both hold. */
export interface Contradiction {
  readonly code: FindingCode;
  readonly span: Span;
  readonly message: string;
}
