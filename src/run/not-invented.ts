import { isConstructed } from '../explore/constructed.js';
import type { Finding } from '../model/finding.js';
import type { Operation, Shape, Surface } from '../model/shape.js';

const MOST = 5;

interface Wanted {
  readonly operation: string;
  readonly parameter: string;
  readonly name: string;
  /** Other values of the parameter were tried. */
  readonly others: boolean;
  /** It is of a class that the module exports. */
  readonly isInstance: boolean;
}

/** Parameters of which the types want an object that cannot be made from data, each with what it wants. */
export function notInvented(operations: readonly Operation[], definitions: Surface['definitions']): readonly Finding[] {
  const made = new Set(operations.flatMap((operation) => (isConstructed(operation) ? [operation.name] : [])));
  const wanted = operations.flatMap((operation) => [
    ...parametersOf(operation.name, operation.signatures, definitions),
    ...operation.members.flatMap((member) => parametersOf(`${operation.name}.${member.name}`, member.signatures, definitions)),
  ]).filter(({ name, isInstance }) => !isInstance || !made.has(name));
  const alike = new Map<string, Wanted[]>();
  for (const one of wanted) {
    const key = `${one.others} ${one.name === 'default' ? one.operation.replace(/\..*$/, '') : one.name}`;
    alike.set(key, [...alike.get(key) ?? [], one]);
  }
  return [...alike].map(([key, all]): Finding => {
    const others = all[0]?.others === true;
    const places = [...new Set(all.map((w) => `${w.parameter} of ${w.operation}`))];
    return {
      code: 'PARAMETER-NOT-INVENTED', severity: others ? 'info' : 'warning',
      message: `No ${key.replace(/^\w+ /, '')} can be made for the ${places.length === 1 ? 'parameter' : 'parameters'} ${some(places)}, so ${others ? 'only its other forms were tried' : 'a plain object took its place'}, and what ${places.length === 1 ? 'it does' : 'they do'} with a real one was not compared. Compare a function that takes what it is made of, or wrap it in one.`,
    };
  });
}

function some(places: readonly string[]): string {
  return places.length <= MOST ? places.join(', ') : `${places.slice(0, MOST).join(', ')} and ${places.length - MOST} more`;
}

function parametersOf(operation: string, signatures: Operation['signatures'], definitions: Surface['definitions']): Wanted[] {
  return signatures.flatMap((signature) => signature.parameters.flatMap((p) => foreign(p.shape, definitions, new Set()).map((found): Wanted => ({ operation, parameter: p.name, name: found.name, isInstance: found.isInstance, others: found.others || p.optional }))));
}

type Found = Pick<Wanted, 'name' | 'isInstance' | 'others'>;

/** Names of such objects inside a shape; functions make their own values and do not count. */
function foreign(shape: Shape, definitions: Surface['definitions'], seen: Set<string>): Found[] {
  const inside = (s: Shape): Found[] => foreign(s, definitions, seen);
  switch (shape.kind) {
    case 'foreign': case 'instance': return [{ name: shape.name, isInstance: shape.kind === 'instance', others: false }];
    case 'array': return inside(shape.of);
    case 'tuple': return shape.items.flatMap((item) => inside(item.shape));
    case 'builtin': return shape.of.flatMap(inside);
    case 'record': return [...shape.properties.flatMap((p) => inside(p.shape).map((f) => ({ ...f, others: f.others || p.optional }))), ...(shape.index === undefined ? [] : inside(shape.index.value))];
    case 'union': {
      const all = shape.of.map(inside);
      const others = all.some((list) => list.length === 0);
      return all.flat().map((f) => ({ ...f, others: f.others || others }));
    }
    case 'reference': {
      const target = definitions[shape.name];
      if (target === undefined || seen.has(shape.name)) return [];
      seen.add(shape.name);
      return inside(target);
    }
    default: return [];
  }
}
