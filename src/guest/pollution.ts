import { create, defineProperty, deleteProperty, getOwnPropertyDescriptor, mapHas, mapSet, objectPrototype, ownKeys } from './primordials.js';

/** Takes out again what was added to `Object.prototype` since this was made, and gives it as a record; null where nothing was. */
export type TakePollution = () => object | null;

/**
 * What a call adds to the prototype of all objects is in every object from then on, those of the guest included: it is written down as
 * something that the call did, and taken out before anything else looks.
 */
export function createPollution(): TakePollution {
  const known = new Map<PropertyKey, true>();
  const keys = ownKeys(objectPrototype);
  for (let i = 0; i < keys.length; i++) mapSet(known, keys[i] as PropertyKey, true);
  return () => {
    const now = ownKeys(objectPrototype);
    if (now.length <= keys.length) return null;
    // Property by property, by assignment to what inherits nothing: a descriptor would inherit what is to be taken out.
    const found = create(null);
    let some = false;
    for (let i = 0; i < now.length; i++) {
      const key = now[i] as PropertyKey;
      if (mapHas(known, key)) continue;
      const value = valueOf(key);
      // What cannot be taken out is told once.
      if (!deleteProperty(objectPrototype, key)) mapSet(known, key, true);
      found[key] = value;
      some = true;
    }
    return some ? plain(found) : null;
  };
}

function valueOf(key: PropertyKey): unknown {
  const own = getOwnPropertyDescriptor(objectPrototype, key);
  return own?.get ?? own?.value;
}

/** With the usual prototype, as records are printed. */
function plain(found: Record<PropertyKey, unknown>): object {
  const out = {};
  const keys = ownKeys(found);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey;
    const descriptor = create(null);
    descriptor['value'] = found[key];
    descriptor['enumerable'] = true;
    descriptor['configurable'] = true;
    descriptor['writable'] = true;
    defineProperty(out, key, descriptor);
  }
  return out;
}
