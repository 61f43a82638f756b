import type { Constants, Implementation } from '../../model/implementation.js';
import { mergeConstants } from '../constants.js';
import type { World } from '../world.js';

/** Constants of both sources. */
export async function constantsOf(world: World, implementations: readonly (Implementation | null)[]): Promise<Constants> {
  return mergeConstants(await Promise.all([...new Set(implementations)].flatMap((i) => (i === null ? [] : [world.subject.constants(i)]))));
}
