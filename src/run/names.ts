import type { Names } from '../compare/names.js';
import type { Known } from '../compare/trigger.js';
import type { ExplorePlan } from '../explore/plan.js';
import type { Constants } from '../model/implementation.js';
import type { Shape, Signature } from '../model/shape.js';

const DEEPEST = 20;

/** Which keys are names that the code gives: those of declared types and examples, and those in the sources. */
export function namesOf(plan: ExplorePlan): Names {
  const { constants } = plan;
  const fields = declaredFields(plan);
  return { taken: fields.taken.all, given: fields.given.all, sources: new Set([...constants.keys, ...constants.strings]) };
}

/** What stands in the sources, and what every input has. */
export function knownOf(plan: ExplorePlan): Known {
  const { strings, numbers, keys }: Constants = plan.constants;
  return { strings: new Set(strings), numbers: new Set(numbers), keys: new Set(keys), required: declaredFields(plan).taken.required };
}

interface Fields {
  readonly all: Set<string>;
  readonly required: Set<string>;
}

function declaredFields({ operations, definitions }: ExplorePlan): { readonly taken: Fields; readonly given: Fields } {
  const taken = new Reader(definitions);
  const given = new Reader(definitions);
  for (const { operation, examples } of operations) {
    const signatures: readonly Signature[] = [...operation.signatures, ...operation.members.flatMap((m) => m.signatures)];
    for (const { parameters, returns } of signatures) {
      for (const parameter of parameters) taken.shape(parameter.shape);
      given.shape(returns);
    }
    for (const example of examples) {
      taken.example(example, 0);
      given.example(example, 0);
    }
  }
  return { taken, given };
}

class Reader implements Fields {
  readonly all = new Set<string>();
  readonly required = new Set<string>();
  readonly #definitions: ExplorePlan['definitions'];
  readonly #seen = new Set<string>();

  constructor(definitions: ExplorePlan['definitions']) {
    this.#definitions = definitions;
  }

  shape(shape: Shape): void {
    switch (shape.kind) {
      case 'array': return this.shape(shape.of);
      case 'tuple': return shape.items.forEach((item) => this.shape(item.shape));
      case 'union': case 'builtin': return shape.of.forEach((of) => this.shape(of));
      case 'reference': return this.#reference(shape.name);
      case 'record': return this.#record(shape);
      default:
    }
  }

  #record({ properties, index }: Extract<Shape, { kind: 'record' }>): void {
    for (const property of properties) {
      this.all.add(property.name);
      if (!property.optional) this.required.add(property.name);
      this.shape(property.shape);
    }
    if (index !== undefined) this.shape(index.value);
  }

  #reference(name: string): void {
    const target = this.#definitions[name];
    if (target === undefined || this.#seen.has(name)) return;
    this.#seen.add(name);
    this.shape(target);
  }

  /** Examples are plain data; what lies deeper than this is no field that anyone names. */
  example(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
    for (const [key, item] of Object.entries(value)) {
      if (!Array.isArray(value)) this.all.add(key);
      this.example(item, depth + 1);
    }
  }
}
