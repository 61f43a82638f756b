import type { Parameter, Shape, Signature } from '../model/shape.js';
import { put, visit, type PathTo } from './places.js';
import type { Chance } from './random.js';
import { isUsualRecord, usualList } from './usual.js';

const LONGEST = 4;
/** How often a path goes on one step deeper where it can. */
const DEEPER = 0.6;
/** How often it leads to what is not there. */
const BEYOND = 0.2;
const NOWHERE = ['-', 'x', '0', 'name'];

/** Keys that lead to something within one of the parts of an input, or next to it; null where none holds anything. */
export function pathInto(parts: readonly unknown[], chance: Chance): readonly (string | number)[] | null {
  const holders = parts.filter((part) => keysOf(part).length > 0);
  if (holders.length === 0) return null;
  const path: (string | number)[] = [];
  let at: unknown = chance.pick(holders);
  do {
    const key = chance.pick(keysOf(at));
    path.push(key);
    at = (at as Record<string | number, unknown>)[key];
  } while (path.length < LONGEST && keysOf(at).length > 0 && chance.chance(DEEPER));
  if (!chance.chance(BEYOND)) return path;
  const beyond = Array.isArray(at) ? chance.pick([at.length, '-']) : chance.pick(NOWHERE);
  return chance.chance(0.5) ? [...path, beyond] : [...path.slice(0, -1), beyond];
}

/** Places of arguments that may be any document at all: into options, whose names are declared, nothing leads. */
export function documentPlaces({ parameters }: Pick<Signature, 'parameters'>): readonly number[] {
  return [...parameters.keys()].filter((i) => isDocument((parameters[i] as Parameter).shape)).filter((i) => i < parameters.length - 1);
}

function isDocument(shape: Shape): boolean {
  return shape.kind === 'any' || shape.kind === 'json' || shape.kind === 'object' || (shape.kind === 'record' && shape.index !== undefined && isDocument(shape.index.value));
}

/** The arguments with a text, or a list of keys, that is a path into a document before it now; null where there is none of the two. */
export function pathed(args: readonly unknown[], documents: readonly number[], chance: Chance): readonly unknown[] | null {
  const holders = documents.filter((i) => keysOf(args[i]).length > 0);
  if (holders.length === 0) return null;
  const of = chance.pick(holders);
  const places: { readonly at: PathTo; readonly value: unknown }[] = [];
  visit(args, [], (value, at) => {
    if (Number(at[0]) > of && (typeof value === 'string' || isPath(value))) places.push({ at, value });
  });
  const path = places.length === 0 ? null : pathInto([args[of]], chance);
  if (path === null) return null;
  const { at, value } = chance.pick(places);
  return put(args, at, typeof value === 'string' ? pathText(path, chance, value) : [...path]) as readonly unknown[];
}

/** It as text: `a.b.0`, `a.b[0]`, `/a/b/0`; in the manner of the text in whose place it stands, where that is one. */
export function pathText(path: readonly (string | number)[], chance: Chance, before: string): string {
  const manner = before.startsWith('/') ? 2 : /[.[]/.test(before) ? chance.int(2) : chance.int(3);
  if (manner === 0) return path.join('.');
  if (manner === 2) return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');
}

/** Whether it may be a path itself. */
export function isPath(value: unknown): value is readonly (string | number)[] {
  return Array.isArray(value) && value.length > 0 && usualList(value).every((key) => typeof key === 'string' || typeof key === 'number');
}

function keysOf(value: unknown): readonly (string | number)[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return [...usualList(value).keys()];
  return isUsualRecord(value) ? Object.keys(value) : [];
}
