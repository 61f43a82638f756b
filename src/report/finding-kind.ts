import type { Severity } from '../model/finding.js';

/** What is known of each kind of finding. */
export interface FindingKind {
  /** In a few words, without a full stop. */
  readonly title: string;
  /** As a rule; a finding may weigh more or less where it stands. */
  readonly severity: Severity;
  /** The page that explains it, relative to the package. */
  readonly page: string;
}
