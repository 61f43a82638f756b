import type { Entry } from '../../model/baseline.js';
import type { Shape, Surface } from '../../model/shape.js';

/** With instances of classes that it does not offer as objects: their names would lead nowhere. */
export function within(surface: Surface): Surface {
  const classes = new Set(surface.operations.filter((o) => o.kind === 'class').map((o) => o.name));
  return eachInstance(surface, (shape) => (classes.has(shape.name) ? shape : { kind: 'object' }));
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

type Instance = Extract<Shape, { kind: 'instance' }>;

/** Shapes are plain data that survives JSON. */
function eachInstance(surface: Surface, change: (shape: Instance) => Shape): Surface {
  return JSON.parse(JSON.stringify(surface), (_, value: unknown) => (isInstance(value) ? change(value) : value)) as Surface;
}

function isInstance(value: unknown): value is Instance {
  return typeof value === 'object' && value !== null && (value as Partial<Shape>).kind === 'instance';
}
