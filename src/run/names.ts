import type { Names } from '../compare/names.js';
import type { ExplorePlan } from '../explore/plan.js';
import type { Shape, Signature } from '../model/shape.js';

const DEEPEST = 20;

/** Which keys of results are names that the code gives: those of declared types and examples, and those in the sources. */
export function namesOf({ operations, definitions, constants }: ExplorePlan): Names {
  const declared = new Set<string>();
  for (const { operation, examples } of operations) {
    for (const signature of [...operation.signatures, ...operation.members.flatMap((m) => m.signatures)]) ofSignature(signature, declared);
    for (const example of examples) ofValue(example, declared, 0);
  }
  for (const shape of Object.values(definitions)) ofShape(shape, declared);
  return { declared, sources: new Set([...constants.keys, ...constants.strings]) };
}

function ofSignature({ parameters, returns }: Signature, into: Set<string>): void {
  for (const parameter of parameters) ofShape(parameter.shape, into);
  ofShape(returns, into);
}

function ofShape(shape: Shape, into: Set<string>): void {
  switch (shape.kind) {
    case 'array': return ofShape(shape.of, into);
    case 'tuple': return shape.items.forEach((item) => ofShape(item.shape, into));
    case 'union': case 'builtin': return shape.of.forEach((of) => ofShape(of, into));
    case 'function': return ofSignature(shape, into);
    case 'record': {
      for (const property of shape.properties) {
        into.add(property.name);
        ofShape(property.shape, into);
      }
      if (shape.index !== undefined) ofShape(shape.index.value, into);
      return;
    }
    default:
  }
}

/** Examples are of plain data; what lies deeper than that is no field that anyone names. */
function ofValue(value: unknown, into: Set<string>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  const isRecord = !Array.isArray(value);
  for (const [key, item] of Object.entries(value)) {
    if (isRecord) into.add(key);
    ofValue(item, into, depth + 1);
  }
}
