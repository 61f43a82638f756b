import type { Shape } from '../../model/shape.js';

/** Levels of data that a function is made to answer with. */
const DEEPEST = 5;

/** What a function of the input is to answer with, where that is data to be made up; `later` through a promise. */
export interface Answer {
  readonly shape: Shape;
  readonly later: boolean;
}

/**
 * What a callback has to give for the code that calls it to go on: a response with a status and a body, a row of a table. Null where what
 * it was given does as well, and where the answer is no plain data with functions in it, which alone can stand in a function's source.
 */
export function answerOf(returns: Shape): Answer | null {
  const later = returns.kind === 'builtin' && returns.name === 'Promise';
  const shape = later ? returns.of[0] : returns;
  if (shape === undefined || !isWorthMaking(shape, later)) return null;
  const plain = plainShape(shape, 0);
  return plain === null ? null : { shape: plain, later };
}

/** One value is as good as another where any is, but for what a promise holds: that is looked into. */
function isWorthMaking(shape: Shape, later: boolean): boolean {
  switch (shape.kind) {
    case 'record': case 'tuple': return true;
    case 'array': case 'union': return (shape.kind === 'array' ? [shape.of] : shape.of).some((s) => isWorthMaking(s, false));
    case 'any': case 'json': case 'object': return later;
    default: return false;
  }
}

/** The shape of values whose printed form is an expression of JavaScript; null where there is none. */
function plainShape(shape: Shape, depth: number): Shape | null {
  if (depth > DEEPEST) return null;
  switch (shape.kind) {
    case 'any': case 'json': case 'object': return { kind: 'json' };
    case 'string': case 'number': case 'boolean': case 'null': case 'undefined': case 'literal': case 'template': case 'function': return shape;
    case 'array': {
      const of = plainShape(shape.of, depth + 1);
      return of === null ? null : { ...shape, of };
    }
    case 'tuple': {
      const items = shape.items.map((item) => ({ item, own: plainShape(item.shape, depth + 1) }));
      return items.some(({ own }) => own === null) ? null : { ...shape, items: items.flatMap(({ item, own }) => (own === null ? [] : [{ ...item, shape: own }])) };
    }
    case 'union': {
      const of = shape.of.flatMap((s) => plainShape(s, depth + 1) ?? []);
      return of.length === 0 ? null : { ...shape, of };
    }
    case 'record': {
      const properties = shape.properties.map((property) => ({ property, own: plainShape(property.shape, depth + 1) }));
      // What need not be there is left out where it cannot be made.
      if (properties.some(({ property, own }) => own === null && !property.optional)) return null;
      return { kind: 'record', properties: properties.flatMap(({ property, own }) => (own === null ? [] : [{ ...property, shape: own }])) };
    }
    default: return null;
  }
}
