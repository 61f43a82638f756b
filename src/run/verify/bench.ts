import type { CodeOfSpec } from '../../derive/program.js';
import { wantedCases } from '../../ledger/live.js';
import { entryOf } from '../../ledger/text/entry.js';
import type { Entry } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { ExplorePlan } from '../../explore/plan.js';
import type { Constants, Implementation } from '../../model/implementation.js';
import type { Evaluator, SubjectOperation } from '../../model/program.js';
import type { Member } from '../../model/shape.js';
import type { Spec } from '../../model/spec.js';
import { caseText } from '../../value/case.js';
import { hash } from '../../value/hash.js';
import { mergeConstants } from '../constants.js';
import { once } from '../once.js';
import { controlPrograms } from '../self-check/evaluator.js';
import type { World } from '../world.js';
import { fieldsOfClasses } from './fields.js';
import { fitsTypes } from './fits-types.js';
import { keptBy, type Kept } from './kept.js';
import type { LoadedSpec } from './loaded.js';
import { declaredSurface, namedOperations, planVerify, shippedSurface, signatureOf, type Declared, type VerifyPlan } from './plan.js';
import type { RowContext } from './rows.js';
import type { VerifySettings } from './settings.js';
import { Spared } from './spared.js';
import { closeSubjects, startSubjects, type Subjects } from './subjects.js';
import { Voice } from './voice.js';

/** All that the three questions about one spec are asked with. */
export interface Bench {
  readonly world: World;
  readonly settings: VerifySettings;
  readonly loaded: LoadedSpec;
  readonly subjects: Subjects;
  /** The candidate, as long as it answers: what the spec asks, and what is recorded. */
  readonly spared: Spared;
  readonly evaluator: Evaluator;
  readonly plan: VerifyPlan;
  /** What is explored on both sides. */
  readonly compared: ExplorePlan;
  readonly voice: Voice;
  readonly kept: Kept;
  /** Ids of cases whose entry is what a ruling wants, and not what the prior did; with the ruling. */
  readonly wanted: ReadonlyMap<string, string>;
  /** What is accepted, ready to run; made when asked for, since a verdict on it goes by the lines. */
  readonly entries: readonly Entry[];
  /** Of both sources and of the spec's own code. */
  readonly constants: Constants;
  /** Where the types of the spec's signature are looked up. */
  readonly scope: Implementation | null;
  /** Requirements of which an example holds an exotic value. */
  readonly exotics: ReadonlySet<string>;
  readonly seed: number;
  /** How many programs the spec's code makes. */
  readonly programs: number;
  /** What is wrong with the spec's own code. */
  readonly findings: readonly Finding[];
}

/** Starts what one spec is judged with, and closes it again whatever happens. */
export async function withBench<T>(world: World, settings: VerifySettings, loaded: LoadedSpec, use: (bench: Bench) => Promise<T>): Promise<T> {
  const signature = signatureOf(world, loaded);
  const declared = await declaredSurface(world, loaded, signature);
  const subjects = await startSubjects(world, settings, loaded, namedOperations(loaded.spec, declared.surface));
  const evaluator = await world.startEvaluator(settings.signal).catch(async (error: unknown) => {
    await closeSubjects(subjects);
    throw error;
  });
  try {
    return await use(await prepare(world, settings, { loaded, subjects, evaluator, declared, signature }));
  } finally {
    await Promise.all([evaluator.close(), closeSubjects(subjects)]);
  }
}

/**
 * What both have: what the candidate has no more is seen on its surface, and wherever it is recorded; what is new has nothing to be
 * compared with.
 */
function ofBoth(explore: ExplorePlan, { candidate, prior }: Subjects, fields: ReadonlyMap<string, readonly Member[]>): ExplorePlan {
  const both = explore.operations.filter(({ operation: { name } }) => candidate.has(name) && prior?.has(name) !== false);
  return { ...explore, operations: both.map((one) => ({ ...one, operation: { ...one.operation, members: [...one.operation.members, ...fields.get(one.operation.name) ?? []] } })) };
}

type Fault = Awaited<ReturnType<Evaluator['load']>>[number];

type Prepared = Pick<Bench, 'loaded' | 'subjects' | 'evaluator'> & { readonly declared: Declared; readonly signature: Implementation | null };

