import type { Freedom } from '../../model/difference.js';
import type { Check, PinCheck, ThrowPattern } from '../../model/spec.js';
import { parse } from '../../value/parse.js';
import { toleranceKey } from '../suite/pin.js';
import { placesOf } from '../suite/tolerances.js';
import { isPythonName, snake } from './names.js';
import { argumentsOf, NotInPython, textOf, toPython } from './values.js';

/** Lines of a test in Python, or why there are none. */
export type PythonBody = { readonly lines: readonly string[] } | { readonly skip: string };

const IN_TYPESCRIPT: Readonly<Record<Exclude<Check['kind'], 'pin'>, string>> = {
  expression: 'is an expression of TypeScript over several calls', example: 'is a session in TypeScript', property: 'is a property in TypeScript', model: 'is a model in TypeScript',
};

export function pythonBody(check: Check, freedoms: readonly Freedom[]): PythonBody {
  if (check.kind !== 'pin') return { skip: `it ${IN_TYPESCRIPT[check.kind]}` };
  try {
    return { lines: pinLines(check, freedoms) };
  } catch (error) {
    if (!(error instanceof NotInPython)) throw error;
    return { skip: `it ${error.message}` };
  }
}

function pinLines({ case: of, expected }: PinCheck, freedoms: readonly Freedom[]): readonly string[] {
  if (expected.how === 'observes') throw new NotInPython("is an entry in the baseline's notation, which holds more than values");
  if (of.kind === 'session') throw new NotInPython('is a session');
  const asked = `${nameOf(of.operation)}(${argumentsOf(of.input).join(', ')})`;
  if (expected.how === 'throws') return [`expect_raises(lambda: ${asked}${patternText(expected.pattern)})`];
  const near = placesOf(toleranceKey(of), freedoms);
  const tolerance = near.length === 0 ? '' : `, near=[${near.map((n) => `(r"${n.pattern}", ${n.within}, ${n.relative ? 'True' : 'False'})`).join(', ')}]`;
  return [`expect_value(${asked}, ${toPython(expected.value)}${tolerance})`];
}

/** What the made file calls an operation: by the name that Python would use. */
export function nameOf(operation: string): string {
  const parts = operation.split('.');
  if (!parts.every(isPythonName)) throw new NotInPython(`asks ${operation}, which is no name in Python`);
  const [first = '', ...rest] = parts;
  return rest.reduce((text, part) => `ask(${text}, ${namesText(part)})`, rootName(first));
}

/** A class keeps its name. */
export function rootName(name: string): string {
  return /^\p{Lu}/u.test(name) ? name : snake(name);
}

/** Both names under which something may be looked for, once where they are one. */
export function namesText(name: string): string {
  return [...new Set([snake(name), name])].map((one) => textOf(one)).join(', ');
}

/** Errors of the language, by what Python calls the same mistake; a port may also keep the name. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  Error: ['Exception'], RangeError: ['ValueError', 'IndexError', 'OverflowError', 'RangeError'], SyntaxError: ['ValueError', 'SyntaxError'],
  TypeError: ['TypeError'], ReferenceError: ['NameError', 'LookupError'], URIError: ['ValueError'], EvalError: ['Exception'],
};

function patternText(pattern: ThrowPattern): string {
  switch (pattern.kind) {
    case 'anything': return '';
    case 'value': throw new NotInPython('demands that something is thrown that is no error');
    case 'properties': return `, attributes=${toPython(pattern.properties)}`;
    case 'class': {
      const names = (ERRORS[pattern.name] ?? [pattern.name]).map((name) => textOf(name)).join(', ');
      return `, names=[${names}]${messageText(pattern)}${pattern.properties === null || Object.keys(parse(pattern.properties) as object).length === 0 ? '' : `, attributes=${toPython(pattern.properties)}`}`;
    }
  }
}

/** What both languages read alike of regular expressions. */
const PLAIN = /^(?:[^\\()[\]{}]|\\[dwsbDWSB.*+?^$|()[\]{}\\/-]|\((?!\?)|\)|\[(?:[^\\\]]|\\.)*\]|\{\d+(?:,\d*)?\})*$/;

function messageText({ message }: Extract<ThrowPattern, { kind: 'class' }>): string {
  if (message === null) return '';
  if (message.kind === 'text') return `, message=${textOf(message.text)}`;
  if (!PLAIN.test(message.source) || !/^[iu]*$/.test(message.flags)) throw new NotInPython('demands a message by a regular expression that Python reads otherwise');
  return `, message=re.compile(${textOf(message.source.replaceAll(String.raw`\/`, '/'))}${message.flags.includes('i') ? ', re.IGNORECASE' : ''})`;
}
