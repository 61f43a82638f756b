import { conforms, fits } from '../../explore/conforms.js';
import type { Surface, Shape, Signature } from '../../model/shape.js';
import type { PinCheck, Requirement } from '../../model/spec.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';
import type { Contradiction } from './contradiction.js';
import { wrongPart } from './wrong-part.js';

/** Examples whose arguments, or what they expect, are not of the types that the signature declares. Where a throw is expected, arguments may be anything. */
export function mistyped(requirements: readonly Requirement[], surface: Surface): readonly Contradiction[] {
  const operations = new Map(surface.operations.map((operation) => [operation.name, operation]));
  return requirements.flatMap(({ checks }) => checks.flatMap((check): readonly Contradiction[] => {
    const operation = check.kind === 'pin' && check.case.kind === 'call' ? operations.get(check.case.operation) : undefined;
    if (check.kind !== 'pin' || operation === undefined || operation.kind !== 'function') return [];
    const why = wrongIn(check, operation.signatures, surface);
    return why === null ? [] : [{ code: 'LINT-EXAMPLE-MISTYPED', span: check.span, message: `${check.text} (${check.requirement}) ${why}. Mend the example, or what the signature declares.` }];
  }));
}

function wrongIn({ case: of, expected }: PinCheck, signatures: readonly Signature[], { definitions }: Surface): string | null {
  if (of.kind !== 'call' || signatures.length === 0 || expected.how !== 'returns') return null;
  const args = parse(of.input) as readonly unknown[];
  const fitting = signatures.filter((signature) => fits(args, [signature], definitions));
  if (fitting.length === 0) return `does not fit the signature: ${wrongArgument(args, signatures, definitions)}`;
  const value = parse(expected.value);
  if (fitting.some(({ returns }) => conforms(value, settled(returns), definitions))) return null;
  const [only] = fitting;
  const part = fitting.length === 1 && only !== undefined ? wrongPart(value, settled(only.returns), { name: 'result', definitions }) : null;
  return `expects ${short(expected.value)}, and the signature says that ${of.operation} returns something else${part === null ? '' : `: ${part}`}`;
}

function wrongArgument(args: readonly unknown[], signatures: readonly Signature[], definitions: Surface['definitions']): string {
  const [signature] = signatures;
  if (signatures.length > 1 || signature === undefined) return 'no overload takes these arguments';
  const { parameters } = signature;
  const least = parameters.filter((p) => !p.optional && !p.rest).length;
  if (args.length < least) return `it takes ${least} arguments or more, and this has ${args.length}`;
  if (args.length > parameters.length && parameters.every((p) => !p.rest)) return `it takes at most ${parameters.length}, and this has ${args.length}`;
  const at = args.findIndex((_, i) => !fits(args.slice(0, i + 1), [{ ...signature, parameters: parameters.map((p, k) => (k > i ? { ...p, optional: true } : p)) }], definitions));
  const parameter = parameters[Math.min(at, parameters.length - 1)];
  if (at < 0 || parameter === undefined) return 'these arguments are none that it takes';
  const part = parameter.rest ? null : wrongPart(args[at], parameter.shape, { name: parameter.name, definitions });
  return `${short(print(args[at]))} is no ${parameter.name}${part === null ? '' : `: ${part}`}`;
}

/** What a promise settles to is what an example shows. */
function settled(shape: Shape): Shape {
  return shape.kind === 'builtin' && shape.name === 'Promise' ? shape.of[0] ?? { kind: 'any' } : shape;
}

function short(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
