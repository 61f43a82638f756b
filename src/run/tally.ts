import { newsOf } from '../explore/novelty.js';
import type { Executed, Proposal } from '../explore/plan.js';
import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import { caseText } from '../value/case.js';
import { lastLine } from '../value/last-line.js';
import { holdsOpaque } from '../value/opaque.js';
import type { Judged, Wavering } from './judge.js';

const MOST_WAVERING = 50;
const MOST_DISTINCT = 8;
/** After so many cases of an operation it is not looked for a better one to plant on. */
const MOST_SAMPLED = 200;

/** What a search saw, apart from the clusters, which the judge keeps. */
export interface Hunt {
  readonly executions: number;
  readonly byOperation: ReadonlyMap<string, number>;
  /** Independent draws, and how many of them differed. */
  readonly independent: { readonly n: number; readonly differing: number; readonly ceiling: number };
  readonly freed: number;
  /** By operation, what came back where both sides returned. */
  readonly answers: ReadonlyMap<string, Answers>;
  readonly wavering: readonly Wavering[];
  /** One pair of each operation, whose prior returned what can be seen into if such a one came early: what the self-check plants on. */
  readonly samples: readonly Pair[];
  /** A few pairs of which each side answers otherwise than in the others: what the self-check tells replies apart by. */
  readonly distinct: readonly Pair[];
  /** Cases that our own machinery could not run. */
  readonly couldNotRun: readonly Pair[];
  readonly firstWitnessSeconds: number | null;
  /** Proposals, within the contract or not. */
  readonly proposed: number;
  /** Seconds that it took. */
  readonly seconds: number;
  /** Cases in which a side never returned in its time. */
  readonly late: number;
  /** Cases by operation in which neither side gave an answer: it never returned in its time, or its process ended. */
  readonly unanswered: ReadonlyMap<string, number>;
  /** Texts of the examples among the cases in which a side never returned in its time. */
  readonly lateExamples: ReadonlySet<string>;
}

export interface Answers {
  readonly cases: number;
  /** Of these, so many were nothing but what cannot be seen into: there nothing was compared. */
  readonly unseen: number;
  /** One of them as it is printed: `<function limit>`; empty where there is none. */
  readonly what: string;
}

export class Tally {
  readonly #isTimed: boolean;
  #executions = 0;
  #freed = 0;
  #independent = { n: 0, differing: 0, ceiling: Number.POSITIVE_INFINITY };
  #firstWitnessSeconds: number | null = null;
  readonly #byOperation = new Map<string, number>();
  readonly #answers = new Map<string, Answers>();
  readonly #wavering: Wavering[] = [];
  readonly #samples = new Map<string, { readonly pair: Pair; readonly fitness: 0 | 1 | 2 }>();
  readonly #distinct = new Map<string, Pair>();
  readonly #couldNotRun: Pair[] = [];
  readonly #unanswered = new Map<string, number>();
  readonly #lateExamples = new Set<string>();
  #late = 0;

  /** `isTimed`: how long cases took may move the search. By number of cases it is the same on every machine. */
  constructor(isTimed: boolean) {
    this.#isTimed = isTimed;
  }

  get executions(): number {
    return this.#executions;
  }

  /** Whether each case so far was one in which a side never returned. */
  get allLate(): boolean {
    return this.#executions > 0 && this.#late === this.#executions;
  }

  /** Counts a judged batch; gives what the search learns from it. */
  add(proposals: readonly Proposal[], judged: Judged, seconds: number): readonly Executed[] {
    this.#freed += judged.freed;
    this.#wavering.push(...judged.wavering.slice(0, MOST_WAVERING - this.#wavering.length));
    const differing = new Set(judged.confirmed.map((c) => c.pair));
    if (differing.size > 0) this.#firstWitnessSeconds ??= seconds;
    return judged.pairs.map((pair, i): Executed => {
      const proposal = proposals[i] as Proposal;
      const differs = differing.has(pair);
      this.#count(pair, proposal, differs);
      const { prior, candidate } = pair;
      const took = this.#isTimed ? Math.min(prior.took ?? 0, candidate.took ?? 0) : 0;
      const news = newsOf(pair.case, [prior, candidate]);
      const costly = isCostly(prior) || isCostly(candidate);
      const dear = isEndless(prior) || isEndless(candidate);
      // What most cases are: whatever ended early is costly.
      if (took === 0 && !costly) return { proposal, differs, costly, dear, news };
      return { proposal, differs, ...(took > 0 && { took }), costly, dear, ...endOf([prior, candidate]), news };
    });
  }

