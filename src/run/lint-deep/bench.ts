import type { CodeOfSpec } from '../../derive/program.js';
import type { Finding } from '../../model/finding.js';
import type { Constants, Implementation } from '../../model/implementation.js';
import type { Evaluator } from '../../model/program.js';
import type { Surface } from '../../model/shape.js';
import type { ModelCheck, Requirement, Spec } from '../../model/spec.js';
import { hash } from '../../value/hash.js';
import { fitsTypes } from '../verify/fits-types.js';
import { declaredSurface, planVerify, signatureOf } from '../verify/plan.js';
import type { VerifyPlan } from '../verify/plan.js';
import { Voice } from '../verify/voice.js';
import type { World } from '../world.js';
import { Models } from './models.js';

export type DeepWorld = Pick<World, 'types' | 'subject' | 'keepModule' | 'startEvaluator' | 'tree' | 'workingFolder'>;

/** What a spec says, ready to be held against itself: no implementation is in it. */
export interface DeepBench {
  readonly world: DeepWorld;
  readonly file: string;
  /** Of confirmed requirements alone: what was only observed, or is a draft, says nothing. */
  readonly requirements: readonly Requirement[];
  readonly surface: Surface;
  readonly plan: VerifyPlan;
  readonly constants: Constants;
  readonly scope: Implementation | null;
  readonly seed: number;
  readonly voice: Voice;
  readonly models: Models;
  /** With all code of the spec loaded. */
  readonly evaluator: Evaluator;
  readonly stop: AbortSignal;
  /** What is wrong with types and code of the spec. */
  readonly findings: readonly Finding[];
}

/** The types that a spec declares, and what is wrong with them. */
export async function typesOf(world: DeepWorld, { file, spec }: { readonly file: string; readonly spec: Spec }): Promise<{ readonly scope: Implementation | null; readonly surface: Surface; readonly findings: readonly Finding[] }> {
  const scope = signatureOf(world, { file, spec });
  return { scope, ...await declaredSurface(world, { file, spec }, scope) };
}

export type Typed = Awaited<ReturnType<typeof typesOf>>;

/** Starts two evaluators: in one runs what judges, in the other what answers, so that the one can wait for the other. */
export async function withDeepBench<T>(world: DeepWorld, { file, spec, typed, stop }: { readonly file: string; readonly spec: Spec; readonly typed: Typed; readonly stop: AbortSignal }, use: (bench: DeepBench) => Promise<T>): Promise<T> {
  const requirements = confirmed(spec);
  const codes = codeOf(requirements);
  const constants = world.subject.constantsIn(codes.map(({ code }) => code));
  const seed = Number.parseInt(hash(JSON.stringify([file, requirements.map(({ id, checks }) => [id, checks.map((check) => check.id)])])).slice(0, 8), 16);
  const plan = planVerify({ spec: { ...spec, requirements }, surface: typed.surface, constants, freed: null, entries: [], exports: [], seed });
  const evaluators = await Promise.all([world.startEvaluator(stop), world.startEvaluator(stop)]);
  const [evaluator, answering] = evaluators;
  try {
    const findings = [...await load(codes, evaluator, { plan, file }), ...typed.findings];
    await load(codes, answering, { plan, file });
    const models = new Models(codes.filter((code): code is ModelCheck => code.kind === 'model'), answering);
    const voice = new Voice({ spec: { ...spec, requirements }, evaluator, free: plan.freedoms, fits: fitsTypes(plan.surface) });
    return await use({ world, file, requirements, surface: typed.surface, plan, constants, scope: typed.scope, seed, voice, models, evaluator, stop, findings });
  } finally {
    await Promise.all(evaluators.map((each) => each.close()));
  }
}

export function confirmed(spec: Spec): readonly Requirement[] {
  return spec.requirements.filter(({ status }) => status === 'confirmed');
}

export function codeOf(requirements: readonly Requirement[]): readonly CodeOfSpec[] {
  return requirements.flatMap((r): readonly CodeOfSpec[] => [...r.checks.flatMap((c) => (c.kind === 'pin' ? [] : [c])), ...r.freedoms.flatMap((f) => (f.kind === 'inputs' ? [f] : []))]);
}

/** Gives what does not compile. */
async function load(codes: readonly CodeOfSpec[], evaluator: Evaluator, { plan, file }: { readonly plan: VerifyPlan; readonly file: string }): Promise<readonly Finding[]> {
  const { programOf } = await import('../../derive/program.js');
  const made = codes.map((code) => ({ code, program: programOf(code) }));
  const faults = await evaluator.load(made.flatMap(({ program }) => (program.ok ? [program.program] : [])), plan.operations);
  return made.flatMap(({ code, program }): readonly Finding[] => {
    const message = program.ok ? faults.find((fault) => fault.program === code.id)?.message : program.message;
    if (message === undefined) return [];
    const { start, end } = code.span;
    return [{ code: 'CHECK-FAULTY', severity: 'error', file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, message: `A check of ${code.requirement} does not compile: ${message.replace(/\.$/, '')}. Mend the spec's own code; nothing can be judged by it.` }];
  });
}
