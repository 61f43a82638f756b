import type { WireAnswer, WireJudgement, WireTask, WorkRequest } from '../model/evaluation.js';
import { CaseTable } from './case-table.js';
import type { Evaluation } from './evaluation.js';
import type { Asked } from './foresight.js';

/** Runs of one task after which its calls are asked one at a time, each waited for. */
const MOST_ROUNDS = 50;
const NOTHING: Asked = { sequence: [], ahead: [] };

export interface Reporting {
  /** A task begins; only where the coordinator asked for it. */
  readonly at: (task: number) => void;
  /** Hands on what there is, now and then. */
  readonly progress: (judged: WireJudgement[], table: CaseTable) => void;
}

/** Tasks that run side by side: what all of them ask in one round are the cases of one batch. */
export class Batch {
  readonly table = new CaseTable();
  readonly careful: boolean;
  #open: readonly WireTask[];
  readonly #rounds = new Map<number, number>();
  /** Of each task that is not judged, what it has asked. */
  readonly #asked = new Map<number, Asked>();

  constructor({ careful, tasks, known }: WorkRequest) {
    this.careful = careful;
    this.#open = tasks;
    for (const [call, ...answer] of known) this.table.setAnswer(this.table.numberOf(call), answer);
    this.table.tell();
  }

  answer(answers: readonly WireAnswer[]): void {
    this.table.fill(answers);
  }

  /** Runs each task that is not judged yet; gives what was judged since the last progress. */
  step(evaluation: Evaluation, { at, progress }: Reporting): WireJudgement[] {
    const waiting: WireTask[] = [];
    const judged: WireJudgement[] = [];
    for (const task of this.#open) {
      const number = task[0];
      const round = (this.#rounds.get(number) ?? 0) + 1;
      this.#rounds.set(number, round);
      if (this.careful) at(number);
      const ran = evaluation.run(task, this.table, { blocking: round > MOST_ROUNDS, earlier: this.#asked.get(number) ?? NOTHING });
      if (ran.judgement === null) {
        this.#asked.set(number, ran.asked);
        waiting.push(task);
      } else judged.push(ran.judgement);
      progress(judged, this.table);
    }
    this.#open = waiting;
    return judged;
  }

  get done(): boolean {
    return this.#open.length === 0;
  }
}
