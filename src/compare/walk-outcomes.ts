import type { CallbackCall, ConsoleLine, Outcome } from '../model/observation.js';
import type { FunctionSources } from '../value/functions.js';
import { Identities } from './identities.js';
import type { OperationFreedom } from './licence.js';
import { kindName } from './payload.js';
import { below, rootPlace } from './place.js';
import type { Place } from './place.js';
import { NO_EXPORT } from './title.js';
import type { Sink } from './sink.js';
import { Walk } from './walk.js';
import type { WalkContext } from './walk.js';
import type { Root } from './walker.js';

export interface OutcomeWalk {
  /** The arguments as they were before the call. */
  readonly before: () => readonly unknown[];
  readonly free: OperationFreedom;
  readonly sink: Sink;
  readonly functions: FunctionSources;
}

/** Notes where two outcomes of one call disagree. */
export function walkOutcomes(prior: Outcome, candidate: Outcome, walk: OutcomeWalk): void {
  const { free, sink, functions } = walk;
  const context: WalkContext = { free, functions, identities: new Identities() };
  if (!walkHow(prior, candidate, walk)) return;
  const found = sink.branch();
  walkPollution(prior, candidate, { ...walk, sink: found });
  walkArguments(prior, candidate, { ...walk, sink: found }, context);
  if (prior.how === candidate.how && prior.how !== 'ended') {
    const root: Root = prior.how === 'returned' ? 'result' : 'error';
    new Walk(root, found, context).values(prior.value, candidate.value, rootPlace(root, free.cursor(root)));
  }
  if (prior.async !== candidate.async && !free.has('async')) found.add(rootPlace('async'), 'effect', asyncName(prior), asyncName(candidate));
  if (!free.has('console')) walkConsole(prior.console, candidate.console, { ...walk, sink: found });
  if (!free.has('callbacks')) walkCallbacks(prior.callbacks, candidate.callbacks, { ...walk, sink: found });
  sink.absorb(found.withoutIdleSharing());
}

/** How the call ended. False if nothing else can be compared, or it follows from that more often than not. */
function walkHow(prior: Outcome, candidate: Outcome, { free, sink }: OutcomeWalk): boolean {
  const [a, b] = standing(howName(prior), nowNamed(prior, candidate, free));
  const ended = prior.how === 'ended' || candidate.how === 'ended';
  if (prior.how === candidate.how && !ended) return true;
  if (a === b) {
    if (prior.value !== candidate.value) sink.add(rootPlace('outcome'), 'value', a, b);
    return true;
  }
  if (!ended && free.has('outcome')) return false;
  sink.add(rootPlace('outcome'), 'outcome', a, b);
  return sink.thorough && !ended;
}

/** By the prior's class where it threw an error of the same. */
function nowNamed(prior: Outcome, candidate: Outcome, free: OperationFreedom): string {
  const areErrors = prior.how === 'threw' && candidate.how === 'threw' && prior.value instanceof Error && candidate.value instanceof Error;
  return howName(areErrors && free.isSameClass(kindName(prior.value), kindName(candidate.value)) ? prior : candidate);
}

function howName(outcome: Outcome): string {
  if (outcome.how === 'returned') return 'returned';
  return outcome.how === 'threw' ? `threw ${kindName(outcome.value)}` : String(outcome.value).replace(/^(fails to load):.*$/s, '$1').replace(/^has no export .*$/s, NO_EXPORT);
}

/** Beside what is not there to be asked, it makes no difference how the other one answered. */
function standing(prior: string, candidate: string): readonly [prior: string, candidate: string] {
  const [before, now] = [STANDS.get(candidate), STANDS.get(prior)];
  return prior === candidate ? [prior, candidate] : before !== undefined ? [before, candidate] : now !== undefined ? [prior, now] : [prior, candidate];
}

/** What is not there → what the other one is. */
const STANDS: ReadonlyMap<string, string> = new Map([[NO_EXPORT, 'is exported'], ['fails to load', 'loads']]);

function asyncName(outcome: Outcome): string {
  return outcome.async ? 'promise' : 'at once';
}

