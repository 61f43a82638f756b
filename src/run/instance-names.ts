import type { Shape, Surface } from '../model/shape.js';

type Instance = Extract<Shape, { kind: 'instance' }>;

/** The surface with what `change` makes of each instance of a class that it speaks of. */
export function eachInstance(surface: Surface, change: (shape: Instance) => Shape): Surface {
  // Shapes are plain data that survives JSON.
  return JSON.parse(JSON.stringify(surface), (_, value: unknown) => (isInstance(value) ? change(value) : value)) as Surface;
}

function isInstance(value: unknown): value is Instance {
  return typeof value === 'object' && value !== null && (value as Partial<Shape>).kind === 'instance';
}
