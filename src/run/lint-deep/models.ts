import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { Ask, Evaluator, Judgement } from '../../model/program.js';
import type { ModelCheck } from '../../model/spec.js';
import { caseText } from '../../value/case.js';

/** Models may ask one another; deeper than this they most likely go in a circle. */
const DEEPEST = 6;

/** The models of a spec in the place of its subject: they answer for their operations. */
export class Models {
  readonly #evaluator: Evaluator;
  readonly #byOperation = new Map<string, ModelCheck[]>();
  readonly #answers = new Map<string, Observation>();

  constructor(models: readonly ModelCheck[], evaluator: Evaluator) {
    this.#evaluator = evaluator;
    for (const model of models) this.#byOperation.set(model.operation, [...this.of(model.operation), model]);
  }

  get operations(): readonly string[] {
    return [...this.#byOperation.keys()];
  }

  of(operation: string): readonly ModelCheck[] {
    return this.#byOperation.get(operation) ?? [];
  }

  /** Answers by the first model of each operation. */
  readonly ask: Ask = (cases) => this.#ask(cases, 0);

  /** What one model does with calls of its operation; `couldNotRun` where its code fails, or asks what no model answers. */
  async answers(model: ModelCheck, cases: readonly Case[], depth = 0): Promise<readonly Observation[]> {
    const judged = await this.#evaluator.judge(cases.map((of) => ({ program: model.id, input: of.kind === 'call' ? of.input : '[]', observation: null })), (asked) => this.#ask(asked, depth + 1));
    return judged.map(observationOf);
  }

  async #ask(cases: readonly Case[], depth: number): Promise<readonly Observation[]> {
    const open = cases.filter((of) => of.kind === 'call' && this.of(of.operation).length > 0 && !this.#answers.has(caseText(of)));
    if (depth <= DEEPEST) {
      for (const operation of new Set(open.map((of) => of.operation))) {
        const [model] = this.of(operation);
        const mine = open.filter((of) => of.operation === operation);
        if (model === undefined) continue;
        for (const [i, observation] of (await this.answers(model, mine, depth)).entries()) this.#answers.set(caseText(mine[i] as Case), observation);
      }
    }
    return cases.map((of) => this.#answers.get(caseText(of)) ?? { kind: 'couldNotRun', text: `could not run: no model answers ${of.operation}` });
  }
}

function observationOf({ result, detail }: Judgement): Observation {
  if (result !== 'holds') return { kind: 'couldNotRun', text: `could not run: ${detail}` };
  return { kind: detail.startsWith('throws ') ? 'threw' : 'returned', text: detail };
}
