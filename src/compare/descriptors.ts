/** What a property gives when it is read; a getter may throw. */
export interface Reading {
  readonly threw: boolean;
  readonly value: unknown;
}

/** Reads an own property. Getters that the parser made hold data and execute nothing of a subject's. */
export function readProperty(owner: object, key: PropertyKey): Reading {
  const descriptor = Object.getOwnPropertyDescriptor(owner, key);
  if (descriptor === undefined) return { threw: false, value: undefined };
  if (!('get' in descriptor)) return { threw: false, value: descriptor.value as unknown };
  try {
    return { threw: false, value: descriptor.get?.call(owner) };
  } catch (error) {
    return { threw: true, value: error };
  }
}

/** What a property is besides its value: `plain`, `a getter`, `hidden` (not enumerable), `read-only`, `not configurable`. */
export function natureOf(owner: object, key: PropertyKey): string {
  const descriptor = Object.getOwnPropertyDescriptor(owner, key);
  if (descriptor === undefined) return 'absent';
  if (descriptor.enumerable === true && descriptor.configurable === true && descriptor.writable === true) return 'plain';
  return rareNature(owner, key, descriptor);
}

function rareNature(owner: object, key: PropertyKey, descriptor: PropertyDescriptor): string {
  const integrity = integrityOf(owner);
  const innate = owner instanceof Error && /^(?:message|cause|errors)$/.test(String(key));
  const parts = [
    descriptor.get === undefined ? '' : 'a getter',
    descriptor.set === undefined ? '' : 'a setter',
    innate || descriptor.enumerable === true ? '' : 'hidden',
    descriptor.writable === false && integrity !== 'frozen' ? 'read-only' : '',
    descriptor.configurable === true || integrity === 'frozen' || integrity === 'sealed' ? '' : 'not configurable',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'plain' : parts.join(' and ');
}

/** Whether properties can be added, removed or written at all. */
export function integrityOf(value: object): 'plain' | 'frozen' | 'sealed' | 'not extensible' {
  if (Object.isExtensible(value)) return 'plain';
  if (Object.isFrozen(value)) return 'frozen';
  return Object.isSealed(value) ? 'sealed' : 'not extensible';
}
