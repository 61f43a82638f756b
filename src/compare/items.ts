import { below } from './place.js';
import type { Place } from './place.js';
import { HOLE, kindName } from './payload.js';
import type { Walker } from './walker.js';

/** Arrays longer than this are walked by the indices that they have, since most may be holes. */
const LONG = 100_000;

type List = ArrayLike<unknown>;

/** Items of arrays, typed arrays and argument lists, aligned by index. */
export function walkItems(prior: List, candidate: List, place: Place, walker: Walker): void {
  if (prior.length !== candidate.length) {
    walker.sink.add(place, 'length', nameOfList(prior), relativeLength(prior, candidate));
    if (walker.sink.thorough) walkUnmatched(prior, candidate, place, walker);
    return;
  }
  const branch = walker.sink.branch();
  const inner = walker.into(branch);
  for (const index of indices(prior, candidate)) {
    const [a, b] = [itemAt(prior, index), itemAt(candidate, index)];
    if (Object.is(a, b) && typeof a !== 'object' && typeof a !== 'function') continue;
    inner.values(a, b, below(place, { kind: 'index', index }));
    if (branch.full) break;
  }
  if (branch.empty) return;
  if (prior.length > 1 && prior.length <= LONG && inAnotherOrder(prior, candidate, walker)) walker.sink.add(place, 'order', kindName(prior), kindName(candidate));
  else walker.sink.absorb(branch);
}

/** Of lists of unlike lengths the items that the shorter has, and the longer has not in that order: each beside what stands there instead. */
function walkUnmatched(prior: List, candidate: List, place: Place, walker: Walker): void {
  if (Math.max(prior.length, candidate.length) > LONG) {
    walker.sink.add(below(place, { kind: 'index', index: 0 }), 'value', 'long value', 'long value');
    return;
  }
  const isShorter = prior.length < candidate.length;
  const [short, long] = isShorter ? [prior, candidate] : [candidate, prior];
  const places = placesOf(long, walker);
  let from = 0;
  for (let index = 0; index < short.length; index++) {
    const item = itemAt(short, index);
    const found = places.get(walker.text(item))?.from(from);
    const beside = found ?? Math.min(from, long.length - 1);
    from = beside + 1;
    const other = itemAt(long, beside);
    if (found === undefined) walker.values(isShorter ? item : other, isShorter ? other : item, below(place, { kind: 'index', index }));
  }
}

/** By its text, the indices of each item. */
function placesOf(list: List, walker: Walker): ReadonlyMap<string, Indices> {
  const places = new Map<string, Indices>();
  for (let i = 0; i < list.length; i++) {
    const text = walker.text(itemAt(list, i));
    const held = places.get(text) ?? new Indices();
    places.set(text, held.add(i));
  }
  return places;
}

/** Indices that grow, asked for from places that grow. */
class Indices {
  readonly #all: number[] = [];
  #next = 0;

  add(index: number): this {
    this.#all.push(index);
    return this;
  }

  /** The first that is not below; each is only gone past. */
  from(least: number): number | undefined {
    while ((this.#all[this.#next] ?? least) < least) this.#next++;
    return this.#all[this.#next];
  }
}

function itemAt(list: List, index: number): unknown {
  return Object.hasOwn(list, index) ? list[index] : HOLE;
}

function indices(prior: List, candidate: List): Iterable<number> {
  if (prior.length <= LONG || ArrayBuffer.isView(prior)) return Array.from({ length: prior.length }, (_, i) => i);
  const own = [...Object.keys(prior), ...Object.keys(candidate)].filter((key) => /^\d+$/.test(key)).map(Number);
  return [...new Set(own)].filter((i) => i < prior.length).sort((a, b) => a - b);
}

function nameOfList(list: List): string {
  return list.length === 0 ? `empty ${kindName(list)}` : kindName(list);
}

function relativeLength(prior: List, candidate: List): string {
  if (candidate.length === 0 || prior.length === 0) return nameOfList(candidate);
  return `${candidate.length < prior.length ? 'shorter' : 'longer'} ${kindName(candidate)}`;
}

/** Whether both hold the same items, each as often, and not in one order. */
function inAnotherOrder(prior: List, candidate: List, walker: Walker): boolean {
  const texts = (list: List): string[] => Array.from({ length: list.length }, (_, i) => walker.text(itemAt(list, i)));
  const [a, b] = [texts(prior), texts(candidate)];
  if (a.every((text, i) => text === b[i])) return false;
  const sorted = b.toSorted();
  return a.toSorted().every((text, i) => text === sorted[i]);
}
