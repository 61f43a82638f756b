import type { Evaluator, Judgement, Program, SubjectOperation, Task } from '../../model/program.js';
import type { Observation } from '../../model/observation.js';
import type { Checked } from './checked.js';

const RIGHT: Observation = { kind: 'returned', text: '→ "right"' };
const WRONG: Observation = { kind: 'returned', text: '→ "wrong"' };

/** Programs of which it is known beforehand what they must say; they are loaded beside those of the spec. Empty where it offers no plain function. */
export function controlPrograms(operations: readonly SubjectOperation[]): readonly Program[] {
  const name = plainName(operations);
  if (name === null) return [];
  return [
    { id: 'planted#property', kind: 'property', code: `() => ${name}() === "right"` },
    { id: 'planted#implies', kind: 'property', code: `() => implies(false, () => ${name}())` },
    { id: 'planted#expression', kind: 'expression', code: `${name}()`, expected: { how: 'returns', value: '"right"' } },
    { id: 'planted#model', kind: 'model', operation: name, code: `function ${name}() { return "right"; }` },
    { id: 'planted#true', kind: 'predicate', code: '() => true' },
    { id: 'planted#false', kind: 'predicate', code: '() => false' },
  ];
}

function plainName(operations: readonly SubjectOperation[]): string | null {
  return operations.find((o) => o.kind === 'function' && /^[A-Za-z_$][\w$]*$/.test(o.name) && o.name !== 'default')?.name ?? null;
}

/** Wrong answers must be called wrong by each kind of program, and right ones right. */
export async function checkEvaluator(evaluator: Evaluator, operations: readonly SubjectOperation[], checked: Checked): Promise<void> {
  if (controlPrograms(operations).length === 0) return;
  const say = async (answer: Observation): Promise<readonly Judgement['result'][]> => {
    const tasks: readonly Task[] = [
      { program: 'planted#property', input: '[]', observation: null }, { program: 'planted#expression', input: null, observation: null },
      { program: 'planted#model', input: '[]', observation: answer }, { program: 'planted#implies', input: '[]', observation: null },
      { program: 'planted#true', input: '[]', observation: null }, { program: 'planted#false', input: '[]', observation: null },
    ];
    return (await evaluator.judge(tasks, async (cases) => cases.map(() => answer))).map((j) => j.result);
  };
  const [right, wrong] = [await say(RIGHT), await say(WRONG)];
  for (const [i, what] of ['a property', 'an expression', 'a model'].entries()) {
    checked.expect(wrong[i] === 'violated', `a wrong answer under ${what}`);
    checked.demand(right[i] === 'holds', `a right answer under ${what} is called ${right[i] ?? 'nothing'}`);
  }
  checked.demand(wrong[3] === 'vacuous', 'a property that says nothing is said to say something');
  checked.demand(wrong[4] === 'holds' && wrong[5] === 'violated', 'a predicate over inputs is not heard');
}
