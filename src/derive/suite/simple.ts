import type { Shape } from '../../model/shape.js';

/** What inputs are taken is not simple enough to be invented by a few readable lines; the message says why. */
export class NotSimple extends Error {}

/** Whether a named type stands anywhere in it. */
export function refersTo(shape: Shape): boolean {
  switch (shape.kind) {
    case 'reference': return true;
    case 'array': return refersTo(shape.of);
    case 'tuple': return shape.items.some((i) => refersTo(i.shape));
    case 'record': return shape.properties.some((p) => refersTo(p.shape)) || (shape.index !== undefined && refersTo(shape.index.value));
    case 'union': case 'builtin': return shape.of.some(refersTo);
    case 'template': return shape.parts.some((part) => typeof part !== 'string' && refersTo(part));
    default: return false;
  }
}
