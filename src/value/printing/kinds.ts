import { mapGet, mapSet } from '../primordials.js';
import { arrayKind } from './arrays.js';
import { bufferKinds } from './buffers.js';
import { collectionKinds } from './collections.js';
import { errorKinds } from './errors.js';
import type { Kind } from './kind.js';
import { opaqueKinds } from './opaques.js';
import { scalarKinds } from './scalars.js';

const kinds: ReadonlyMap<object, Kind> = byPrototype([arrayKind, ...collectionKinds, ...scalarKinds, ...bufferKinds, ...errorKinds, ...opaqueKinds]);

function byPrototype(list: readonly Kind[]): Map<object, Kind> {
  const map = new Map<object, Kind>();
  for (const kind of list) mapSet(map, kind.prototype, kind);
  return map;
}

/** The built-in that a prototype belongs to. */
export function kindOfPrototype(prototype: object): Kind | undefined {
  return mapGet(kinds, prototype);
}
