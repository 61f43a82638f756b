import type { Finding } from '../model/finding.js';

/**
 * Something wrong with the user's input or surroundings, as opposed to a bug of ours: it ends the command with exit code 2 and is
 * shown by its finding, without a stack.
 */
export class Problem extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.message);
    this.name = 'Problem';
    this.finding = finding;
  }
}
