import { Problem } from '../../host/problem.js';
import type { Decision } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { Implementation } from '../../model/implementation.js';
import type { Started } from '../../model/ports.js';
import { grantOf } from '../compare-options.js';
import { guestOptions, HASTE } from '../sides.js';
import type { World } from '../world.js';
import { boundSubject, type Subject } from './bound.js';
import type { LoadedSpec } from './loaded.js';
import { findPrior } from './prior.js';
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
  readonly findings: readonly Finding[];
}

/** Finds and starts the candidate and the adopted prior. `operations` are the spec's names. */
export async function startSubjects(world: World, settings: VerifySettings, loaded: LoadedSpec, operations: readonly string[]): Promise<Subjects> {
  const name = settings.candidate ?? entryOf(loaded);
  world.progress({ step: 'resolving', what: name });
  const candidate = await world.subject.resolve(world.readName(name), settings.signal);
  const { implementation: prior, finding } = await priorOf(world, settings, loaded, candidate);
  world.progress({ step: 'starting', what: name });
  const options = { ...guestOptions(world, { grants: settings.allow.map(grantOf), signal: settings.signal }), ...(settings.hasty && HASTE) };
  const same = prior?.hash === candidate.hash;
  const [started, startedPrior] = await Promise.all([world.subject.start(candidate, options), prior === null ? null : world.subject.start(prior, options)]);
  return {
    candidate: boundSubject(started, operations), candidateName: name, candidateImplementation: candidate,
    prior: startedPrior === null ? null : boundSubject(startedPrior, operations), priorName: prior?.name ?? null, priorImplementation: prior, same,
    findings: [...(finding === null ? [] : [finding]), ...loadFindings(started)],
  };
}

/** The subject's entry as a name, from the working folder. */
export function entryOf({ file, spec }: LoadedSpec): string {
  const { subject } = spec;
  if (subject === null) throw new Problem({ code: 'SUBJECT-UNSUPPORTED', severity: 'error', file, message: `${file} names no subject. Say in its front matter which module it is about, as in subject: src/cart.ts.` });
  if (subject.kind !== 'module') throw new Problem({ code: 'SUBJECT-UNSUPPORTED', severity: 'error', file, line: subject.span.start.line, message: `${file} is about a ${subject.kind} subject, which this version does not run. Specify a module, or keep this spec for holdfast lint.` });
  const path = joined(file, subject.entry);
  return subject.export === null ? path : `${path}#${subject.export}`;
}

/** A path beside the spec's file, from the working folder; names that are no paths (`npm:`, `git:`) stay. */
export function joined(file: string, entry: string): string {
  if (/^(?:npm|git):/.test(entry) || entry.startsWith('/')) return entry;
  const parts = file.split('/').slice(0, -1);
  for (const part of entry.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

async function priorOf(world: World, settings: VerifySettings, loaded: LoadedSpec, candidate: Implementation): Promise<{ implementation: Implementation | null; finding: Finding | null }> {
  if (settings.against !== null) return { implementation: await world.subject.resolve(world.readName(settings.against), settings.signal), finding: null };
  const adopted = adoptedBy(loaded.decisions);
  if (adopted === null) return { implementation: null, finding: null };
  const entry = entryOf(loaded);
  const wanted = { hash: adopted, entry: entry.replace(/#.*$/, ''), export: candidate.export, base: settings.base };
  return findPrior(world, wanted, candidate, settings.signal);
}

/** Hash of the implementation that was adopted last: what a decision that records or adopts rests on. */
export function adoptedBy(decisions: readonly Decision[]): string | null {
  const adopting = decisions.filter((d) => d.kind === 'adopted' || d.kind === 'recorded').toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const last = adopting.findLast((d) => d.kind === 'adopted') ?? adopting.at(-1);
  return last === undefined || last.rests.implementation === '' ? null : last.rests.implementation;
}

/** A candidate that does not load has behaved so; the finding says why, and its cases come out as they come. */
function loadFindings(started: Started): readonly Finding[] {
  return started.ok ? [] : [{ ...started.finding, severity: 'warning' }];
}

export async function closeSubjects(subjects: Subjects): Promise<void> {
  await Promise.all([subjects.candidate.close(), subjects.prior?.close()]);
}
