import type { Constants, Implementation } from '../../model/implementation.js';
import type { World } from '../world.js';

/** Constants of both sources. */
export async function constantsOf(world: World, implementations: readonly (Implementation | null)[]): Promise<Constants> {
  const all = await Promise.all([...new Set(implementations)].flatMap((i) => (i === null ? [] : [world.subject.constants(i)])));
  const both = <T>(of: (c: Constants) => readonly T[]): readonly T[] => [...new Set(all.flatMap(of))];
  const expressions = new Map(all.flatMap((c) => c.expressions).map((e) => [`/${e.source}/${e.flags}`, e]));
  return { strings: both((c) => c.strings), numbers: both((c) => c.numbers), bigints: both((c) => c.bigints), keys: both((c) => c.keys), expressions: [...expressions.values()] };
}
