import { Problem } from '../../host/problem.js';
import type { Case } from '../../model/case.js';
import type { Finding } from '../../model/finding.js';
import type { Observation } from '../../model/observation.js';
import type { Ask, Judgement } from '../../model/program.js';
import type { Surface } from '../../model/shape.js';
import type { PropertyCheck } from '../../model/spec.js';
import type { Printed } from '../../model/value.js';
import { caseText } from '../../value/case.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';
import { fits } from '../../explore/conforms.js';
import { setAside } from '../verify/checks.js';
import type { Unit } from '../verify/checks.js';
import { propertyInputs } from '../verify/inputs.js';
import { shrinkUnit } from '../verify/shrink-unit.js';
import type { DeepBench } from './bench.js';
import type { Contradiction } from './contradiction.js';

/** Inputs that are invented for a property: a model costs next to nothing, and of examples few are met by chance. */
const RUNS = 2000;
const FEW_RUNS = 200;

const EXCLUDED = 'an implies excluded the input';
const NOTHING_ASKED = 'nothing was asked of the subject';
/** Why a property may say nothing on an input, other than that the spec leaves free what it asks. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([EXCLUDED, NOTHING_ASKED]);

interface Judged {
  readonly contradictions: readonly Contradiction[];
  readonly findings: readonly Finding[];
}

/** Expressions, examples and properties run with models and pinned examples in the place of the subject. */
export async function programsAgainstAnswers(bench: DeepBench): Promise<Judged> {
  const contradictions: Contradiction[] = [];
  const findings: Finding[] = [];
  for (const check of bench.requirements.flatMap(({ checks }) => checks)) {
    if (check.kind === 'expression' || check.kind === 'example') {
      const [judgement] = await bench.evaluator.judge([{ program: check.id, input: null, observation: null }], bench.models.ask);
      const place = check.kind === 'example' ? check.checkpoints[judgement?.checkpoint ?? -1] ?? check : check;
      if (judgement?.result === 'violated') contradictions.push({ code: 'LINT-EXAMPLE-CONTRADICTS-MODEL', span: place.span, message: `${place.text} (${check.requirement}) does not hold where models answer: ${judgement.detail}${askedText(judgement)}. Mend the example or the model.` });
    } else if (check.kind === 'property') {
      const judged = await judgeProperty(bench, check);
      contradictions.push(...judged.contradictions);
      findings.push(...judged.findings);
    }
  }
  return { contradictions, findings };
}

async function judgeProperty(bench: DeepBench, check: PropertyCheck): Promise<Judged> {
  const surface = await parametersOf(bench, check);
  if ('code' in surface) return { contradictions: [], findings: [surface] };
  const modelled = check.postcondition === null && check.operations.every((operation) => bench.models.of(operation).length > 0);
  const { inputs } = propertyInputs(check, surface, { seed: bench.seed, constants: bench.constants, runs: modelled ? RUNS : FEW_RUNS });
  const pins = new Pins(bench);
  const all = [...new Set([...pins.inputsFor(surface), ...inputs])];
  const byPins = await violatedBy(bench, check, { inputs: all, ask: pins.ask, surface });
  // A throw that an example demands excuses the property that trips over it.
  const shown = byPins.violated.find(({ judgement }) => judgement.calls.every(({ observation }) => observation.kind === 'returned'));
  const byModels = modelled ? await violatedBy(bench, check, { inputs: all, ask: bench.models.ask, surface }) : null;
  const contradictions: Contradiction[] = [];
  if (shown !== undefined) contradictions.push({ code: 'LINT-PROPERTY-CONTRADICTS-EXAMPLE', span: check.span, message: `This property of ${check.requirement} does not hold for ${inputText(shown.input, surface)}, by the examples themselves${askedText(shown.judgement, pins)}. Mend the property or the examples.` });
  const [by] = byModels?.violated ?? [];
  if (by !== undefined) contradictions.push(await modelContradiction(bench, check, { ...by, surface }));
  const runs = byModels ?? byPins;
  const vacuous = inputs.length > 0 && runs.judgements.every(({ result, detail }) => result === 'vacuous' && SAYS_NOTHING.has(detail ?? ''));
  return { contradictions, findings: vacuous ? [vacuousProperty(bench, check, runs.judgements)] : [] };
}

interface Violated {
  readonly violated: readonly { readonly input: Printed; readonly judgement: Judgement }[];
  readonly judgements: readonly Judgement[];
}

/** Inputs on which a property does not hold, the shortest first. */
async function violatedBy({ evaluator, voice, plan, requirements }: DeepBench, check: PropertyCheck, { inputs, ask }: { readonly inputs: readonly Printed[]; readonly ask: Ask; readonly surface: Surface }): Promise<Violated> {
  const judged = await evaluator.judge(inputs.map((input) => ({ program: check.id, input, observation: null })), ask);
  const judgements = await setAside(inputs.map((input): Unit => ({ check, input, wordOf: () => null })), judged, (cases) => voice.free(cases));
  const exotics = requirements.some((r) => r.id === check.requirement && r.checks.some((c) => c.kind === 'pin' && plan.reach(c.case) === 'exotic'));
  const counts = (input: Printed): boolean => exotics || plan.reach({ kind: 'call', operation: check.operations[0] ?? '', input }) !== 'exotic';
  const violated = judgements.flatMap((judgement, i) => (judgement.result === 'violated' && counts(inputs[i] as Printed) ? [{ input: inputs[i] as Printed, judgement }] : []));
  return { violated: violated.toSorted((a, b) => a.input.length - b.input.length), judgements };
}

