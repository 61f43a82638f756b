import type { Finding } from '../model/finding.js';
import type { Implementation } from '../model/implementation.js';

/** What there is to tell of the two sides before anything ran. */
export function sidesFindings({ prior, candidate }: { readonly prior: Implementation; readonly candidate: Implementation }): readonly Finding[] {
  return [...sameCode(prior, candidate), ...incomplete(prior), ...incomplete(candidate)];
}

/** They are compared all the same: what differs then varies by itself, and that is worth knowing. */
function sameCode(prior: Implementation, candidate: Implementation): Finding[] {
  if (prior.hash !== candidate.hash || prior.export !== candidate.export) return [];
  return [{ code: 'SAME-IMPLEMENTATION', severity: 'info', message: `${prior.name} and ${candidate.name} are the same code (sha256 ${prior.hash.slice(0, 8)}…), so there is nothing to find but what varies by itself. If you meant a change of yours, see that it is saved, and in a file that the module imports.` }];
}

/** It loaded without them; a call that needs them fails for want of them, which says nothing of the subject. */
function incomplete({ name, closure }: Implementation): Finding[] {
  const first = closure.unresolved[0];
  if (first === undefined) return [];
  const more = closure.unresolved.length > 1 ? ` (and ${closure.unresolved.length - 1} more)` : '';
  return [{
    code: 'CLOSURE-INCOMPLETE', severity: 'warning', line: first.line,
    message: `${name} imports what could not be followed: ${first.specifier}, at ${first.file}:${first.line}${more}. It is not beside the subject when that runs, so a call that needs it fails. Import by a fixed name, or install what is missing.`,
  }];
}
