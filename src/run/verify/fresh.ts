import type { Case } from '../../model/case.js';
import type { Implementation } from '../../model/implementation.js';
import type { GuestOptions } from '../../model/ports.js';
import type { Observation } from '../../model/observation.js';
import { grantOf } from '../compare-options.js';
import { anotherStarted, bothStraight, guestOptions, HASTE, runsAnother, type Sides } from '../sides.js';
import type { Bench } from './bench.js';
import { boundSubject, sidesOf, type Subject } from './bound.js';

type Parts = Pick<Bench, 'world' | 'settings' | 'loaded' | 'subjects' | 'plan'>;

/** More than a year, and no whole number of days, hours or minutes. */
const LATER = ((400 * 24 + 5) * 3600 + 437) * 1000 + 123;

/** Runs cases of the candidate in a process of their own, now or at another time. */
export function freshRun(bench: Parts): (cases: readonly Case[], when?: 'now' | 'later') => Promise<readonly Observation[]> {
  return async (cases, when = 'now') => {
    if (cases.length === 0) return [];
    const fresh = await another(bench, when === 'later' ? { ahead: LATER } : {});
    return fresh.run(cases).finally(() => fresh.close());
  };
}

/** The candidate in one more process, in which it is searched and not judged: in haste, and with its branches counted. */
export function searching(bench: Parts): Promise<Subject> {
  return another(bench, { ...HASTE, branches: 'own' });
}

/** Both so, through their packages; null where one of them has not started, or where both are of one source and nothing is to be found. */
export async function searchingBoth(bench: Parts): Promise<Sides | null> {
  const { same, priorImplementation: prior, candidateImplementation: candidate } = bench.subjects;
  if (same || prior === null || candidate === null || await bothStraight(bench.world, { prior, candidate })) return null;
  return bothMore(bench, { ...HASTE, branches: 'all' }, prior);
}

/** Both in one more process each, in haste; null where one of them has not started. */
export async function hastyBoth(bench: Parts): Promise<Sides | null> {
  const { same, priorImplementation: prior } = bench.subjects;
  return same || prior === null ? null : bothMore(bench, HASTE, prior);
}

async function bothMore(bench: Parts, more: Partial<GuestOptions>, prior: Implementation): Promise<Sides | null> {
  const [before, now] = await Promise.all([another(bench, more, prior), another(bench, more)]);
  const sides = sidesOf({ prior: before, candidate: now });
  if (sides === null) await Promise.all([before.close(), now.close()]);
  return sides;
}

async function another({ world, settings, loaded, subjects, plan }: Parts, more: Partial<GuestOptions>, implementation = subjects.candidateImplementation): Promise<Subject> {
  if (implementation === null) return { ...subjects.candidate, close: async () => undefined };
  const started = await world.subject.start(implementation, { ...guestOptions(world, { grants: settings.allow.map(grantOf), signal: settings.signal }, 'closure'), ...more });
  if (runsAnother(started, implementation)) throw anotherStarted(implementation);
  return boundSubject(started, { operations: plan.operations.map((o) => o.name), nonce: world.nonce, moves: implementation === subjects.candidateImplementation ? [] : loaded.decisions });
}
