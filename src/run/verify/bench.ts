import { programOf, type CodeOfSpec } from '../../derive/program.js';
import { entryOf } from '../../ledger/text/entry.js';
import type { Entry } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { Constants, Implementation } from '../../model/implementation.js';
import type { Evaluator } from '../../model/program.js';
import type { Spec } from '../../model/spec.js';
import { hash } from '../../value/hash.js';
import type { World } from '../world.js';
import { fitsTypes } from './inputs.js';
import type { LoadedSpec } from './loaded.js';
import { declaredSurface, namedOperations, planVerify, type Declared, type VerifyPlan } from './plan.js';
import type { RowContext } from './rows.js';
import type { VerifySettings } from './settings.js';
import { closeSubjects, startSubjects, type Subjects } from './subjects.js';
import { Voice } from './voice.js';

/** All that the three questions about one spec are asked with. */
export interface Bench {
  readonly world: World;
  readonly settings: VerifySettings;
  readonly loaded: LoadedSpec;
  readonly subjects: Subjects;
  readonly evaluator: Evaluator;
  readonly plan: VerifyPlan;
  readonly voice: Voice;
  /** What is accepted, ready to run. */
  readonly entries: readonly Entry[];
  readonly constants: Constants;
  /** Where the types of the spec's signature are looked up. */
  readonly scope: Implementation | null;
  /** Requirements of which an example holds an exotic value. */
  readonly exotics: ReadonlySet<string>;
  readonly seed: number;
  /** What is wrong with the spec's own code. */
  readonly findings: readonly Finding[];
}

/** Starts what one spec is judged with, and closes it again whatever happens. */
export async function withBench<T>(world: World, settings: VerifySettings, loaded: LoadedSpec, use: (bench: Bench) => Promise<T>): Promise<T> {
  const declared = await declaredSurface(world, loaded.spec, loaded.file);
  const subjects = await startSubjects(world, settings, loaded, namedOperations(loaded.spec, declared.surface));
  const evaluator = await world.startEvaluator(settings.signal).catch(async (error: unknown) => {
    await closeSubjects(subjects);
    throw error;
  });
  try {
    return await use(await prepare(world, settings, { loaded, subjects, evaluator, declared }));
  } finally {
    await Promise.all([evaluator.close(), closeSubjects(subjects)]);
  }
}

type Prepared = Pick<Bench, 'loaded' | 'subjects' | 'evaluator'> & { readonly declared: Declared };

async function prepare(world: World, settings: VerifySettings, { loaded, subjects, evaluator, declared }: Prepared): Promise<Bench> {
  const { spec } = loaded;
  const { candidateImplementation: candidate, priorImplementation: prior } = subjects;
  const entries = loaded.entries.map(entryOf);
  const constants = await constantsOf(world, [candidate, prior]);
  const seed = seedOf(loaded, prior, candidate);
  const plan = planVerify({ spec, surface: declared.surface, constants, entries, exports: (subjects.prior ?? subjects.candidate).exports, seed });
  const programs = codeOf(spec).map((code) => ({ id: code.id, made: programOf(code) }));
  const unmade = programs.flatMap(({ id, made }) => (made.ok ? [] : [{ program: id, message: made.message }]));
  const faults = [...unmade, ...await evaluator.load(programs.flatMap(({ made }) => (made.ok ? [made.program] : [])), plan.operations)];
  const voice = new Voice({ spec: spoken(spec, settings.requirement), evaluator, free: plan.freedoms, fits: fitsTypes(plan.surface) });
  const exotics = new Set(spec.requirements.filter((r) => r.checks.some((c) => c.kind === 'pin' && plan.reach(c.case) === 'exotic')).map((r) => r.id));
  return { world, settings, loaded, subjects, evaluator, plan, voice, entries, constants, scope: prior ?? candidate, exotics, seed, findings: [...declared.findings, ...faults.map((fault) => faulty(loaded, fault))] };
}

/** `-t CART-3` lets one requirement speak; what the others leave free stays free. */
function spoken(spec: Spec, only: string | null): Spec {
  return only === null ? spec : { ...spec, requirements: spec.requirements.map((r) => (r.id === only ? r : { ...r, checks: [] })) };
}

/** All code that stands in a spec. */
function codeOf(spec: Spec): readonly CodeOfSpec[] {
  return spec.requirements.flatMap((r): readonly CodeOfSpec[] => [...r.checks.flatMap((c) => (c.kind === 'pin' ? [] : [c])), ...r.freedoms.flatMap((f) => (f.kind === 'inputs' ? [f] : []))]);
}

function faulty({ spec, file }: LoadedSpec, { program, message }: { readonly program: string; readonly message: string }): Finding {
  const check = spec.requirements.flatMap((r) => r.checks).find((c) => c.id === program);
  const freedom = spec.requirements.flatMap((r) => r.freedoms).find((f) => f.kind === 'inputs' && f.id === program);
  return { code: 'CHECK-FAULTY', severity: 'error', file, line: (check ?? freedom)?.span.start.line ?? 1, message: `A check does not compile: ${message.replace(/\.$/, '')}. Mend the spec's own code; the candidate was not judged by it.` };
}

/** What rows are made with. */
export function rowContext({ loaded, plan, world, settings }: Bench): RowContext {
  return { spec: loaded.file, freedoms: plan.freedoms, reach: plan.reach, decisions: loaded.decisions, today: world.today(), strict: settings.strict };
}

/** The same content gives the same seed, any edit draws new inputs. */
function seedOf({ file, hash: spec }: LoadedSpec, prior: Implementation | null, candidate: Implementation | null): number {
  return Number.parseInt(hash(JSON.stringify([file, spec, prior?.hash ?? '', candidate?.hash ?? ''])).slice(0, 8), 16);
}

/** Constants of both sources. */
export async function constantsOf(world: World, implementations: readonly (Implementation | null)[]): Promise<Constants> {
  const all = await Promise.all([...new Set(implementations)].flatMap((i) => (i === null ? [] : [world.subject.constants(i)])));
  const both = <T>(of: (c: Constants) => readonly T[]): readonly T[] => [...new Set(all.flatMap(of))];
  const expressions = new Map(all.flatMap((c) => c.expressions).map((e) => [`/${e.source}/${e.flags}`, e]));
  return { strings: both((c) => c.strings), numbers: both((c) => c.numbers), bigints: both((c) => c.bigints), keys: both((c) => c.keys), expressions: [...expressions.values()] };
}
