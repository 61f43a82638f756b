import { Problem } from '../host/problem.js';
import type { Folded } from '../model/folded.js';
import { NotationError } from '../value/notation-error.js';
import { parse } from '../value/parse.js';
import { FunctionSources } from '../value/functions.js';

const AS_A_LIST = 'Write the arguments of one call as an array, as in ["a", 1].';
const AS_CONSTANTS = 'Write each argument as a literal, or as an expression of literals, as in [2 * 60000, "a".repeat(3), Uint8Array.of(1, 2)].';

/** How the lines are read: what works out constant expressions, and where functions are kept. */
export interface ExampleReading {
  readonly functions: FunctionSources;
  readonly fold: (text: string) => Folded | null;
}

/**
 * Argument lists from a file: one a line, as JavaScript of constants (`["a", 2 * 60000]`) or in the notation; empty lines and lines that
 * start with `//` or `#` are passed over. An unreadable line is a Problem that names it.
 */
export function readExamples(text: string, file: string, reading: ExampleReading): readonly (readonly unknown[])[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('//') || trimmed.startsWith('#')) return [];
    return [readLine(line, { file, number: i + 1, ...reading })];
  });
}

function readLine(line: string, { file, number, functions, fold }: ExampleReading & { file: string; number: number }): readonly unknown[] {
  const unreadable = (why: string, at = 0, remedy = AS_A_LIST): Problem => new Problem({
    code: 'EXAMPLE-UNREADABLE', severity: 'error', file, line: number,
    message: `${file}:${number}:${at + 1} is no argument list: ${why}, in ${line.trim()}. ${remedy}`,
  });
  // A list copied out of a longer one.
  const list = line.replace(/[,;]\s*$/, '');
  const folded = fold(list);
  if (folded?.ok === false) throw unreadable(folded.why, folded.at, list.trimStart().startsWith('[') ? AS_CONSTANTS : AS_A_LIST);
  try {
    const value = parse(folded?.text ?? list, { functions });
    if (Array.isArray(value)) return value;
    throw unreadable('it is a single value');
  } catch (error) {
    if (error instanceof NotationError) throw unreadable(error.what, error.at);
    throw error;
  }
}
