import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import { caseText } from '../../value/case.js';
import { endOf } from '../tally.js';
import type { Subject } from './bound.js';

/** Cases of one operation that hung, or took their process with them, after which it is not asked again: each costs seconds. */
const MOST_ENDS = 3;
/** Once so many cases of all operations did, the first of another is enough. */
const MOST_IN_ALL = 9;

/** In the place of what an operation would have done that was given up: nobody is judged by it. */
export const NOT_ASKED: Observation = { kind: 'couldNotRun', text: 'not asked: the operation had hung, or crashed, before' };

export interface GivenUp {
  /** Cases that hung, or crashed. */
  readonly ends: number;
  /** Cases that were not asked. */
  readonly unasked: number;
}

/** A subject that is asked what it answers, and of an operation that hangs no more than it takes to know. */
export class Spared implements Pick<Subject, 'run'> {
  readonly #subject: Pick<Subject, 'run'>;
  readonly #isNamed: (of: Case) => boolean;
  /** By kind of case. */
  readonly #ends = new Map<string, number>();
  readonly #unasked = new Map<string, Set<string>>();
  #inAll = 0;

  /** What the spec names (`isNamed`) is asked although others of its operation have hung, until such a one hangs as often. */
  constructor(subject: Pick<Subject, 'run'>, isNamed: (of: Case) => boolean) {
    this.#subject = subject;
    this.#isNamed = isNamed;
  }

  /** Operations that were given up. */
  get givenUp(): ReadonlyMap<string, GivenUp> {
    const found = new Map<string, GivenUp>();
    for (const [kind, cases] of this.#unasked) {
      const operation = kind.slice(kind.indexOf(' ') + 1);
      const before = found.get(operation) ?? { ends: 0, unasked: 0 };
      found.set(operation, { ends: before.ends + (this.#ends.get(kind) ?? 0), unasked: before.unasked + cases.size });
    }
    return found;
  }

  wasNotAsked(of: Case): boolean {
    return this.#unasked.get(this.#kindOf(of))?.has(caseText(of)) === true;
  }

  async run(cases: readonly Case[]): Promise<readonly Observation[]> {
    const all: Observation[] = [];
    while (all.length < cases.length) {
      const unasked = this.#unaskedLike(cases[all.length]);
      if (unasked !== undefined) {
        unasked.add(caseText(cases[all.length] as Case));
        all.push(NOT_ASKED);
        continue;
      }
      const end = this.#unasked.size === 0 ? -1 : cases.findIndex((of, i) => i > all.length && this.#unaskedLike(of) !== undefined);
      const observed = await this.#ask(cases.slice(all.length, end === -1 ? undefined : end));
      if (all.length === 0 && observed.length === cases.length) return observed;
      all.push(...observed);
    }
    return all;
  }

  /** Asks up to the first case of a kind that is given up by then. */
  async #ask(cases: readonly Case[]): Promise<readonly Observation[]> {
    let noted = 0;
    const noteAll = (observed: readonly Observation[]): void => {
      for (; noted < observed.length; noted++) this.#note(cases[noted] as Case, observed[noted] as Observation);
    };
    const observed = await this.#subject.run(cases, (sofar) => {
      noteAll(sofar);
      return this.#unaskedLike(cases[sofar.length]) !== undefined;
    });
    noteAll(observed);
    return observed;
  }

  #note(of: Case, observation: Observation): void {
    if (endOf([observation]).endedAt === undefined) return;
    const kind = this.#kindOf(of);
    const count = (this.#ends.get(kind) ?? 0) + 1;
    this.#ends.set(kind, count);
    this.#inAll++;
    if (count >= MOST_ENDS || this.#inAll >= MOST_IN_ALL) this.#unasked.set(kind, this.#unasked.get(kind) ?? new Set());
  }

  #unaskedLike(of: Case | undefined): Set<string> | undefined {
    return of === undefined || this.#unasked.size === 0 ? undefined : this.#unasked.get(this.#kindOf(of));
  }

  #kindOf(of: Case): string {
    return `${this.#isNamed(of) ? 'named' : 'other'} ${of.operation}`;
  }
}
