import type { Entry } from '../../model/baseline.js';
import type { Operation, Surface } from '../../model/shape.js';
import { eachInstance } from '../instance-names.js';

/** With instances of classes that it does not offer as objects: their names would lead nowhere. */
export function within(surface: Surface): Surface {
  const classes = new Set(surface.operations.filter((o) => o.kind === 'class').map((o) => o.name));
  return eachInstance(surface, (shape) => (classes.has(shape.name) ? shape : { kind: 'object' }));
}

/** What every error has, by the types that ship with the language. */
const OF_ERRORS: ReadonlySet<string> = new Set(['name', 'message', 'stack', 'cause']);

/** Whether it is a class of errors. */
export function isErrorClass({ kind, members }: Operation): boolean {
  return kind === 'class' && ['name', 'message', 'stack'].every((name) => members.some((m) => m.name === name));
}

/** With what classes of errors add to an error, and not with what they inherit. */
export function withoutInherited(surface: Surface): Surface {
  return { ...surface, operations: surface.operations.map((o) => (isErrorClass(o) ? { ...o, members: o.members.filter((m) => !OF_ERRORS.has(m.name)) } : o)) };
}

/** With members that classes offer by their names: one that begins with `_` is nobody else's by custom, unless there is no other. */
export function withoutUnderscored(surface: Surface): Surface {
  const offered = ({ members }: Operation): Operation['members'] => {
    const some = members.filter((m) => !m.name.startsWith('_'));
    return some.length === 0 ? members : some;
  };
  return { ...surface, operations: surface.operations.map((o) => ({ ...o, members: offered(o) })) };
}

export interface Described {
  readonly surface: Surface;
  readonly observed: ReadonlyMap<string, readonly Entry[]>;
}

/** With the default export under the name that the spec calls it by. */
export function renamed({ surface, observed }: Described, name: string): Described {
  const called = (operation: string): string => (operation === 'default' ? name : operation);
  const shapes = eachInstance(surface, (shape) => ({ ...shape, name: called(shape.name) }));
  return {
    surface: { ...shapes, operations: shapes.operations.map((o) => ({ ...o, name: called(o.name) })) },
    observed: new Map([...observed].map(([operation, entries]) => [called(operation), entries.map((entry) => ({ ...entry, case: { ...entry.case, operation: called(operation) } }))])),
  };
}