/** Arguments are compared as they are after the call: changed ones as they are told, others as they were. */
function walkArguments(prior: Outcome, candidate: Outcome, walk: OutcomeWalk, context: WalkContext): void {
  const listed = [...new Set([...prior.args.keys(), ...candidate.args.keys()])].sort((a, b) => a - b);
  if (listed.length === 0) return;
  const root = rootPlace('args', walk.free.cursor('args'));
  const free = walk.free.has('arguments');
  for (const index of listed) {
    const place = below(root, { kind: 'index', index });
    const [a, b] = [prior, candidate].map((o) => (o.args.has(index) ? o.args.get(index) : walk.before()[index]));
    const changed = [a, b].map((after) => differs(walk.before()[index], after, walk, place));
    const mutation = free ? walk.sink.branch() : walk.sink;
    const walker = new Walk('args', changed[0] === changed[1] ? mutation : walk.sink.branch(), context);
    walker.values(a, b, place);
    if (changed[0] !== changed[1] && mutation === walk.sink && !walker.sink.empty) walk.sink.add(place, changed[0] === true ? 'removed' : 'added', changed[0] === true ? 'changed' : 'unchanged', changed[1] === true ? 'changed' : 'unchanged');
  }
  // What a call does to an argument is free; what it returns is not, even where that is the argument.
  if (free) context.identities.reopen();
}

/** Whether a call changed an argument at all. */
function differs(before: unknown, after: unknown, { free, sink, functions }: OutcomeWalk, place: Place = rootPlace('args')): boolean {
  const probe = sink.branch();
  const quiet: OperationFreedom = { ...free, has: (aspect) => aspect === 'sharing' || free.has(aspect) };
  new Walk('args', probe, { free: quiet, functions, identities: new Identities() }).values(before, after, place);
  return !probe.empty;
}

function walkConsole(prior: readonly ConsoleLine[], candidate: readonly ConsoleLine[], walk: OutcomeWalk): void {
  const flat = (lines: readonly ConsoleLine[]): unknown[] => lines.map((line) => [whenOf(line, walk), line.stream, ...line.values]);
  if (!differs(flat(prior), flat(candidate), walk)) return;
  const written = candidate.length === 0 ? 'nothing' : prior.length === 0 ? 'something new' : 'something';
  walk.sink.add(rootPlace('console'), 'effect', prior.length === 0 ? 'nothing' : 'something', written);
}

function walkCallbacks(prior: readonly CallbackCall[], candidate: readonly CallbackCall[], walk: OutcomeWalk): void {
  const flat = (calls: readonly CallbackCall[]): unknown[] => calls.map((call) => [whenOf(call, walk), call.index, ...call.args]);
  if (!differs(flat(prior), flat(candidate), walk)) return;
  walk.sink.add(rootPlace('callbacks'), 'effect', prior.length === 0 ? 'no calls' : 'calls', callsName(prior, candidate));
}

/** Whether it came at once or later is a promise's difference: who frees the one frees the other. */
function whenOf({ later }: { readonly later: boolean }, { free }: OutcomeWalk): string {
  return later && !free.has('async') ? 'later' : '';
}

/** Nothing frees it: it changes what other code of the process does. */
function walkPollution({ pollution: prior }: Outcome, { pollution: candidate }: Outcome, walk: OutcomeWalk): void {
  if (!differs([prior], [candidate], walk)) return;
  walk.sink.add(rootPlace('pollution'), 'effect', prior === null ? 'nothing' : 'something', candidate === null ? 'nothing' : prior === null ? 'something new' : 'something');
}

function callsName(prior: readonly CallbackCall[], candidate: readonly CallbackCall[]): string {
  if (candidate.length === 0) return 'no calls';
  if (prior.length === 0) return 'first calls';
  if (prior.length !== candidate.length) return candidate.length > prior.length ? 'more calls' : 'fewer calls';
  const [before, now] = [prior, candidate].map((calls) => calls.filter((call) => call.later).length) as [number, number];
  return before === now ? 'other calls' : now > before ? 'later calls' : 'earlier calls';
}
