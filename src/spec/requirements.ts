import type { Severity } from '../model/finding.js';
import type { Requirement } from '../model/spec.js';
import type { OwnerAt } from './document/document.js';
import type { Notes } from './notes.js';

/** Requirements never lie within each other, and come in the order of the text. */
export function ownerAt(requirements: readonly Requirement[]): OwnerAt {
  return (offset) => {
    let low = 0;
    let high = requirements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((requirements[middle]?.body.start.offset ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const owner = requirements[low - 1];
    return owner !== undefined && offset < owner.body.end.offset ? owner.id : null;
  };
}

/** Of two requirements with one id the later one is told. */
export function findDuplicates(requirements: readonly Requirement[], notes: Notes, { remedy, severity }: { readonly remedy: string; readonly severity: Severity }): void {
  const first = new Map<string, Requirement>();
  for (const requirement of requirements) {
    const before = first.get(requirement.id);
    if (before === undefined) first.set(requirement.id, requirement);
    else notes.find('SPEC-ID-DUPLICATE', requirement.span, `${requirement.id} is the id of line ${before.span.start.line} already (${before.title}). ${remedy}`, severity);
  }
}
