import type { Case } from '../../model/case.js';
import type { GuestOptions } from '../../model/ports.js';
import type { Observation } from '../../model/observation.js';
import { grantOf } from '../compare-options.js';
import { anotherStarted, guestOptions, HASTE, runsAnother } from '../sides.js';
import type { Bench } from './bench.js';
import { boundSubject, type Subject } from './bound.js';

type Parts = Pick<Bench, 'world' | 'settings' | 'subjects' | 'plan'>;

/** Runs cases of the candidate in a process of their own. */
export function freshRun(bench: Parts): (cases: readonly Case[]) => Promise<readonly Observation[]> {
  return async (cases) => {
    if (cases.length === 0) return [];
    const fresh = await another(bench, {});
    return fresh.run(cases).finally(() => fresh.close());
  };
}

/** The candidate in one more process, in which it is searched and not judged: in haste, and with its branches counted. */
export function searching(bench: Parts): Promise<Subject> {
  return another(bench, { ...HASTE, branches: true });
}

async function another({ world, settings, subjects, plan }: Parts, more: Partial<GuestOptions>): Promise<Subject> {
  const { candidateImplementation: implementation } = subjects;
  if (implementation === null) return { ...subjects.candidate, close: async () => undefined };
  const started = await world.subject.start(implementation, { ...guestOptions(world, { grants: settings.allow.map(grantOf), signal: settings.signal }, 'closure'), ...more });
  if (runsAnother(started, implementation)) throw anotherStarted(implementation);
  return boundSubject(started, plan.operations.map((o) => o.name), world.nonce);
}
