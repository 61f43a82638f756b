import type { Case } from '../model/case.js';
import type { Aspect, Freedom } from '../model/difference.js';
import type { Observation, Outcome } from '../model/observation.js';
import { askedAt } from '../value/case.js';
import { FunctionSources } from '../value/functions.js';
import { NotationError } from '../value/notation-error.js';
import { parseOutcome } from '../value/outcome.js';
import { parse } from '../value/parse.js';
import { reached, stepCursor, type Cursor } from './cursor.js';
import { compileFreedoms } from './erase.js';
import type { Licence, OperationFreedom } from './licence.js';
import type { Segment } from '../value/path.js';

/** A case with what was recorded of it. */
export interface Recorded {
  readonly case: Case;
  readonly observation: Observation;
}

/**
 * Says of recorded cases whether a freedom bears on them: whether what is recorded holds something that it sets aside, so that another
 * answer to the case may be the same from now on. What cannot be read back may hold anything.
 */
export function bearing(freedom: Freedom): (recorded: Recorded) => boolean {
  const compiled = compileFreedoms([freedom]);
  return ({ case: of, observation }) => observation.text.split('\n').some((line, step) => {
    const free = compiled.of(askedAt(of, step));
    const input = of.kind === 'call' ? of.input : of.steps[step]?.input ?? '[]';
    try {
      return bearsOn(freedom, free, seenIn(line, input));
    } catch (error) {
      if (!(error instanceof NotationError)) throw error;
      return true;
    }
  });
}

/** One call: its input and what came of it, as live values. */
interface Seen {
  readonly outcome: Outcome;
  readonly input: readonly unknown[];
}

function seenIn(line: string, input: string): Seen {
  const functions = FunctionSources.create();
  return { outcome: parseOutcome(line, { functions }), input: parse(input, { functions }) as readonly unknown[] };
}

function bearsOn(freedom: Freedom, free: OperationFreedom, seen: Seen): boolean {
  if (freedom.kind === 'aspect') return free.has(freedom.aspect) && ASPECTS[freedom.aspect](seen);
  const { outcome, input } = seen;
  if (outcome.how === 'ended') return false;
  const root = outcome.how === 'returned' ? 'result' : 'error';
  // What may be there, or may throw from now on, shows in nothing that was recorded.
  if (freedom.kind === 'at' && freedom.aspect !== 'kind') return free.cursor(root).states.length > 0 || free.cursor('args').states.length > 0;
  return touches(outcome.value, free.cursor(root), root === 'error') || input.some((value, index) => touches(outcome.args.get(index) ?? value, stepCursor(free.cursor('args'), { kind: 'index', index }), false));
}

/** Whether each aspect can show in a call at all. */
const ASPECTS: Readonly<Record<Aspect, (seen: Seen) => boolean>> = {
  outcome: () => true,
  async: () => true,
  console: () => true,
  arguments: ({ input }) => input.some(isObject),
  callbacks: ({ input }) => holds(input, (part) => typeof part === 'function'),
  sharing: ({ outcome }) => count(outcome.value, isObject) > 1 || outcome.args.size > 0,
  prototype: ({ outcome }) => holds(outcome.value, isObject),
  descriptors: ({ outcome }) => holds(outcome.value, isObject),
  'key-order': ({ outcome }) => holds(outcome.value, (part) => isObject(part) && (part instanceof Map || part instanceof Set ? part.size > 1 : Object.keys(part).filter((key) => !/^\d+$/.test(key)).length > 1)),
  holes: ({ outcome }) => holds(outcome.value, (part) => Array.isArray(part) && Array.from(part as unknown[]).includes(undefined)),
  'negative-zero': ({ outcome }) => holds(outcome.value, (part) => part === 0),
  extras: ({ outcome }) => holds(outcome.value, (part) => Array.isArray(part) || typeof part === 'function'),
  buffers: ({ outcome }) => holds(outcome.value, (part) => ArrayBuffer.isView(part)),
  'error-values': ({ outcome }) => outcome.how === 'returned' && holds(outcome.value, (part) => part instanceof Error),
};

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function holds(value: unknown, is: (part: unknown) => boolean): boolean {
  return count(value, is, 1) > 0;
}

/** How many parts of a value are so, each object once; no more are looked for than `most`. */
function count(value: unknown, is: (part: unknown) => boolean, most = 2): number {
  const seen = new Set<unknown>();
  const open: unknown[] = [value];
  let found = 0;
  while (open.length > 0 && found < most) {
    const part = open.pop();
    if (is(part)) found++;
    if (!isObject(part) || seen.has(part)) continue;
    seen.add(part);
    for (const { value: inner } of partsOf(part)) open.push(inner);
  }
  return found;
}

interface Part {
  readonly segment: Segment;
  readonly value: unknown;
}

/** What a value holds; no getter is asked. */
function partsOf(value: object): readonly Part[] {
  const own = Reflect.ownKeys(value).flatMap((key): Part[] => {
    const held = Object.getOwnPropertyDescriptor(value, key);
    if (held === undefined || !('value' in held) || typeof key === 'symbol' || (key === 'length' && Array.isArray(value))) return [];
    return [{ segment: Array.isArray(value) && /^\d+$/.test(key) ? { kind: 'index', index: Number(key) } : { kind: 'key', name: key }, value: held.value as unknown }];
  });
  const members = value instanceof Map ? [...Map.prototype.entries.call(value)].flat() : value instanceof Set ? [...Set.prototype.values.call(value)] : [];
  return [...own, ...members.map((member): Part => ({ segment: { kind: 'member' }, value: member as unknown }))];
}

/** An error has these whether they are its own or not; `name` is its class. */
const OF_ERRORS = ['name', 'message', 'cause', 'code'];

/** Whether a path that is free leads to something in a value; within a tolerance only numbers are. */
function touches(value: unknown, cursor: Cursor<Licence>, isThrown: boolean): boolean {
  if (isThrown && OF_ERRORS.some((name) => reached(stepCursor(cursor, { kind: 'key', name })).some((licence) => licence.kind !== 'within'))) return true;
  const above = new Set<unknown>();
  const visit = (part: unknown, at: Cursor<Licence>): boolean => {
    if (at.states.length === 0) return false;
    if (reached(at).some((licence) => licence.kind !== 'within' || typeof part === 'number')) return true;
    // Round a cycle there is nothing new to be met.
    if (!isObject(part) || above.has(part)) return false;
    above.add(part);
    const found = partsOf(part).some((inner) => visit(inner.value, stepCursor(at, inner.segment)));
    above.delete(part);
    return found;
  };
  return visit(value, cursor);
}
