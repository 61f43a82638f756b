import { Explorer } from '../../explore/explorer.js';
import { fits } from '../../explore/conforms.js';
import { Shrinker } from '../../explore/shrink/shrinker.js';
import type { Case } from '../../model/case.js';
import type { Check, ModelCheck } from '../../model/spec.js';
import { caseText } from '../../value/case.js';
import { parse } from '../../value/parse.js';
import type { DeepBench } from './bench.js';
import type { Contradiction } from './contradiction.js';

/** Inputs that are invented for each model, besides those of examples. */
const INPUTS = 1000;

/** A case in which a model does what a check forbids. */
interface Clash {
  readonly of: Case;
  readonly check: Check;
  readonly detail: string;
  readonly answer: string;
}

/** Holds what each model does against examples, other models and postconditions: of each pair the smallest input on which they disagree. */
export async function modelsAgainstChecks(bench: DeepBench): Promise<readonly Contradiction[]> {
  const found: Contradiction[] = [];
  for (const operation of bench.models.operations) {
    for (const model of bench.models.of(operation)) {
      const clashes = await clashesOf(bench, model, [...pinned(bench, operation), ...invented(bench, operation)]);
      for (const clash of smallestOfEach(clashes)) {
        // Two models that disagree are told once, of the later one.
        if (clash.check.kind === 'model' && clash.check.span.start.offset > model.span.start.offset) continue;
        found.push(told(model, clash.check.kind === 'pin' ? clash : await shrunk(bench, model, clash)));
      }
    }
  }
  return found;
}

function pinned({ requirements }: DeepBench, operation: string): readonly Case[] {
  return requirements.flatMap(({ checks }) => checks).flatMap((check) => (check.kind === 'pin' && check.case.kind === 'call' && check.case.operation === operation ? [check.case] : []));
}

function invented({ surface, constants, seed, requirements }: DeepBench, operation: string): readonly Case[] {
  const declared = surface.operations.find((each) => each.name === operation);
  if (declared === undefined || declared.kind !== 'function') return [];
  const examples = requirements.flatMap(({ checks }) => checks).flatMap((check) => (check.kind === 'pin' && check.case.kind === 'call' && check.case.operation === operation ? [parse(check.case.input) as unknown[]] : []));
  const explorer = new Explorer({ seed, constants, definitions: surface.definitions, operations: [{ operation: declared, examples }] });
  return explorer.step([], INPUTS).map(({ case: of }) => of).filter((of) => of.kind === 'call');
}

async function clashesOf({ voice, models, requirements, plan }: DeepBench, model: ModelCheck, cases: readonly Case[]): Promise<readonly Clash[]> {
  const distinct = [...new Map(cases.map((of) => [caseText(of), of])).values()];
  const answers = await models.answers(model, distinct);
  const seen = distinct.flatMap((of, i) => (answers[i] === undefined || answers[i].kind === 'couldNotRun' ? [] : [{ case: of, observation: answers[i] }]));
  const words = await voice.words(seen);
  const checks = new Map(requirements.flatMap((r) => r.checks.map((check) => [check.id, check] as const)));
  return seen.flatMap(({ case: of, observation }, i) => (words[i] ?? []).flatMap((word): readonly Clash[] => {
    const check = checks.get(word.check);
    if (word.result !== 'violated' || check === undefined || check.id === model.id) return [];
    // A pin beats what only constrains; by exotic values a property does not judge.
    if (check.kind === 'property' && plan.reach(of) === 'exotic') return [];
    return [{ of, check, detail: word.detail, answer: observation.text }];
  }));
}

function smallestOfEach(clashes: readonly Clash[]): readonly Clash[] {
  const smallest = new Map<string, Clash>();
  for (const clash of clashes) {
    // Each example is a statement of its own; of other checks one input stands for all.
    const key = clash.check.kind === 'pin' ? `${clash.check.id} ${caseText(clash.of)}` : clash.check.id;
    const before = smallest.get(key);
    if (before === undefined || caseText(clash.of).length < caseText(before.of).length) smallest.set(key, clash);
  }
  return [...smallest.values()];
}

async function shrunk(bench: DeepBench, model: ModelCheck, clash: Clash): Promise<Clash> {
  const { surface, stop } = bench;
  const signatures = surface.operations.find(({ name }) => name === model.operation)?.signatures ?? [];
  const shrinker = new Shrinker(clash.of, (of) => of.kind === 'call' && fits(parse(of.input) as unknown[], signatures, surface.definitions));
  let best = clash;
  for (let batch = shrinker.propose(); batch.length > 0 && !stop.aborted; batch = shrinker.propose()) {
    const found = await clashesOf(bench, model, batch);
    const at = batch.findIndex((of) => found.some((each) => each.of === of && each.check.id === clash.check.id));
    best = at < 0 ? best : found.find((each) => each.of === batch[at] && each.check.id === clash.check.id) ?? best;
    shrinker.accept(at < 0 ? null : at);
  }
  return best;
}

function told(model: ModelCheck, { of, check, answer }: Clash): Contradiction {
  const ours = `the model of ${model.requirement} (line ${model.span.start.line})`;
  const call = caseText(of);
  switch (check.kind) {
    case 'pin': return { code: 'LINT-EXAMPLE-CONTRADICTS-MODEL', span: check.span, message: `${check.text} (${check.requirement}), and ${ours} gives ${answer.replace(/^→ /, '')}. Only one can hold: mend the example or the model.` };
    case 'model': return { code: 'LINT-MODELS-DISAGREE', span: model.span, message: `For ${call} this model of ${model.operation} (${model.requirement}) gives ${answer.replace(/^→ /, '')}, and that of ${check.requirement} (line ${check.span.start.line}) does not. Only one can hold: leave one out, or mend it.` };
    default: return { code: 'LINT-PROPERTY-CONTRADICTS-MODEL', span: check.span, message: `This property of ${check.requirement} does not hold for ${call} ${answer}, which ${ours} gives. Only one can hold: mend the property or the model.` };
  }
}

