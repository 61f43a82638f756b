import type { Expected, ThrowPattern } from '../../model/spec.js';
import { parse } from '../../value/parse.js';
import { NotInPython, textOf, toPython } from './values.js';

/** What is expected of what is asked, as a line. `near`: further arguments of what compares values. Throws NotInPython. */
export function assertionLine(asked: string, expected: Expected, near = ''): string {
  if (expected.how === 'observes') throw new NotInPython("is an entry in the baseline's notation, which holds more than values");
  return expected.how === 'throws' ? `expect_raises(lambda: ${asked}${patternText(expected.pattern)})` : `expect_value(${asked}, ${toPython(expected.value)}${near})`;
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
