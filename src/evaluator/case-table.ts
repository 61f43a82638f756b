import type { WireAnswer, WireCall } from '../model/evaluation.js';
import type { Outcome } from '../model/observation.js';

/** What is known of a case. */
export interface Answer {
  readonly kind: string;
  readonly text: string;
  /** The outcome, once it was read and turned out to hold nothing that a run could change: then it serves all runs. */
  simple: Outcome | null;
  /** Only for runs that are thrown away: it serves all of them, whatever they do to it. */
  readonly passing: boolean;
}

/** The cases of a batch, each once, whichever task asks; numbered in the order of asking. */
export class CaseTable {
  /** By operation, then by input or steps: long texts are not put together only to be looked for. */
  readonly #numbers = new Map<string, Map<string, number>>();
  readonly #calls: WireCall[] = [];
  readonly #answers: (Answer | undefined)[] = [];
  #told = 0;
  #answered = 0;

  numberOf(call: WireCall): number {
    const known = this.#numbers.get(call[0]) ?? new Map<string, number>();
    if (known.size === 0) this.#numbers.set(call[0], known);
    const key = typeof call[1] === 'string' ? call[1] : call.slice(1).map(stepKey).join('\n');
    const found = known.get(key);
    if (found !== undefined) return found;
    const number = this.#calls.length;
    this.#calls.push(call);
    this.#answers.push(undefined);
    known.set(key, number);
    return number;
  }

  call(number: number): WireCall {
    return this.#calls[number]!;
  }

  answer(number: number): Answer | undefined {
    return this.#answers[number];
  }

  setAnswer(number: number, [kind, text]: WireAnswer): Answer {
    const answer = { kind, text, simple: null, passing: false };
    this.#answers[number] = answer;
    return answer;
  }

  /** Answers to all that have none, in order. */
  fill(answers: readonly WireAnswer[]): void {
    let next = 0;
    while (this.#answered < this.#answers.length) {
      if (this.#answers[this.#answered] === undefined) this.setAnswer(this.#answered, answers[next++]!);
      this.#answered++;
    }
  }

  /** Cases that the coordinator has not been told of; it is told now. */
  tell(): readonly WireCall[] {
    const untold = this.#calls.slice(this.#told);
    this.#told = this.#calls.length;
    return untold;
  }
}

function stepKey(step: WireCall[1]): string {
  if (typeof step === 'string') return step;
  return step[3] === undefined ? step.join('\n') : `${step.slice(0, 3).join('\n')}\n${JSON.stringify(step.slice(3))}`;
}
