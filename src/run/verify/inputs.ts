import { Explorer } from '../../explore/explorer.js';
import type { Constants } from '../../model/implementation.js';
import type { Operation, Surface } from '../../model/shape.js';
import type { PropertyCheck } from '../../model/spec.js';
import type { Printed } from '../../model/value.js';

/** Inputs on which a property is run, besides those of every recorded and explored call where it is a postcondition. */
const RUNS = 200;

export interface PropertyInputs {
  readonly check: PropertyCheck;
  readonly inputs: readonly Printed[];
}

/** Argument lists for a property, from the types of its parameters and the constants of the sources; the same seed gives the same. */
export function propertyInputs(check: PropertyCheck, surface: Surface, from: { readonly seed: number; readonly constants: Constants; readonly runs?: number }): PropertyInputs {
  const operation: Operation = { name: check.id, kind: 'function', signatures: surface.operations[0]?.signatures ?? [], members: [] };
  if (operation.signatures.every((s) => s.parameters.length === 0)) return { check, inputs: ['[]'] };
  const explorer = new Explorer({ seed: from.seed, constants: from.constants, definitions: surface.definitions, operations: [{ operation, examples: [] }] });
  const inputs = explorer.step([], from.runs ?? RUNS).map(({ case: of }) => (of.kind === 'call' ? of.input : '[]'));
  return { check, inputs: [...new Set(inputs)] };
}
