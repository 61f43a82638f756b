import { getOwnPropertyDescriptor, is, mapGet, mapHas, mapSet, ownKeys } from './primordials.js';
import { isIdentifier, quote } from '../value/characters.js';

/** What all code of a process shares: objects whose every property is known beforehand. */
const BUILT_IN: readonly (readonly [name: string, holder: object])[] = [
  ['Object', Object], ['Object.prototype', Object.prototype], ['Function.prototype', Function.prototype], ['Array', Array], ['Array.prototype', Array.prototype],
  ['String', String], ['String.prototype', String.prototype], ['Number', Number], ['Number.prototype', Number.prototype], ['Boolean.prototype', Boolean.prototype],
  ['Symbol.prototype', Symbol.prototype], ['Date.prototype', Date.prototype], ['RegExp.prototype', RegExp.prototype], ['Error.prototype', Error.prototype],
  ['Map.prototype', Map.prototype], ['Set.prototype', Set.prototype], ['Promise', Promise], ['Promise.prototype', Promise.prototype], ['JSON', JSON], ['Math', Math], ['Reflect', Reflect],
];

type Known = Map<PropertyKey, unknown>;

/** Looks what has been added to what all code of a process shares, or replaced there, since it was made. */
export interface Shared {
  /** In words, what is new since the last look: `Array.prototype.last`. Null where nothing is. */
  changed(): string | null;
}

export function createShared(): Shared {
  const holders: (readonly [string, object, Known])[] = [];
  for (let i = 0; i < BUILT_IN.length; i++) {
    const [name, holder] = BUILT_IN[i] as (typeof BUILT_IN)[number];
    holders[i] = [name, holder, propertiesOf(holder)];
  }
  // Of the global object only names: Node makes some of its values when they are first asked for.
  const globals = propertiesOf(globalThis);
  return {
    changed: () => {
      const fresh = added(globalThis, globals);
      if (fresh !== null) return `globalThis${fresh}`;
      for (let i = 0; i < holders.length; i++) {
        const [name, holder, known] = holders[i] as (typeof holders)[number];
        const key = added(holder, known) ?? replaced(holder, known);
        if (key !== null) return `${name}${key}`;
      }
      return null;
    },
  };
}

function propertiesOf(holder: object): Known {
  const known: Known = new Map();
  const keys = ownKeys(holder);
  for (let i = 0; i < keys.length; i++) mapSet(known, keys[i] as PropertyKey, valueOf(holder, keys[i] as PropertyKey));
  return known;
}

/** The function, the value, or the getter. */
function valueOf(holder: object, key: PropertyKey): unknown {
  const own = getOwnPropertyDescriptor(holder, key);
  return own?.get ?? own?.value;
}

function added(holder: object, known: Known): string | null {
  const keys = ownKeys(holder);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey;
    if (mapHas(known, key)) continue;
    mapSet(known, key, valueOf(holder, key));
    return textOf(key);
  }
  return null;
}

function replaced(holder: object, known: Known): string | null {
  const keys = ownKeys(holder);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey;
    const value = valueOf(holder, key);
    if (is(value, mapGet(known, key))) continue;
    mapSet(known, key, value);
    return textOf(key);
  }
  return null;
}

/** As it is read off what holds it: `.last`, `["-1"]`. */
function textOf(key: PropertyKey): string {
  if (typeof key === 'symbol') return '[symbol]';
  const text = `${key}`;
  return isIdentifier(text) ? `.${text}` : `[${quote(text)}]`;
}
