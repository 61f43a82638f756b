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