async function prepare(world: World, settings: VerifySettings, { loaded, subjects, evaluator, declared, signature }: Prepared): Promise<Bench> {
  const { spec } = loaded;
  const { candidateImplementation: candidate, priorImplementation: prior } = subjects;
  const entries = once(() => loaded.entries.map(entryOf));
  const seed = seedOf(loaded, prior, candidate);
  const codes = codeOf(spec);
  // What the spec's own code names is as natural as what the sources do.
  const constants = mergeConstants([subjects.constants, ...(codes.length === 0 ? [] : [world.subject.constantsIn(codes.map((c) => c.code))])]);
  const freeing = codes.filter((code) => code.kind === 'inputs');
  const freed = freeing.length === 0 ? null : world.subject.constantsIn(freeing.map((c) => c.code));
  const { exports } = subjects.prior ?? subjects.candidate;
  const shipped = await shippedSurface(world, { spec, surface: declared.surface, exports }, subjects.prior === null ? candidate : prior);
  const plan = planVerify({ spec, surface: declared.surface, constants, freed, entries: loaded.entries, exports, seed, shipped });
  const faults = await loadCode(codes, evaluator, plan.operations);
  const fields = await fieldsOfClasses({ world, subjects, explore: plan.explore, declared: new Set(declared.surface.operations.map((o) => o.name)) });
  const voice = new Voice({ spec: spoken(spec, settings.requirement), evaluator, free: plan.freedoms, fits: fitsTypes(plan.surface) });
  const named = once(() => new Set(voice.pinned().map(caseText)));
  const exotics = new Set(spec.requirements.filter((r) => r.checks.some((c) => c.kind === 'pin' && plan.reach(c.case) === 'exotic')).map((r) => r.id));
  return { world, settings, loaded, subjects, spared: new Spared(subjects.candidate, (of) => named().has(caseText(of))), evaluator, plan, compared: ofBoth(plan.explore, subjects, fields), voice, kept: keptBy(loaded.decisions, world.today()), wanted: wantedCases(loaded.decisions), get entries() { return entries(); }, constants, scope: signature ?? prior ?? candidate, exotics, seed, programs: codes.length, findings: [...declared.findings, ...faults.map((fault) => faulty(loaded, fault))] };
}

/** What is wrong with the spec's code. A spec that has none needs no process for it. */
export async function loadCode(codes: readonly CodeOfSpec[], evaluator: Evaluator, operations: readonly SubjectOperation[]): Promise<readonly Fault[]> {
  if (codes.length === 0) return [];
  const { programOf } = await import('../../derive/program.js');
  const programs = codes.map((code) => ({ id: code.id, made: programOf(code) }));
  const unmade = programs.flatMap(({ id, made }) => (made.ok ? [] : [{ program: id, message: made.message }]));
  const made = programs.flatMap((p) => (p.made.ok ? [p.made.program] : []));
  return [...unmade, ...(made.length === 0 ? [] : await evaluator.load([...made, ...controlPrograms(operations)], operations))];
}

/** `-t CART-3` lets one requirement speak; what the others leave free stays free. */
function spoken(spec: Spec, only: string | null): Spec {
  return only === null ? spec : { ...spec, requirements: spec.requirements.map((r) => (r.id === only ? r : { ...r, checks: [] })) };
}

/** All code that stands in a spec. */
export function codeOf(spec: Spec): readonly CodeOfSpec[] {
  return spec.requirements.flatMap((r): readonly CodeOfSpec[] => [...r.checks.flatMap((c) => (c.kind === 'pin' ? [] : [c])), ...r.freedoms.flatMap((f) => (f.kind === 'inputs' ? [f] : []))]);
}

export function faulty({ spec, file }: Pick<LoadedSpec, 'spec' | 'file'>, { program, message }: Fault): Finding {
  const check = spec.requirements.flatMap((r) => r.checks).find((c) => c.id === program);
  const freedom = spec.requirements.flatMap((r) => r.freedoms).find((f) => f.kind === 'inputs' && f.id === program);
  return { code: 'CHECK-FAULTY', severity: 'error', file, line: (check ?? freedom)?.span.start.line ?? 1, message: `A check does not compile: ${message.replace(/\.$/, '')}. Mend the spec's own code; the candidate was not judged by it.` };
}

/** What rows are made with. */
export function rowContext({ loaded, plan, world, settings, wanted }: Bench): RowContext {
  return { spec: loaded.file, freedoms: plan.freedoms, reach: plan.reach, decisions: loaded.decisions, wanted, today: world.today(), strict: settings.strict };
}

/** The same content gives the same seed, any edit draws new inputs. */
function seedOf({ file, hash: spec }: LoadedSpec, prior: Implementation | null, candidate: Implementation | null): number {
  return Number.parseInt(hash(JSON.stringify([file, spec, prior?.hash ?? '', candidate?.hash ?? ''])).slice(0, 8), 16);
}
