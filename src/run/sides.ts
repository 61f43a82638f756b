import { GUEST_MEMORY } from '../host/guest-command.js';
import { GENEROSITY } from '../host/patience.js';
import { Problem } from '../host/problem.js';
import type { Case } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import type { Pair } from '../model/difference.js';
import type { Implementation } from '../model/implementation.js';
import type { Guest, GuestOptions, Started } from '../model/ports.js';
import type { CompareSettings } from './compare-options.js';
import type { Limit } from './pace.js';
import type { PairedOperation } from './pairing.js';
import type { World } from './world.js';

/** Seconds that one case may take before it is looked at alone: in the search, where many may hang, and where one is judged. */
const SEARCH_SECONDS = 0.5;
/** Of the time that a search has, one case that hangs may take so much before it is looked at alone: that takes as much again, and several times. */
const PATIENCE_SHARE = 1 / 40;
const LEAST_SEARCH_SECONDS = 0.1;
/** What a guest is started with where its cases are invented, and what differs is looked at again elsewhere. */
export const HASTE = { caseSeconds: SEARCH_SECONDS, hasty: true } as const;
const CASE_SECONDS = 1;
/** What a witness has by itself that seems to hang: so many seconds, and of a short run no more than so many times as long as that has. */
const LASTING_SECONDS = 16;
const LASTING_SHARE = 2;

/** To search in haste, to judge; or either of them where cases are known to take long, or one is to be waited for by itself for long. */
export type Purpose = 'search' | 'judging' | Unhurried;
export interface Unhurried {
  readonly caseSeconds: number;
  readonly aloneSeconds?: number;
}

export interface Sides {
  readonly prior: Guest;
  readonly candidate: Guest;
}

/** The same for a search of so long: in a short one the first case that hangs must not be the end of it. */
export function hasteOf(limit: Limit): Pick<GuestOptions, 'caseSeconds' | 'hasty'> {
  return 'seconds' in limit ? { ...HASTE, caseSeconds: Math.min(SEARCH_SECONDS, Math.max(LEAST_SEARCH_SECONDS, limit.seconds * PATIENCE_SHARE)) } : HASTE;
}

/** Seconds for which a case is waited for that counts as hung, where it is judged. */
export function waitOf(given: 'judging' | Unhurried): number {
  return GENEROSITY * (given === 'judging' ? CASE_SECONDS : Math.max(CASE_SECONDS, given.caseSeconds));
}

/** The same guests, but with so much time for a case by itself that what hangs in them hangs for much longer than any limit; null where it has that anyway. */
export function lasting(given: 'judging' | Unhurried, limit: Limit): Required<Unhurried> | null {
  const aloneSeconds = 'seconds' in limit ? Math.min(LASTING_SECONDS, LASTING_SHARE * limit.seconds) : LASTING_SECONDS;
  return aloneSeconds <= waitOf(given) ? null : { caseSeconds: given === 'judging' ? CASE_SECONDS : given.caseSeconds, aloneSeconds };
}

/** `reads`: only a comparison trusts its sides to read what they like. */
export function guestOptions(world: World, settings: Pick<CompareSettings, 'grants' | 'signal'>, reads: GuestOptions['reads'] = 'everything'): GuestOptions {
  return {
    grants: settings.grants, reads, nested: reads === 'everything', signal: settings.signal, node: world.node,
    limits: { characters: 100_000, items: 1000, console: 20_000 }, caseSeconds: CASE_SECONDS, memory: GUEST_MEMORY,
  };
}

/** Both implementations, resolved: one after the other, so that two installs do not race for the terminal. */
export async function resolveSides(world: World, settings: CompareSettings): Promise<{ prior: Implementation; candidate: Implementation }> {
  const resolve = async (text: string): Promise<Implementation> => {
    world.progress({ step: 'resolving', what: text });
    const found = await world.subject.resolve(world.readName(text), settings.signal);
    return settings.export === null || found.export !== null ? found : { ...found, export: settings.export };
  };
  const prior = await resolve(settings.prior);
  return { prior, candidate: await resolve(settings.candidate) };
}

