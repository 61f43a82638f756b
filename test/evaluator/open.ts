import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEvaluator } from '../../src/host/evaluator-process.js';
import type { Case } from '../../src/model/case.js';
import type { Observation } from '../../src/model/observation.js';
import type { Ask, Evaluator, Judgement, Program, SubjectOperation, Task } from '../../src/model/program.js';
import { caseText } from '../../src/value/case.js';
import { bundleTo } from '../guest/bundle.js';
import type { Runtime } from '../guest/nodes.js';

export interface EvaluatorBench {
  open(settings?: { readonly taskSeconds?: number; readonly memory?: number; readonly runtime?: Runtime }): Evaluator;
  /** Loads programs and judges tasks in a new evaluator. */
  judge(run: Judging): Promise<readonly Judgement[]>;
  remove(): void;
}

export interface Judging {
  readonly programs: readonly Program[];
  readonly operations: readonly SubjectOperation[];
  readonly tasks?: readonly Task[];
  readonly ask: Ask;
  readonly taskSeconds?: number;
  readonly memory?: number;
  readonly runtime?: Runtime;
}

/** Evaluators from the source as it is now. */
export async function evaluatorBench(): Promise<EvaluatorBench> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'holdfast-evaluator-'));
  const entry = path.join(temporary, 'evaluator.mjs');
  await bundleTo('src/evaluator/main.ts', entry);
  const open: EvaluatorBench['open'] = ({ taskSeconds = 20, memory = 128, runtime = { node: process.execPath, version: process.version } } = {}) =>
    createEvaluator({ ...runtime, entry, temporary, memory, taskSeconds, signal: new AbortController().signal });
  return {
    open,
    judge: async ({ programs, operations, tasks, ask, ...settings }) => {
      const evaluator = open(settings);
      try {
        const faults = await evaluator.load(programs, operations);
        if (faults.length > 0) throw new Error(faults.map((fault) => `${fault.program}: ${fault.message}`).join('\n'));
        return await evaluator.judge(tasks ?? programs.map((program) => task(program.id)), ask);
      } finally {
        await evaluator.close();
      }
    },
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  };
}

export function task(program: string, input: string | null = null, observation: Observation | null = null): Task {
  return { program, input, observation };
}

export function functions(...names: string[]): SubjectOperation[] {
  return names.map((name) => ({ name, kind: 'function', members: [] }));
}

/** Answers by the text of the case; `asked` keeps each batch. */
export function scripted(answers: (text: string) => string): { readonly ask: Ask; readonly asked: string[][] } {
  const asked: string[][] = [];
  const ask: Ask = async (cases) => {
    asked.push(cases.map(caseText));
    return cases.map((c: Case) => observation(answers(caseText(c))));
  };
  return { ask, asked };
}

/** `→ 1`, `throws Error()`; other words are what a process does. */
export function observation(text: string): Observation {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const kind = line.startsWith('→') ? 'returned' : line.startsWith('throws') ? 'threw' : line.startsWith('exits') ? 'exited' : line.startsWith('never') ? 'timedOut' : line.startsWith('crashes') ? 'crashed' : 'couldNotRun';
  return { kind, text };
}

export function property(id: string, code: string): Program {
  return { id, kind: 'property', code };
}

export function returns(id: string, code: string, value: string): Program {
  return { id, kind: 'expression', code, expected: { how: 'returns', value } };
}
