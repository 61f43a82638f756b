import type { Finding } from '../../model/finding.js';
import type { Constants, Implementation } from '../../model/implementation.js';
import type { Started } from '../../model/ports.js';
import { grantOf } from '../compare-options.js';
import { guestOptions } from '../sides.js';
import type { World } from '../world.js';
import { adopted } from './adopted.js';
import { boundSubject, type Subject } from './bound.js';
import type { LoadedSpec } from './loaded.js';
import { onTheWay } from './ahead.js';
import { constantsOf } from './constants.js';
import { adoptAnew, findPrior } from './prior.js';
import { entryOf } from './subject-entry.js';
import type { VerifySettings } from './settings.js';

/** Both implementations, running, as far as they can be had. */
export interface Subjects {
  readonly candidate: Subject;
  /** As the report names it. */
  readonly candidateName: string;
  /** Null where it does not resolve: then it has behaved so. */
  readonly candidateImplementation: Implementation | null;
  /** Null where there is none, or it cannot be had. */
  readonly prior: Subject | null;
  readonly priorName: string | null;
  readonly priorImplementation: Implementation | null;
  /** The two have the same source closure: nothing can differ but by chance. */
  readonly same: boolean;
  /** What stands in both sources. */
  readonly constants: Constants;
  readonly findings: readonly Finding[];
}

/** Finds and starts the candidate and the adopted prior. `operations` are the spec's names. */
export async function startSubjects(world: World, settings: VerifySettings, loaded: LoadedSpec, operations: readonly string[]): Promise<Subjects> {
  const name = settings.candidate ?? entryOf(loaded);
  world.progress({ step: 'resolving', what: name });
  const ahead = loaded.ahead?.name === name ? loaded.ahead : null;
  const candidate = await (ahead?.implementation ?? world.subject.resolve(world.readName(name), settings.signal));
  const { implementation: prior, finding } = await priorOf(world, settings, loaded, candidate);
  world.progress({ step: 'starting', what: name });
  const options = guestOptions(world, { grants: settings.allow.map(grantOf), signal: settings.signal }, 'closure');
  const same = prior?.hash === candidate.hash;
  const starting = Promise.all([ahead?.started ?? world.subject.start(candidate, options), prior === null || same ? null : world.subject.start(prior, options)]);
  // While the processes start; not before they are on their way.
  const constants = onTheWay().then(() => constantsOf(world, [candidate, prior]));
  const [[started, startedPrior], found] = await Promise.all([starting, constants]);
  const bound = boundSubject(started, { operations, nonce: world.nonce });
  // What was adopted did load then: that it does not now is no behaviour of it.
  const fallen = settings.against === null && startedPrior?.ok === false ? [unloadable(startedPrior.finding, loaded)] : [];
  return {
    candidate: bound, candidateName: name, candidateImplementation: candidate, constants: found,
    // What has the same source needs no second process.
    prior: same ? bound : startedPrior === null || fallen.length > 0 ? null : boundSubject(startedPrior, { operations, nonce: world.nonce, moves: loaded.decisions }), priorName: prior?.name ?? null, priorImplementation: prior, same,
    findings: [...(finding === null ? [] : [finding]), ...fallen, ...loadFindings(started, settings.candidate === null ? loaded : null)],
  };
}

function unloadable({ message }: Finding, { file }: LoadedSpec): Finding {
  return { code: 'PRIOR-UNAVAILABLE', severity: 'warning', file, message: `The adopted prior does not load any more, so the recorded cases decide alone and nothing was explored: ${message} Bring back what it needs, or ${adoptAnew(file)}.` };
}

async function priorOf(world: World, settings: VerifySettings, loaded: LoadedSpec, candidate: Implementation): Promise<{ implementation: Implementation | null; finding: Finding | null }> {
  if (settings.against !== null) return { implementation: await world.subject.resolve(world.readName(settings.against), settings.signal), finding: null };
  const prior = adopted(loaded.decisions);
  if (prior === null) return { implementation: null, finding: null };
  const wanted = { hash: prior.implementation, spec: loaded.file, entry: entryOf(loaded), was: prior.name, export: candidate.export, base: settings.base };
  return findPrior(world, wanted, candidate, settings.signal);
}

/** A candidate that does not load has behaved so; the finding says why, and its cases come out as they come. */
function loadFindings(started: Started, by: LoadedSpec | null): readonly Finding[] {
  if (started.ok) return [];
  const line = by?.spec.subject?.span.start.line;
  // An export that the spec itself names is looked for there.
  const place = started.finding.code === 'EXPORT-NOT-FOUND' && by !== null && line !== undefined ? { file: by.file, line } : {};
  return [{ ...started.finding, ...place, severity: 'warning' }];
}

export async function closeSubjects(subjects: Subjects): Promise<void> {
  await Promise.all([subjects.candidate.close(), subjects.prior?.close()]);
}
