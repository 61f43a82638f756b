import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { EvaluatorReply, EvaluatorRequest, WireTask } from '../model/evaluation.js';
import type { Ask, Evaluator, Judgement, Program, SubjectOperation, Task } from '../model/program.js';
import { EvaluatorBatch } from './evaluator-batch.js';
import { openLine, type EvaluatorLine, type EvaluatorStart } from './evaluator-line.js';
import { EvaluatorQueue, type Job } from './evaluator-queue.js';
import { Problem } from './problem.js';

export interface EvaluatorOptions extends Omit<EvaluatorStart, 'folder'> {
  /** Absolute folder in which its working folder is made. */
  readonly temporary: string;
  /** Seconds that one run of a task may take. */
  readonly taskSeconds: number;
  readonly signal: AbortSignal;
}

/** Batches under way at a time: the spec's code runs on one while the subject answers another and we hand on a third. */
const SIDE_BY_SIDE = 3;
/** Tasks of the first batches, and of any. */
const FIRST_BATCH = 100;
const LARGEST_BATCH = 500;
/** Characters of answers that the evaluator is to hold for a batch. */
const ANSWERS = 4_000_000;
/** Ends in a row, with nothing done in between, after which it is given up. */
const ATTEMPTS = 3;
const LOAD_SECONDS = 60;

/** An evaluator in a process of its own. The process starts when programs are loaded, and again when one of them has ended it. */
export function createEvaluator(options: EvaluatorOptions): Evaluator {
  return new ProcessEvaluator(options);
}

type Faults = Awaited<ReturnType<Evaluator['load']>>;

class ProcessEvaluator implements Evaluator {
  readonly #options: EvaluatorOptions;
  readonly #folder: string;
  readonly #queue: EvaluatorQueue;
  #line: EvaluatorLine | null = null;
  #programs: readonly Program[] = [];
  #operations: readonly SubjectOperation[] = [];
  #numbers: ReadonlyMap<string, number> = new Map();
  #loading: ((faults: Faults) => void) | null = null;
  #lastBatch = 0;
  /** Ends since something was done. */
  #ends = 0;
  /** No process has ended yet. */
  #foresight = true;
  /** Why nothing can be judged any more. */
  #failure: unknown = null;
  readonly #failing = new Set<(reason: unknown) => void>();

  constructor(options: EvaluatorOptions) {
    this.#options = options;
    this.#folder = realpathSync.native(mkdtempSync(path.join(options.temporary, 'evaluator-')));
    this.#queue = new EvaluatorQueue((job) => this.#over(job, `nothing came of it within ${options.taskSeconds} s`));
    if (options.signal.aborted) this.#failure = options.signal.reason;
    options.signal.addEventListener('abort', this.#abort, { once: true });
  }

  load(programs: readonly Program[], operations: readonly SubjectOperation[]): Promise<Faults> {
    this.#programs = programs;
    this.#operations = operations;
    this.#numbers = new Map(programs.map((program, number) => [program.id, number]));
    return this.#guarded((resolve) => {
      this.#loading = resolve;
      if (this.#line === null) this.#start();
      else this.#sendPrograms();
    });
  }

  async judge(tasks: readonly Task[], ask: Ask): Promise<readonly Judgement[]> {
    const judged: (readonly Judgement[])[] = [];
    const pace = { begun: 0, batches: 0, done: 0, characters: 0 };
    const work = async (): Promise<void> => {
      while (pace.begun < tasks.length) {
        const some = tasks.slice(pace.begun, pace.begun + sizeOfBatch(pace));
        const number = pace.batches++;
        pace.begun += some.length;
        const judgements = await this.#judgeBatch(some, ask);
        judged[number] = judgements;
        pace.done += judgements.length;
        for (const { calls } of judgements) for (const call of calls) pace.characters += call.observation.text.length;
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
    return judged.flat();
  }

  async close(): Promise<void> {
    this.#fail(new Error('the evaluator is closed'));
    await this.#line?.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  readonly #abort = (): void => this.#fail(this.#options.signal.reason);

  #judgeBatch(tasks: readonly Task[], ask: Ask): Promise<readonly Judgement[]> {
    const batch = new EvaluatorBatch(++this.#lastBatch, tasks.map((task, number) => this.#wire(task, number)), ask);
    return this.#guarded((resolve, reject) => {
      const done = (): void => resolve(batch.judgements());
      this.#send({ kind: 'step', batch, done, reject, line: null });
    });
  }

  #wire({ program, input, observation }: Task, number: number): WireTask {
    const found = this.#numbers.get(program);
    if (found === undefined) throw new Error(`the program ${program} was not loaded`);
    return [number, found, input, observation === null ? null : [observation.kind, observation.text]];
  }

