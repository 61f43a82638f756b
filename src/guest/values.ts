import type { GuestValue } from '../model/protocol.js';
import { isHolder, read, stringKeys, type Targets } from './exports.js';
import { mapEach, mapHas, mapSet } from './primordials.js';

/** Beyond these nothing of a module's surface is told that a person would read. */
const MOST = 500;

/** What every function has, and classes. */
const INNATE = new Map<string, true>([['length', true], ['name', true], ['prototype', true], ['arguments', true], ['caller', true]]);

/**
 * What the module offers besides what can be called, as it is right after loading: exported constants, those of a default object, and of
 * exported functions and classes. `print` makes text of a value.
 */
export function findValues(namespace: object, targets: Targets, print: (value: unknown) => string): GuestValue[] {
  const found = new Map<string, unknown>();
  const add = (name: string, value: unknown): void => {
    if (typeof value !== 'function' && found.size < MOST && !mapHas(targets, name) && !mapHas(found, name)) mapSet(found, name, value);
  };
  const names = stringKeys(namespace);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    if (name !== 'default' && name !== 'module.exports' && name !== '__esModule') add(name, read(namespace, name));
  }
  const fallback = read(namespace, 'default');
  if (isHolder(fallback) && holdsFunctions(fallback)) addOwn(fallback, '', add);
  else if ('default' in namespace) add('default', fallback);
  mapEach(targets, ({ name, callable, owner, kind }) => {
    if (owner === undefined || kind === 'class') addOwn(callable, name === 'default' ? '' : `${name}.`, add);
  });
  const values: GuestValue[] = [];
  mapEach(found, (value, name) => {
    values[values.length] = { name, text: print(value) };
  });
  return values;
}

function holdsFunctions(holder: object): boolean {
  if (typeof holder === 'function') return true;
  const keys = stringKeys(holder);
  for (let i = 0; i < keys.length; i++) if (typeof read(holder, keys[i] as string) === 'function') return true;
  return false;
}

function addOwn(holder: object, prefix: string, add: (name: string, value: unknown) => void): void {
  const keys = stringKeys(holder);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    if (key !== '__esModule' && !(typeof holder === 'function' && mapHas(INNATE, key))) add(prefix + key, read(holder, key));
  }
}
