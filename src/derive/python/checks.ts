import type { Freedom } from '../../model/difference.js';
import type { Check, PinCheck } from '../../model/spec.js';
import { toleranceKey } from '../suite/pin.js';
import { placesOf } from '../suite/tolerances.js';
import { assertionLine } from './assertion.js';
import { exampleLines, expressionLine } from './code.js';
import { nameOf } from './names.js';
import { sessionText } from './session.js';
import { argumentsOf, NotInPython } from './values.js';

/** Lines of a test in Python, or why there are none. */
export type PythonBody = { readonly lines: readonly string[] } | { readonly skip: string };

export function pythonBody(check: Check, freedoms: readonly Freedom[]): PythonBody {
  try {
    return { lines: linesOf(check, freedoms) };
  } catch (error) {
    if (!(error instanceof NotInPython)) throw error;
    return { skip: `it ${error.message}` };
  }
}

function linesOf(check: Check, freedoms: readonly Freedom[]): readonly string[] {
  switch (check.kind) {
    case 'pin': return pinLines(check, freedoms);
    case 'expression': return [assertionLine(expressionLine(check), check.expected)];
    case 'example': return exampleLines(check);
    case 'property': throw new NotInPython('is a property in TypeScript');
    case 'model': throw new NotInPython('is a model in TypeScript');
  }
}

function pinLines({ case: of, expected }: PinCheck, freedoms: readonly Freedom[]): readonly string[] {
  const near = placesOf(toleranceKey(of), freedoms);
  const tolerance = near.length === 0 ? '' : `, near=[${near.map((n) => `(r"${n.pattern}", ${n.within}, ${n.relative ? 'True' : 'False'})`).join(', ')}]`;
  if (of.kind === 'call') return [assertionLine(`${nameOf(of.operation)}(${argumentsOf(of.input).join(', ')})`, expected, tolerance)];
  const { before, last } = sessionText(of);
  return [...before, assertionLine(last, expected, tolerance)];
}