  /** A promise that also ends when the evaluator does. */
  #guarded<T>(begin: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure as Error);
      this.#failing.add(reject);
      const settled = <V>(settle: (value: V) => void) => (value: V): void => {
        this.#failing.delete(reject);
        settle(value);
      };
      begin(settled(resolve), settled(reject));
    });
  }

  #fail(reason: unknown): void {
    this.#failure ??= reason;
    this.#queue.clear();
    this.#options.signal.removeEventListener('abort', this.#abort);
    for (const reject of this.#failing) reject(this.#failure);
    this.#failing.clear();
    void this.#line?.close();
  }

  #start(): void {
    const { node, version, entry, memory } = this.#options;
    const line = openLine({ node, version, entry: realpathSync.native(entry), memory, folder: this.#folder }, {
      take: (reply) => this.#take(line, reply),
      ended: (reason) => this.#restart(line, reason),
    });
    this.#line = line;
    this.#sendPrograms();
  }

  #sendPrograms(): void {
    this.#queue.push({ kind: 'load' }, LOAD_SECONDS);
    this.#line?.send({ say: 'load', programs: this.#programs, operations: this.#operations, foresight: this.#foresight });
  }

  /** Sends a batch whole where the process does not know it, else the answers that it waits for. */
  #send(job: Extract<Job, { kind: 'step' }>, answers: Extract<EvaluatorRequest, { say: 'answers' }> | null = null): void {
    const known = job.line === this.#line && answers !== null;
    if (this.#failure !== null) return;
    if (this.#line === null) return job.reject(new Error('nothing was loaded'));
    job.line = this.#line;
    this.#queue.push(job, this.#options.taskSeconds);
    this.#line.send(known ? answers : job.batch.request());
  }

  #take(line: EvaluatorLine, reply: EvaluatorReply): void {
    if (line !== this.#line || this.#failure !== null) return;
    this.#queue.progress();
    const job = this.#queue.first();
    if (reply.say === 'compiled' && job?.kind === 'load') this.#compiled(reply.faults);
    else if (job?.kind !== 'step') this.#restart(line, 'it answered what was not asked');
    else if (reply.say === 'at') job.batch.at = reply.task;
    else if (reply.say === 'blocked') void this.#answerOne(line, job, reply.ask);
    else if (reply.say !== 'did' || reply.batch !== job.batch.number || !job.batch.take(reply)) this.#restart(line, 'it answered what was not asked');
    else {
      if (reply.judged.length > 0) this.#ends = 0;
      if (reply.over) this.#stepped(job);
    }
  }

  #compiled(faults: readonly (readonly [program: number, message: string])[]): void {
    this.#queue.shift();
    this.#loading?.(faults.map(([number, message]) => ({ program: this.#programs[number]?.id ?? '', message })));
    this.#loading = null;
  }

  #stepped(job: Extract<Job, { kind: 'step' }>): void {
    this.#queue.shift();
    job.batch.at = null;
    if (job.batch.done) job.done();
    else void this.#answerAll(job);
  }

  async #answerAll(job: Extract<Job, { kind: 'step' }>): Promise<void> {
    try {
      this.#send(job, { say: 'answers', batch: job.batch.number, answers: await job.batch.answers() });
    } catch (error) {
      job.reject(error);
    }
  }

  /** The process waits; so its silence is ours. */
  async #answerOne(line: EvaluatorLine, job: Extract<Job, { kind: 'step' }>, number: number): Promise<void> {
    this.#queue.pause();
    try {
      const answer = await job.batch.answer(number);
      if (line !== this.#line) return;
      line.send({ say: 'answer', answer });
      this.#queue.resume(this.#options.taskSeconds);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The job at work did not come to an end. */
  #over(job: Job, reason: string): void {
    if (this.#line !== null) this.#restart(this.#line, job.kind === 'load' ? 'the programs were not compiled in time' : reason);
  }

  /** Begins anew where a process has ended: the batch at work goes on task by task, until the one that does it is found. */
  #restart(line: EvaluatorLine, reason: string): void {
    if (line !== this.#line || this.#failure !== null) return;
    const jobs = this.#queue.clear();
    const first = jobs.find((job) => job.kind === 'step');
    if (++this.#ends > ATTEMPTS || (jobs[0]?.kind === 'load' && this.#ends === ATTEMPTS)) return this.#fail(problem(reason));
    this.#line = null;
    this.#foresight = false;
    void line.close();
    if (jobs[0]?.kind === 'step' && first !== undefined) {
      if (first.batch.careful && first.batch.at !== null) this.#ends = 0;
      first.batch.blame(`It did not come to an end: ${reason}.`);
      first.batch.careful = true;
    }
    this.#start();
    for (const job of jobs) {
      if (job.kind === 'step' && job.batch.done) job.done();
      else if (job.kind === 'step') this.#send(job);
    }
  }
}

/** As many tasks as have answers that fit, going by those that are judged. */
function sizeOfBatch({ done, characters }: { readonly done: number; readonly characters: number }): number {
  if (done === 0) return FIRST_BATCH;
  return Math.max(1, Math.min(LARGEST_BATCH, Math.floor(ANSWERS / (characters / done + 1))));
}

function problem(reason: string): Problem {
  return new Problem({ code: 'SANDBOX-UNAVAILABLE', severity: 'error', message: `The contained process that runs the code of specs did not start: ${reason}. Holdfast needs Node 20.19 or newer with its permission model.` });
}
