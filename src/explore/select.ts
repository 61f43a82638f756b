import type { Entry } from '../model/baseline.js';
import type { Reach } from '../model/difference.js';
import { caseText } from '../value/case.js';
import type { Candidate } from './candidate.js';
import { exemplify } from './exemplify.js';
import { FEATURE_KINDS, type Feature, type FeatureKind } from './features.js';

const RANK: Readonly<Record<Reach, number>> = { natural: 0, edge: 1, exotic: 2 };

/** Results that nothing else tells apart: some are worth having, all of them would drown the rest, and no record is ever done with them. */
const MOST_VALUES = 60;

export interface Selection {
  readonly entries: readonly Entry[];
  /** Features that some case showed and none that was kept does, by kind. */
  readonly fellOut: Readonly<Record<FeatureKind, number>>;
  /** Features that the kept cases show, by kind. */
  readonly held: Readonly<Record<FeatureKind, number>>;
}

/**
 * Chooses the cases of one operation that are worth recording. While cases stream in, the plainest case of each feature is kept (nearest
 * to daily use, then shortest); `select` then covers as many features as there is room for: by kind of feature in their order, within a
 * kind the rarest first, as greedy set cover by rarity does; of values, most of which are seen once, the plainest. The same stream gives
 * the same selection.
 */
export class Selector {
  readonly #best = new Map<Feature, Candidate>();
  readonly #seen = new Map<Feature, number>();
  readonly #held = new Set<Feature>();

  /** These are shown by what is recorded already. */
  hold(features: readonly Feature[]): void {
    for (const feature of features) this.#held.add(feature);
  }

  add(entry: Entry, reach: Reach, features: readonly Feature[]): void {
    const candidate: Candidate = { entry, text: caseText(entry.case), rank: RANK[reach], features };
    for (const feature of features) {
      this.#seen.set(feature, (this.#seen.get(feature) ?? 0) + 1);
      const held = this.#best.get(feature);
      if (held === undefined || plainer(candidate, held)) this.#best.set(feature, candidate);
    }
  }

  select(most: number): Selection {
    const kept = new Map<string, Candidate>();
    const covered = new Set<Feature>(this.#held);
    let values = [...this.#held].filter((feature) => kindOf(feature) === 'value').length;
    for (const feature of this.#ordered()) {
      if (covered.has(feature) || kept.size >= most) continue;
      if (kindOf(feature) === 'value' && ++values > MOST_VALUES) continue;
      const best = this.#best.get(feature) as Candidate;
      kept.set(best.text, best);
      for (const shown of best.features) covered.add(shown);
    }
    return this.#selection([...kept.values()], covered);
  }

  /** As many as a person shall read as examples; nothing that is exotic. */
  examples(most: number): Selection {
    const candidates = [...new Map([...this.#best.values()].map((c) => [c.text, c])).values()];
    const short = candidates.filter(isShort);
    const chosen = exemplify(short.length > 0 ? short : candidates.toSorted((a, b) => lengthOf(a) - lengthOf(b)).slice(0, 1), most);
    return this.#selection(chosen, new Set([...this.#held, ...chosen.flatMap((c) => c.features)]));
  }

  #selection(kept: readonly Candidate[], covered: ReadonlySet<Feature>): Selection {
    const count = (is: (feature: Feature) => boolean): Record<FeatureKind, number> => {
      const counts = Object.fromEntries(FEATURE_KINDS.map((kind) => [kind, 0])) as Record<FeatureKind, number>;
      for (const feature of this.#best.keys()) if (is(feature)) counts[kindOf(feature)]++;
      return counts;
    };
    return { entries: kept.map((c) => c.entry), held: count((f) => covered.has(f)), fellOut: count((f) => !covered.has(f)) };
  }

  #ordered(): readonly Feature[] {
    const order = (a: Feature, b: Feature): number => FEATURE_KINDS.indexOf(kindOf(a)) - FEATURE_KINDS.indexOf(kindOf(b)) || this.#first(a, b) || (a < b ? -1 : 1);
    return [...this.#best.keys()].toSorted(order);
  }

  #first(a: Feature, b: Feature): number {
    if (kindOf(a) === 'value') return plainness(this.#best.get(a) as Candidate, this.#best.get(b) as Candidate);
    return (this.#seen.get(a) ?? 0) - (this.#seen.get(b) ?? 0);
  }
}

/** An example that nobody can take in at a glance is none. */
const LONGEST_LINE = 200;

function isShort({ entry }: Candidate): boolean {
  return caseLines(entry).every((line) => line.length <= LONGEST_LINE) && entry.observation.text.split('\n').every((line) => line.length <= LONGEST_LINE);
}

function caseLines({ case: of }: Entry): readonly string[] {
  return of.kind === 'call' ? [of.input] : of.steps.map((step) => step.input);
}

function lengthOf({ text, entry }: Candidate): number {
  return text.length + entry.observation.text.length;
}

function kindOf(feature: Feature): FeatureKind {
  return feature.slice(0, feature.indexOf(':')) as FeatureKind;
}

function plainer(a: Candidate, b: Candidate): boolean {
  const order = plainness(a, b);
  return order === 0 ? a.text < b.text : order < 0;
}

/** Below 0 where `a` is the plainer one. */
function plainness(a: Candidate, b: Candidate): number {
  return a.rank - b.rank || a.text.length - b.text.length;
}
