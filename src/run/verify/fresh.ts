import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import { grantOf } from '../compare-options.js';
import { guestOptions } from '../sides.js';
import type { Bench } from './bench.js';
import { boundSubject } from './bound.js';

/** Runs cases of the candidate in a process of their own. */
export function freshRun({ world, settings, subjects, plan }: Pick<Bench, 'world' | 'settings' | 'subjects' | 'plan'>): (cases: readonly Case[]) => Promise<readonly Observation[]> {
  return async (cases) => {
    if (subjects.candidateImplementation === null || cases.length === 0) return [];
    const started = await world.subject.start(subjects.candidateImplementation, guestOptions(world, { grants: settings.allow.map(grantOf), signal: settings.signal }, 'closure'));
    const fresh = boundSubject(started, plan.operations.map((o) => o.name), world.nonce);
    return fresh.run(cases).finally(() => fresh.close());
  };
}
