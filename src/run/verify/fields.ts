import type { ExplorePlan } from '../../explore/plan.js';
import type { Member } from '../../model/shape.js';
import { gettersOverFields, loneGetters, typeNames } from '../pairing.js';
import type { World } from '../world.js';
import type { Subjects } from './subjects.js';

interface Parts {
  readonly world: Pick<World, 'types'>;
  readonly subjects: Subjects;
  readonly explore: ExplorePlan;
  /** Operations of which the spec's signature says what they offer. */
  readonly declared: ReadonlySet<string>;
}

/**
 * By operation, what one side has a getter for and the other holds in a field, where no signature says what the class offers: nobody who
 * has only the prior at hand can know that it is to be asked. Types are read only where there is such a getter.
 */
export async function fieldsOfClasses({ world, subjects: { prior, candidate, priorImplementation, candidateImplementation }, explore, declared }: Parts): Promise<ReadonlyMap<string, readonly Member[]>> {
  const found = new Map<string, readonly Member[]>();
  if (prior === null || priorImplementation === null || candidateImplementation === null || priorImplementation === candidateImplementation) return found;
  for (const { operation: { name, kind, members } } of explore.operations) {
    const [before, now] = [prior, candidate].map((side) => side.exports.find((e) => e.name === side.own(name)));
    if (declared.has(name) || kind !== 'class' || before === undefined || now === undefined || loneGetters(now, before).length === 0) continue;
    const [one, other] = await Promise.all([{ of: priorImplementation, own: before }, { of: candidateImplementation, own: now }].map(async ({ of, own }) => (of.types === null ? null : (await world.types.surface(of, typeNames(own.name))).surface)));
    const more = gettersOverFields({ prior: before, candidate: now }, one ?? null, other ?? null).filter((m) => !members.some((known) => known.name === m.name));
    if (more.length > 0) found.set(name, more);
  }
  return found;
}
