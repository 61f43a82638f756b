import type { Lead, Observation, ObservationKind, Product, ProductMember, Reached } from '../model/observation.js';

const KINDS: ReadonlySet<string> = new Set<ObservationKind>(['returned', 'threw', 'exited', 'timedOut', 'crashed', 'failedToLoad', 'couldNotRun']);
const LINE_FEED = 10;

/** What was asked of a guest, and its answers so far: exactly one a case, in the order of asking. */
export interface Asked {
  readonly tokens: readonly string[];
  readonly observations: Observation[];
}

/**
 * Reads the body of a reply, `token kind lines text`, into the observations; gives what is wrong with it, or null. Each line is decoded
 * by itself, so that an observation that is kept keeps nothing else in memory. `reached`, `slow` and `products` are what else the reply says of
 * its cases.
 */
export function readObservations(body: Buffer, { tokens, observations }: Asked, { reached: hints, slow, products }: { readonly reached?: unknown; readonly slow?: unknown; readonly products?: unknown } = {}): string | null {
  const before = observations.length;
  for (let at = 0; at < body.length;) {
    let end = body.indexOf(LINE_FEED, at);
    if (end < 0) return 'a reply that does not end';
    let line = body.toString('utf8', at, end);
    const token = tokens[observations.length];
    if (token === undefined || !line.startsWith(token) || line[token.length] !== ' ') return 'a reply to another case';
    const afterKind = line.indexOf(' ', token.length + 1);
    const afterCount = line.indexOf(' ', afterKind + 1);
    const kind = line.slice(token.length + 1, afterKind);
    const count = line.slice(afterKind + 1, afterCount);
    if (!KINDS.has(kind) || afterCount < 0 || !COUNT.test(count)) return 'a reply that is no observation';
    for (let more = +count - 1; more > 0 && end >= 0; more--) end = body.indexOf(LINE_FEED, end + 1);
    if (end < 0) return 'a reply that does not end';
    if (count !== '1') line = body.toString('utf8', at, end);
    const reached = hints === undefined ? null : readReached(hints, observations.length - before);
    const text = textOf(line, afterCount + 1, count);
    observations.push(reached === null ? { kind: kind as ObservationKind, text } : { kind: kind as ObservationKind, text, reached });
    at = end + 1;
  }
  if (slow !== undefined) addTimes(slow, observations, before);
  if (products !== undefined) addProducts(products, observations, before);
  return null;
}

/** What the guest says that a case reached; null where it says nothing that could be it. */
function readReached(hints: unknown, at: number): Reached | null {
  const hint: unknown = Array.isArray(hints) ? hints[at] : null;
  if (!Array.isArray(hint)) return null;
  const [path, rare, near, leads, effort] = hint as readonly unknown[];
  return isWhole(path) && isList(rare, isWhole) && isList(near, isWhole) && isList(leads, isLead) && isWhole(effort) ? { path, rare, near, leads, effort } : null;
}

/** What the guest says of how long cases took that were slow. */
function addTimes(slow: unknown, observations: Observation[], before: number): void {
  for (const item of Array.isArray(slow) ? slow : []) {
    const [reply, took] = Array.isArray(item) ? item as readonly unknown[] : [];
    const at = isWhole(reply) ? before + reply : -1;
    const own = observations[at];
    if (at >= before && own !== undefined && isWhole(took) && took > 0) observations[at] = { ...own, took };
  }
}

/** What the guest says that its cases made, as far as that could be. */
function addProducts(products: unknown, observations: Observation[], before: number): void {
  for (const item of Array.isArray(products) ? products : []) {
    const [reply, product] = Array.isArray(item) ? item as readonly unknown[] : [];
    const at = isWhole(reply) ? before + reply : -1;
    const own = observations[at];
    if (at >= before && own !== undefined && isProduct(product)) observations[at] = { ...own, products: [...own.products ?? [], product] };
  }
}

function isProduct(value: unknown): value is Product {
  if (typeof value !== 'object' || value === null) return false;
  const { of, by, route, arity, members } = value as Partial<Record<keyof Product, unknown>>;
  return (of === null || typeof of === 'string') && typeof by === 'string' && typeof route === 'string' && (arity === null || isWhole(arity)) && isList(members, isMember);
}

function isMember(value: unknown): value is ProductMember {
  if (typeof value !== 'object' || value === null) return false;
  const { name, kind, arity } = value as Partial<Record<keyof ProductMember, unknown>>;
  return typeof name === 'string' && (kind === 'method' || kind === 'getter') && isWhole(arity);
}

function isList<T>(list: unknown, is: (item: unknown) => item is T): list is readonly T[] {
  return Array.isArray(list) && list.every(is);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isLead(value: unknown): value is Lead {
  if (!Array.isArray(value)) return false;
  return value.length === 3 ? value.every((part) => typeof part === 'string') : value.length === 2 && value.every((side) => typeof side === 'string' || typeof side === 'number');
}

/** With arrows in the place of what stands for them on the wire. */
function textOf(line: string, at: number, count: string): string {
  if (count !== '1') return line.slice(at).replaceAll(/^> /gm, '→ ');
  return line.startsWith('> ', at) ? `→ ${line.slice(at + 2)}` : line.slice(at);
}

const COUNT = /^[1-9]\d{0,5}$/;