/** Starts both guests side by side; a module that does not load is a Problem, and the other one is closed. */
export async function startSides(world: World, settings: CompareSettings, of: { prior: Implementation; candidate: Implementation }, purpose: Purpose): Promise<Sides> {
  world.progress({ step: 'starting', what: `${of.prior.name} and ${of.candidate.name}` });
  const options = { ...guestOptions(world, settings), ...(purpose === 'search' && hasteOf(settings.limit)), ...(typeof purpose === 'object' && { ...purpose, caseSeconds: Math.max(CASE_SECONDS, purpose.caseSeconds) }) };
  const started = await Promise.allSettled([world.subject.start(of.prior, { ...options, beside: of.candidate, contract: of.prior }), world.subject.start(of.candidate, { ...options, beside: of.prior, contract: of.prior })]);
  const guests = started.map((s) => (s.status === 'fulfilled' && s.value.ok ? s.value.guest : null));
  const [prior, candidate] = guests;
  const wrong = [of.prior, of.candidate].find((implementation, i) => started[i]?.status === 'fulfilled' && runsAnother(started[i].value, implementation));
  if (prior && candidate && wrong === undefined) return { prior, candidate };
  await Promise.all(guests.map((g) => g?.close()));
  throw wrong === undefined ? problemOf(started) : anotherStarted(wrong);
}

/** Both once more, in haste and with their branches counted; null where there are next to none, or one of them does not start again. */
export async function startCounting(world: World, settings: CompareSettings, of: { prior: Implementation; candidate: Implementation }): Promise<Sides | null> {
  if (await bothStraight(world, of)) return null;
  const options = { ...guestOptions(world, settings), ...hasteOf(settings.limit), branches: 'all' } as const;
  const [prior, candidate] = await Promise.all([world.subject.start(of.prior, { ...options, beside: of.candidate, contract: of.prior }), world.subject.start(of.candidate, { ...options, beside: of.prior, contract: of.prior })]);
  const guests = [prior, candidate].flatMap((started) => (started.ok ? [started.guest] : []));
  if (prior.ok && candidate.ok && guests.some((guest) => guest.branches > 0)) return { prior: prior.guest, candidate: candidate.guest };
  await Promise.all(guests.map((guest) => guest.close()));
  return null;
}

/** Whether nothing could guide a search of these two. */
export async function bothStraight(world: World, { prior, candidate }: { readonly prior: Implementation; readonly candidate: Implementation }): Promise<boolean> {
  return await world.subject.isStraight(prior) && world.subject.isStraight(candidate);
}

/** What runs is not what was asked for: a fault of ours. */
export function anotherStarted({ name }: Implementation): Problem {
  return new Problem({ code: 'INTERNAL', severity: 'error', message: `In the place of ${name} another implementation was started, so the run would say nothing. This is a fault of Holdfast's; please report it.` });
}

export function runsAnother(started: Started, implementation: Implementation): boolean {
  return started.ok && started.of !== implementation.hash;
}

function problemOf(started: readonly PromiseSettledResult<Started>[]): unknown {
  for (const s of started) {
    if (s.status === 'rejected') return s.reason as unknown;
    if (!s.value.ok) return new Problem(s.value.finding);
  }
  return new Error('both sides started');
}

/** Asks both sides at once; fewer pairs than cases once `enough` says so. */
export async function runOn(sides: Sides, cases: readonly Case[], enough?: () => boolean): Promise<readonly Pair[]> {
  const [prior, candidate] = await Promise.all([sides.prior.run(cases, enough), sides.candidate.run(cases, enough)]);
  return cases.slice(0, Math.min(prior.length, candidate.length)).map((of, i) => ({ case: of, prior: prior[i] as Observation, candidate: candidate[i] as Observation }));
}

export async function closeSides(sides: Sides): Promise<void> {
  await Promise.all([sides.prior.close(), sides.candidate.close()]);
}

/** Where a reply is missing, or one too many is there, none can be told to belong to its case; fewer are in order once it was enough. */
function complete(observations: readonly Observation[], wanted: number, enough: Parameters<Guest['run']>[1]): readonly Observation[] {
  if (observations.length === wanted || (observations.length < wanted && enough?.(observations) === true)) return observations;
  const text = `${observations.length} replies came to ${wanted} cases`;
  return Array.from({ length: wanted }, () => ({ kind: 'couldNotRun', text }));
}

/** A guest that takes one batch at a time, in the order of asking, and knows the operations by the report's names. */
export function asked(guest: Guest, operations: readonly PairedOperation[], side: 'prior' | 'candidate'): Guest {
  const names = new Map(operations.map((o) => [o.name, o[side]]));
  let last: Promise<unknown> = Promise.resolve();
  const renamed = (c: Case): Case => {
    const name = names.get(c.operation) ?? c.operation;
    return name === c.operation ? c : { ...c, operation: name };
  };
  const run: Guest['run'] = (cases, enough) => {
    const next = last.then(async () => complete(await guest.run(cases.map(renamed), enough), cases.length, enough));
    last = next.catch(() => undefined);
    return next;
  };
  const reported = new Map(operations.map((o) => [o[side], o.name]));
  return { ...guest, run, left: () => guest.left().map((l) => ({ ...l, operation: reported.get(l.operation) ?? l.operation })) };
}
