import type { ProgramsRequest, WireJudgement, WireTask } from '../model/evaluation.js';
import type { Expected } from '../model/spec.js';
import type { Program } from '../model/program.js';
import { parse, type ParseOptions } from '../value/parse.js';
import { print } from '../value/print.js';
import type { CaseTable } from './case-table.js';
import { compileProgram, type Start } from './compile.js';
import { execute, noteLoose } from './execute.js';
import { type Asked, Foresight } from './foresight.js';
import { cleanRoot } from './lockdown.js';
import { createHelpers } from './helpers.js';
import { judge } from './judge.js';
import { readJudged } from './model-outcome.js';
import { askedBy, newRun, type Run, type Scope } from './run.js';
import { compileFunction, Sources } from './sources.js';
import type { Stillness } from './stillness.js';
import { createStubs } from './stubs.js';

interface Loaded {
  readonly program: Program;
  /** Null where it does not compile. */
  readonly start: Start | null;
  readonly foresight: Foresight | null;
}

export interface Surroundings {
  readonly stillness: Stillness;
  readonly block: Scope['block'];
  /** Ends the process. */
  readonly leave: () => never;
}

export interface Again {
  /** Ask one by one, and wait for each answer. */
  readonly blocking: boolean;
  readonly earlier: Asked;
}

type Ran = { readonly judgement: WireJudgement } | { readonly judgement: null; readonly asked: Asked };

/** The programs that are loaded, and how one run of one of them goes. */
export class Evaluation {
  readonly faults: (readonly [program: number, message: string])[] = [];
  readonly #loaded: readonly Loaded[];
  readonly #scope: Scope;
  readonly #sources = Sources.create();
  readonly #stillness: Stillness;
  readonly #reading: ParseOptions;
  readonly #reset: () => void;
  readonly #leave: () => never;
  #checkpoints: readonly Expected[] = [];

  constructor({ programs, operations, foresight }: ProgramsRequest, { stillness, block, leave }: Surroundings) {
    this.#stillness = stillness;
    this.#leave = leave;
    this.#scope = { run: newRun(null as never, { blocking: false, earlier: [], foresight: null }), inside: false, met: null, handles: new WeakMap(), calls: new WeakMap(), given: new WeakMap(), taker: null, instances: 0, block };
    const { names, delivery, reset } = createStubs(this.#scope, this.#sources, operations);
    const helpers = createHelpers(this.#scope, this.#sources, () => this.#checkpoints);
    this.#reset = reset;
    this.#reading = { functions: this.#sources, makeFunction: compileFunction, makeInstance: delivery.classes.makeInstance };
    this.#loaded = programs.map((program, number) => {
      const compiled = compileProgram(program, names, helpers);
      if (!compiled.ok) this.faults.push([number, compiled.message]);
      return { program, start: compiled.ok ? compiled.start : null, foresight: foresight ? Foresight.of(program.code) : null };
    });
  }

  /** What nobody caught while the code of the run at work was running. */
  noteLoose(error: unknown): void {
    noteLoose(this.#scope.run, error);
  }

  /** Runs a task once; its sequence of cases where something that it asks is not known yet. */
  run([task, number, input, observed]: WireTask, table: CaseTable, { blocking, earlier }: Again): Ran {
    const { program, start, foresight } = this.#loaded[number]!;
    const run = newRun(table, { blocking, earlier: earlier.sequence, foresight: blocking ? null : foresight });
    this.#scope.run = run;
    this.#scope.inside = false;
    this.#sources.sent.clear();
    this.#reset();
    this.#checkpoints = program.kind === 'example' ? program.checkpoints : [];
    if (start === null) return { judgement: [task, 'faulty', 'It does not compile.', null, []] };
    const ended = execute(this.#scope, this.#stillness, () => this.#begin({ program, start, input, run }));
    this.#clean(run);
    if (run.stop?.why === 'unknown') return { judgement: null, asked: { sequence: run.sequence, ahead: earlier.ahead.length === 0 ? run.ahead : [...earlier.ahead, ...run.ahead] } };
    run.foresight?.note(table, { sequence: run.sequence, ahead: earlier.ahead });
    const judged = observed === null ? null : readJudged(observed, this.#reading);
    const { result, detail, checkpoint } = judge(this.#scope, program, ended, judged);
    return { judgement: [task, result, detail, checkpoint, askedBy(run)] };
  }

  /** One program must not leave anything for another. What cannot be cleared away ends the process, which is the program's fault too. */
  #clean(run: Run): void {
    const added = cleanRoot();
    if (added === null) return this.#leave();
    if (added.length > 0) run.stop = { why: 'fault', detail: `The code adds ${added.join(', ')} to Object.prototype, which all code shares.` };
  }

  #begin({ program, start, input, run }: { readonly program: Program; readonly start: Start; readonly input: string | null; readonly run: Run }): unknown {
    const made = start();
    if (program.kind === 'expression' || program.kind === 'example') return made;
    if (typeof made !== 'function') throw new TypeError(`a ${program.kind} is a function, and this is ${print(made, { limit: 100 })}`);
    const args = parse(input ?? '[]', this.#reading);
    if (run !== this.#scope.run || !Array.isArray(args)) throw new TypeError('an input is a list of arguments');
    return Reflect.apply(made, undefined, args) as unknown;
  }
}
