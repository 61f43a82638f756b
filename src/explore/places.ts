import { record } from './arbitrary/any.js';
import { isUsualRecord, usualList } from './usual.js';

const DEEPEST = 8;
const MOST_PLACES = 200;

/** Where in a value something stands. */
export type PathTo = readonly (string | number)[];

/** Tells of all that stands in lists and records, each before what it holds: two hundred places at most. */
export function visit(value: unknown, path: PathTo, tell: (value: unknown, path: PathTo) => void): void {
  let left = MOST_PLACES;
  const go = (at: unknown, to: PathTo): void => {
    if (left-- <= 0) return;
    if (to.length > 0) tell(at, to);
    if (typeof at !== 'object' || at === null || to.length > DEEPEST) return;
    if (Array.isArray(at)) for (const [i, item] of usualList(at).entries()) go(item, [...to, i]);
    else if (isUsualRecord(at)) for (const [key, item] of Object.entries(at)) go(item, [...to, key]);
  };
  go(value, path);
}

/** The value with another part at a path. */
export function put(value: unknown, path: PathTo, made: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return made;
  if (Array.isArray(value)) return usualList(value).map((item, i) => (i === first ? put(item, rest, made) : item));
  return record(Object.entries(value as object).map(([key, item]) => [key, key === first ? put(item, rest, made) : item]));
}
