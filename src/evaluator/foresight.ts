import type { WireCall } from '../model/evaluation.js';
import type { Answer, CaseTable } from './case-table.js';

/** Runs of a program that asked the same, after which it is taken to have a course. */
const SURE = 50;
/** Of so many calls that were asked ahead, one may turn out not to be asked. */
const WASTED = 10;
/** What lets code do one thing and leave another, or do it until something holds. Where a text holds it, that is told the same. */
const BRANCHING = /\b(?:if|for|while|do|switch|try|catch|implies|throws|returns|every|some|find\w*|filter)\b|\?|&&|\|\|/;

/** Numbers of the cases that a run asked up to the first without an answer, and of those from there on. */
export interface Asked {
  readonly sequence: readonly number[];
  readonly ahead: readonly number[];
}

/**
 * What a program is going to ask, going by the runs that were judged. A run that meets a call without an answer could end there, and then
 * each call of a property is asked in a round of its own. Where all runs so far have asked the same operations in the same order, it goes
 * on with an answer that an earlier run had, only to learn what it asks next. It is thrown away and run again all the same, so nothing is
 * ever judged by such an answer.
 *
 * Only code without branches is foreseen: what a condition keeps from the subject is not asked, and no loop waits for an answer.
 */
export class Foresight {
  /** Names of what was asked, in order; null until a run asked anything. */
  #course: string[] | null = null;
  /** At each place of the course what came back once, if it was a value. */
  readonly #answers: (Answer | undefined)[] = [];
  #alike = 0;
  #ahead = 0;
  #wasted = 0;
  #given = true;

  /** Null where nothing is to be foreseen of this code. */
  static of(code: string): Foresight | null {
    return BRANCHING.test(code) ? null : new Foresight();
  }

  /** Whether this call is what stands at this place of the course. */
  expects(place: number, call: WireCall): boolean {
    return this.#given && this.#alike >= SURE && this.#course?.[place] === nameOf(call);
  }

  /** An answer with which a run may go on to the next place; undefined where the course ends. */
  answerAt(place: number): Answer | undefined {
    return place + 1 < this.#course!.length ? this.#answers[place] : undefined;
  }

  /** A run was judged: what it asked, and what earlier ones asked ahead for it. */
  note(table: CaseTable, { sequence, ahead }: Asked): void {
    if (!this.#given || sequence.length === 0) return;
    const course = this.#course ??= sequence.map((number) => nameOf(table.call(number)));
    if (course.length !== sequence.length) return this.#giveUp();
    for (let place = 0; place < course.length; place++) {
      const number = sequence[place]!;
      if (nameOf(table.call(number)) !== course[place]) return this.#giveUp();
      const answer = table.answer(number);
      if (this.#answers[place] === undefined && answer?.kind === 'returned') this.#answers[place] = { ...answer, passing: true };
    }
    this.#alike++;
    this.#ahead += ahead.length;
    for (const number of ahead) if (!sequence.includes(number)) this.#wasted++;
    if (this.#wasted * WASTED > this.#ahead + SURE) this.#giveUp();
  }

  #giveUp(): void {
    this.#given = false;
    this.#answers.length = 0;
  }
}

/** The operation; of a session the member that its last step asks as well. */
function nameOf(call: WireCall): string {
  if (typeof call[1] === 'string') return call[0];
  const [access, member] = call[call.length - 1] as Exclude<WireCall[1], string>;
  return `${call[0]} ${access} ${member}`;
}
