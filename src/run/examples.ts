import { Problem } from '../host/problem.js';
import { NotationError } from '../value/notation-error.js';
import { parse } from '../value/parse.js';
import { FunctionSources } from '../value/functions.js';

/**
 * Argument lists from a file: one a line, in the notation (`["a", 1]`); empty lines and lines that start with `//` or `#` are passed over.
 * An unreadable line is a Problem that names it.
 */
export function readExamples(text: string, file: string, functions: FunctionSources): readonly (readonly unknown[])[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('//') || trimmed.startsWith('#')) return [];
    return [readLine(line, { file, number: i + 1, functions })];
  });
}

function readLine(line: string, { file, number, functions }: { file: string; number: number; functions: FunctionSources }): readonly unknown[] {
  const unreadable = (why: string, at = 0): Problem => new Problem({
    code: 'EXAMPLE-UNREADABLE', severity: 'error', file, line: number,
    message: `${file}:${number}:${at + 1} is no argument list: ${why}, in ${line.trim()}. Write the arguments of one call as an array, as in ["a", 1].`,
  });
  try {
    const value = parse(line, { functions });
    if (Array.isArray(value)) return value;
    throw unreadable('it is a single value');
  } catch (error) {
    if (error instanceof NotationError) throw unreadable(error.what, error.at);
    throw error;
  }
}
