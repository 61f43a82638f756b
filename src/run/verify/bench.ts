import type { Entry } from '../../model/baseline.js';
import type { Constants, Implementation } from '../../model/implementation.js';
import type { Evaluator } from '../../model/program.js';
import type { Spec } from '../../model/spec.js';
import { hash } from '../../value/hash.js';
import type { World } from '../world.js';
import type { LoadedSpec } from './loaded.js';
import type { VerifyPlan } from './plan.js';
import type { VerifySettings } from './settings.js';
import type { Subjects } from './subjects.js';
import type { Voice } from './voice.js';

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
}

/** The same content gives the same seed, any edit draws new inputs. */
export function seedOf(spec: Spec, prior: Implementation | null, candidate: Implementation | null): number {
  const says = spec.requirements.map((r) => [r.id, r.strength, r.status, ...r.checks.map((c) => c.id), ...r.freedoms.map((f) => f.text)]);
  return Number.parseInt(hash(JSON.stringify([says, prior?.hash ?? '', candidate?.hash ?? ''])).slice(0, 8), 16);
}

/** Constants of both sources. */
export async function constantsOf(world: World, implementations: readonly (Implementation | null)[]): Promise<Constants> {
  const all = await Promise.all([...new Set(implementations)].flatMap((i) => (i === null ? [] : [world.subject.constants(i)])));
  const both = <T>(of: (c: Constants) => readonly T[]): readonly T[] => [...new Set(all.flatMap(of))];
  const expressions = new Map(all.flatMap((c) => c.expressions).map((e) => [`/${e.source}/${e.flags}`, e]));
  return { strings: both((c) => c.strings), numbers: both((c) => c.numbers), bigints: both((c) => c.bigints), keys: both((c) => c.keys), expressions: [...expressions.values()] };
}