  done(proposed: number, seconds: number): Hunt {
    return {
      executions: this.#executions, byOperation: this.#byOperation, independent: this.#independent, freed: this.#freed, answers: this.#answers, wavering: this.#wavering,
      samples: [...this.#samples.values()].map((s) => s.pair), distinct: [...this.#distinct.values()], couldNotRun: this.#couldNotRun, firstWitnessSeconds: this.#firstWitnessSeconds, proposed, seconds, late: this.#late, unanswered: this.#unanswered, lateExamples: this.#lateExamples,
    };
  }

  /** A generator that was narrowed is another one: draws from the wider are no part of its bound. What differed stays told. */
  #draw(ceiling: number, differs: boolean): void {
    const { n, differing, ceiling: before } = this.#independent;
    const narrowed = ceiling < before;
    this.#independent = { n: narrowed ? 1 : n + 1, differing: differing + (differs ? 1 : 0), ceiling: Math.min(ceiling, before) };
  }

  #count(pair: Pair, proposal: Proposal, differs: boolean): void {
    const name = pair.case.operation;
    this.#executions++;
    this.#byOperation.set(name, (this.#byOperation.get(name) ?? 0) + 1);
    const ends = [pair.prior.kind, pair.candidate.kind];
    if (ends.includes('timedOut')) this.#late++;
    if (ends.includes('timedOut') && proposal.origin === 'example') this.#lateExamples.add(caseText(pair.case));
    if (ends.every((end) => end === 'timedOut' || end === 'crashed')) this.#unanswered.set(name, (this.#unanswered.get(name) ?? 0) + 1);
    const unseen = unseenOf(pair);
    if (proposal.origin === 'independent' && unseen === null) this.#draw(proposal.ceiling, differs);
    if (pair.prior.kind === 'returned' && pair.candidate.kind === 'returned') this.#answer(name, unseen);
    if (this.#distinct.size < MOST_DISTINCT) this.#tellApart(pair);
    if (pair.prior.kind === 'couldNotRun' || pair.candidate.kind === 'couldNotRun') this.#couldNotRun.push(pair);
    else this.#sample(pair);
  }

  /** On an answer that cannot be seen into nothing can be planted; what returned is better than what threw. */
  #sample(pair: Pair): void {
    const { operation } = pair.case;
    const held = this.#samples.get(operation);
    if (held !== undefined && (held.fitness === 2 || (this.#byOperation.get(operation) ?? 0) > MOST_SAMPLED)) return;
    const fitness = holdsOpaque(lastLine(pair.prior.text)) ? 0 : pair.prior.kind === 'returned' ? 2 : 1;
    if (held === undefined || fitness > held.fitness) this.#samples.set(operation, { pair, fitness });
  }

  #answer(operation: string, what: string | null): void {
    const before = this.#answers.get(operation) ?? { cases: 0, unseen: 0, what: '' };
    this.#answers.set(operation, { cases: before.cases + 1, unseen: before.unseen + (what === null ? 0 : 1), what: before.what === '' ? what ?? '' : before.what });
  }

  #tellApart(pair: Pair): void {
    const { prior, candidate } = pair;
    if (prior.kind !== 'returned' || candidate.kind !== 'returned') return;
    const known = [...this.#distinct.values()].some((other) => other.prior.text === prior.text || other.candidate.text === candidate.text);
    if (!known) this.#distinct.set(prior.text, pair);
  }
}

const ONLY_OPAQUE = /^→ (?<what><[^>]*>)(?:; async)?$/;

/** What both sides answered with, where that is nothing but what cannot be seen into; else null. */
function unseenOf({ prior, candidate }: Pair): string | null {
  if (!ONLY_OPAQUE.test(candidate.text)) return null;
  return ONLY_OPAQUE.exec(prior.text)?.groups?.['what'] ?? null;
}

/** It hung, took all memory, or went as deep as the stack allows. What crashed otherwise may have done so at once. */
export function isEndless({ text }: Observation): boolean {
  return ENDLESS.some((end) => text.endsWith(end)) || text.includes(STACK_OVERFLOW);
}

const ENDLESS = ['never returns', 'crashes: out of memory'];
const STACK_OVERFLOW = 'Maximum call stack size exceeded';

/** An observation of so many characters costs as much as a thousand others. */
const LONG = 50_000;

/**
 * Where a case ended that hung, or took its process with it: of a session each step before that has its line. What is waited for in vain is
 * told by the guest itself, and costs neither time nor a process.
 */
export function endOf(observations: readonly Observation[]): Pick<Executed, 'endedAt'> {
  const ends = observations.filter(({ kind, text }) => kind === 'crashed' || (kind === 'timedOut' && text.endsWith('never returns'))).map(({ text }) => text.split('\n').length - 1);
  return ends.length === 0 ? {} : { endedAt: Math.min(...ends) };
}

export function isCostly({ kind, text }: Observation): boolean {
  return kind === 'timedOut' || kind === 'crashed' || text.length > LONG;
}
