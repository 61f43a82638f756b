import type { TasksReply, WireAnswer, WireCall, WireTask, WorkRequest } from '../model/evaluation.js';
import type { Case } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import type { Ask, Judgement } from '../model/program.js';
import { caseOfCall } from '../value/wire-case.js';

interface Known {
  readonly call: WireCall;
  readonly case: Case;
  observation: Observation | null;
}

/** Tasks that an evaluator works on, with all that is needed to go on in another process. */
export class EvaluatorBatch {
  readonly number: number;
  readonly #tasks: readonly WireTask[];
  readonly #ask: Ask;
  readonly #judgements: (Judgement | null)[];
  #cases: Known[] = [];
  #left: number;
  /** One of its tasks has ended a process, or kept it from going on. */
  careful = false;
  /** In careful work the task that has begun. */
  at: number | null = null;

  constructor(number: number, tasks: readonly WireTask[], ask: Ask) {
    this.number = number;
    this.#tasks = tasks;
    this.#ask = ask;
    this.#judgements = tasks.map(() => null);
    this.#left = tasks.length;
  }

  get done(): boolean {
    return this.#left === 0;
  }

  /** Once it is done. */
  judgements(): readonly Judgement[] {
    return this.#judgements.map((judgement) => judgement!);
  }

  /** Keeps what came; false where it cannot be: a task that is not there or judged already, a case without an answer. */
  take({ judged, asks }: TasksReply): boolean {
    for (const call of asks) this.#cases.push({ call, case: caseOfCall(call), observation: null });
    for (const [task, result, detail, checkpoint, numbers] of judged) {
      const calls = numbers.map((number) => this.#cases[number]);
      if (this.#judgements[task] !== null || calls.some((known) => known?.observation == null)) return false;
      this.#judge(task, { result, detail, checkpoint, calls: calls.map((known) => ({ case: known!.case, observation: known!.observation! })) });
    }
    return true;
  }

  /** The task at work did not come to an end. */
  blame(detail: string): void {
    if (this.at !== null) this.#judge(this.at, { result: 'faulty', detail, checkpoint: null, calls: [] });
    this.at = null;
  }

  #judge(task: number, judgement: Judgement): void {
    this.#judgements[task] = judgement;
    this.#left--;
  }

  /** Asks all that has no answer; gives the answers in order. */
  async answers(): Promise<readonly WireAnswer[]> {
    const unknown = this.#cases.filter((known) => known.observation === null);
    return this.#answer(unknown);
  }

  async answer(number: number): Promise<WireAnswer> {
    const [answer] = await this.#answer([this.#cases[number]!]);
    return answer!;
  }

  async #answer(unknown: readonly Known[]): Promise<readonly WireAnswer[]> {
    const observations = unknown.length === 0 ? [] : await this.#ask(unknown.map((known) => known.case));
    if (observations.length !== unknown.length) throw new Error(`${unknown.length} cases were asked, and ${observations.length} answered`);
    return unknown.map((known, i) => {
      const observation = observations[i]!;
      known.observation = observation;
      return [observation.kind, observation.text];
    });
  }

  /** What a process that knows nothing of it is told: what is not judged, and what is known. */
  request(): WorkRequest {
    this.#cases = this.#cases.filter((known) => known.observation !== null);
    const tasks = this.#tasks.filter((_, task) => this.#judgements[task] === null);
    const known = this.#cases.map(({ call, observation }) => [call, observation!.kind, observation!.text] as const);
    return { say: 'work', batch: this.number, careful: this.careful, tasks, known };
  }
}
