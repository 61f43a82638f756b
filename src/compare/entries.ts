import { kindName } from './payload.js';
import { below } from './place.js';
import type { Place } from './place.js';
import type { Walker } from './walker.js';

/** Entries of maps, aligned by key; their order counts. */
export function walkMap(prior: ReadonlyMap<unknown, unknown>, candidate: ReadonlyMap<unknown, unknown>, place: Place, walker: Walker): void {
  const member = below(place, { kind: 'member' });
  const [a, b] = [keyed([...Map.prototype.entries.call(prior)], walker), keyed([...Map.prototype.entries.call(candidate)], walker)];
  for (const [text, [key, value]] of a) {
    const other = b.get(text);
    if (other === undefined) walker.lacks('removed', value, member);
    else {
      walker.values(key, other[0], member);
      walker.values(value, other[1], member);
    }
  }
  for (const [text, [, value]] of b) if (!a.has(text)) walker.lacks('added', value, member);
  orderOf(a, b, { place, walker, prior, candidate });
}

/** Members of sets; what only one side has is matched up in order. */
export function walkSet(prior: ReadonlySet<unknown>, candidate: ReadonlySet<unknown>, place: Place, walker: Walker): void {
  const member = below(place, { kind: 'member' });
  const single = (value: unknown): [unknown, unknown] => [value, value];
  const [a, b] = [keyed([...Set.prototype.values.call(prior)].map(single), walker), keyed([...Set.prototype.values.call(candidate)].map(single), walker)];
  const [onlyA, onlyB] = [[...a].filter(([text]) => !b.has(text)), [...b].filter(([text]) => !a.has(text))];
  for (const [text, [value]] of a) if (b.has(text)) walker.values(value, b.get(text)?.[0], member);
  for (let i = 0; i < Math.max(onlyA.length, onlyB.length); i++) {
    const [x, y] = [onlyA[i]?.[1], onlyB[i]?.[1]];
    if (x !== undefined && y !== undefined) walker.values(x[0], y[0], member);
    else if (x !== undefined) walker.lacks('removed', x[0], member);
    else if (y !== undefined) walker.lacks('added', y[0], member);
  }
  orderOf(a, b, { place, walker, prior, candidate });
}

type Keyed = Map<string, [unknown, unknown]>;

/** Entries by the text of their keys; of keys that are different objects and read the same, the second is told apart by number. */
function keyed(entries: readonly [unknown, unknown][], walker: Walker): Keyed {
  const out: Keyed = new Map();
  for (const entry of entries) {
    const text = walker.text(entry[0]);
    let distinct = text;
    for (let n = 2; out.has(distinct); n++) distinct = `${text} ${n}`;
    out.set(distinct, entry);
  }
  return out;
}

function orderOf(a: Keyed, b: Keyed, { place, walker, prior, candidate }: { place: Place; walker: Walker; prior: object; candidate: object }): void {
  const [left, right] = [[...a.keys()].filter((k) => b.has(k)), [...b.keys()].filter((k) => a.has(k))];
  if (left.some((text, i) => text !== right[i])) walker.sink.add(place, 'order', kindName(prior), kindName(candidate));
}
