import { EVERY_NAME } from './names.js';
import { pathOf } from './place.js';
import type { Place } from './place.js';

interface Met {
  readonly partner: object | symbol;
  readonly place: Place;
}

/**
 * Which object of one side stands for which of the other, as a walk over both meets them. Sharing is the same on both sides exactly if
 * this is one to one.
 */
export class Identities {
  readonly #prior = new Map<object | symbol, Met>();
  readonly #candidate = new Map<object | symbol, Met>();
  #walked = new Map<object | symbol, Set<object | symbol>>();

  /** Notes that two objects stand at one place. `walked` if their insides were walked already; `sharing` names each side's where they are not one to one. */
  meet(prior: object | symbol, candidate: object | symbol, place: Place): { readonly walked: boolean; readonly sharing: readonly [string, string] | null } {
    const [metPrior, metCandidate] = [this.#prior.get(prior), this.#candidate.get(candidate)];
    const sharing: [string, string] | null = metPrior?.partner === candidate || (metPrior === undefined && metCandidate === undefined) ? null : [nameOf(metPrior), nameOf(metCandidate)];
    if (metPrior === undefined) this.#prior.set(prior, { partner: candidate, place });
    if (metCandidate === undefined) this.#candidate.set(candidate, { partner: prior, place });
    const partners = this.#walked.get(prior) ?? new Set();
    const walked = partners.has(candidate);
    this.#walked.set(prior, partners.add(candidate));
    return { walked, sharing };
  }

  /** Which objects are one stays known, but their insides are to be walked again: what was found there does not count. */
  reopen(): void {
    this.#walked = new Map();
  }
}

function nameOf(met: Met | undefined): string {
  return met === undefined ? 'own' : `same as ${pathOf(met.place, EVERY_NAME)}`;
}
