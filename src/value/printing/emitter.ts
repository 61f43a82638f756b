import { getOwnPropertyDescriptor, getPrototypeOf, ObjectPrototype, ownKeys, symbolDescription } from '../primordials.js';

/**
 * Whether an own property is what Node's `EventEmitter` keeps to itself while nobody listens: it says nothing, and is another one from one
 * Node to the next. Listeners are there once somebody does. `keys` are all own keys of the value.
 */
export function isAtRest(value: object, keys: readonly (string | symbol)[], key: string | symbol): boolean {
  if (keys[0] !== '_events' || keys[1] !== '_eventsCount' || keys[2] !== '_maxListeners') return false;
  const prototype = getPrototypeOf(value);
  if (prototype === null || prototype === ObjectPrototype) return false;
  const own: unknown = getOwnPropertyDescriptor(value, key)?.value;
  if (typeof key === 'symbol') {
    const description = symbolDescription(key);
    return typeof own === 'boolean' && (description === 'shapeMode' || (description === 'kCapture' && !own));
  }
  if (key === '_events') return own === undefined || (typeof own === 'object' && own !== null && ownKeys(own).length === 0);
  return key === '_eventsCount' ? own === 0 : key === '_maxListeners' && own === undefined;
}