async function modelContradiction(bench: DeepBench, check: PropertyCheck, { input, surface }: { readonly input: Printed; readonly surface: Surface }): Promise<Contradiction> {
  const unit = { check, input, wordOf: (judgement: Judgement) => bench.voice.wordOf(check, judgement) };
  const smallest = await shrinkUnit(unit, { evaluator: bench.evaluator, ask: bench.models.ask, free: (cases) => bench.voice.free(cases), surface, stop: bench.stop });
  const [judgement] = await bench.evaluator.judge([{ program: check.id, input: smallest.input, observation: null }], bench.models.ask);
  const models = [...new Set(check.operations.flatMap((operation) => bench.models.of(operation).slice(0, 1)).map((model) => `${model.requirement} (line ${model.span.start.line})`))];
  return { code: 'LINT-PROPERTY-CONTRADICTS-MODEL', span: check.span, message: `This property of ${check.requirement} does not hold for ${inputText(smallest.input ?? input, surface)}: the model of ${models.join(' and ')} gives${judgement === undefined ? '' : askedText(judgement).replace(/^:/, '')}. Only one can hold: mend the property or the model.` };
}

/** Types of a property's parameters, or what is wrong with them. */
async function parametersOf({ world, scope, file }: DeepBench, { signature, span, requirement }: PropertyCheck): Promise<Surface | Finding> {
  try {
    return await world.types.signature(signature, scope);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...error.finding, file, line: span.start.line, column: span.start.column, message: `The property of ${requirement} does not compile: ${error.finding.message}` };
  }
}

function vacuousProperty({ file }: DeepBench, check: PropertyCheck, judgements: readonly Judgement[]): Finding {
  const { start, end } = check.span;
  const excluded = judgements.some(({ detail }) => detail === EXCLUDED);
  const asked = judgements.some(({ detail }) => detail === NOTHING_ASKED);
  const why = [...(excluded ? [`its implies excluded ${asked ? 'some' : 'all'} of them`] : []), ...(asked ? [`on ${excluded ? 'the others' : 'all of them'} it was decided before it asked the subject anything`] : [])];
  return { code: 'PROPERTY-VACUOUS', severity: 'warning', file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, message: `The property of ${check.requirement} said nothing on any of ${judgements.length} inputs: ${why.join(', and ')}. ${excluded ? 'Widen its condition, or give an example that meets it' : 'Let what it says rest on what the operation answers'}.` };
}

/** Examples in the place of the subject: what they pin they answer, and nothing else. */
class Pins {
  readonly #answers = new Map<string, { readonly observation: Observation; readonly line: number; readonly requirement: string }>();
  readonly #cases: readonly Case[];

  constructor({ requirements }: DeepBench) {
    const pins = requirements.flatMap(({ checks }) => checks).flatMap((check) => (check.kind === 'pin' && check.case.kind === 'call' ? [check] : []));
    for (const { case: of, expected, span, requirement } of pins) {
      const observation: Observation | null = expected.how === 'returns' ? { kind: 'returned', text: `→ ${expected.value}` } : expected.how === 'observes' && (expected.observation.kind === 'returned') ? expected.observation : null;
      if (observation !== null && !this.#answers.has(caseText(of))) this.#answers.set(caseText(of), { observation, line: span.start.line, requirement });
    }
    this.#cases = pins.map((pin) => pin.case);
  }

  readonly ask: Ask = async (cases) => cases.map((of) => this.#answers.get(caseText(of))?.observation ?? { kind: 'couldNotRun', text: `could not run: no example pins ${caseText(of)}` });

  placeOf(of: Case): string {
    const at = this.#answers.get(caseText(of));
    return at === undefined ? '' : ` (${at.requirement}, line ${at.line})`;
  }

  /** Argument lists of examples, and each argument alone, that fit a property's parameters. */
  inputsFor({ operations, definitions }: Surface): readonly Printed[] {
    const signatures = operations[0]?.signatures ?? [];
    const lists = this.#cases.flatMap((of) => (of.kind === 'call' ? [parse(of.input) as readonly unknown[]] : []));
    return lists.flatMap((list) => [list, ...list.map((argument) => [argument])]).filter((list) => fits(list, signatures, definitions)).map((list) => print(list));
  }
}

/** `: f(1) → 2 (F-1, line 9), f(2) → 3`: what it rests on. */
function askedText({ calls }: Judgement, pins: Pins | null = null): string {
  const shown = calls.slice(0, 4).map(({ case: of, observation }) => `${short(caseText(of))} ${short(observation.text)}${pins?.placeOf(of) ?? ''}`);
  return shown.length === 0 ? '' : `: ${shown.join(', ')}${calls.length > 4 ? ` and ${calls.length - 4} more` : ''}`;
}

function inputText(input: Printed, surface: Surface): string {
  const names = surface.operations[0]?.signatures[0]?.parameters.map((p) => p.name) ?? [];
  return (parse(input) as unknown[]).map((value, i) => `${names[i] ?? `argument ${i + 1}`} = ${short(print(value))}`).join(', ') || 'no input';
}

function short(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
}
