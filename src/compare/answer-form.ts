import type { Pair } from '../model/difference.js';
import { caseText } from '../value/case.js';
import { lastLine } from '../value/last-line.js';

/** Answers as short as these come twice by chance. */
const SHORT = 14;

/**
 * What both sides answered, without what comes from the input: errors of one origin read the same then. Null where it is so plain that it
 * says nothing of an origin.
 */
export function answerForm({ case: c, prior, candidate }: Pair): string | null {
  const literals = literalsOf(caseText(c));
  // Where one side threw and the other did not, the error tells, and what the other returned does not.
  const told = prior.kind === candidate.kind ? [prior, candidate] : [prior, candidate].filter((side) => side.kind === 'threw');
  const lines = told.map(({ text }) => toldOf(lastLine(text)));
  // Where both sides speak of the input, an object that is printed as no more than that is a part of it.
  const forms = (told.length === 2 ? lines.map((line) => line.replaceAll(/\[object \w+\]/g, '·')) : lines).map((line) => masked(line, literals));
  return forms.some((form) => form.replaceAll(/[·\W]/g, '').length >= SHORT) ? forms.join('\n') : null;
}

/** Of an error class and message: what else it carries is mostly the input again. */
function toldOf(line: string): string {
  return /^throws (?:Object\.assign\()?[\w$]+\("(?:[^"\\]|\\.)*"/.exec(line)?.[0].replace('Object.assign(', '') ?? line;
}

/** What stands in an input, longest first; strings with their quotes and without. */
function literalsOf(text: string): readonly string[] {
  const found = text.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.e+n]*|\b(?:true|false|null|undefined)\b/g) ?? [];
  const all = new Set(found.flatMap((literal) => [literal, literal.replaceAll(/^"|"$/g, '')]));
  return [...all].filter((literal) => literal !== '').toSorted((a, b) => b.length - a.length);
}

/** Literals of the input and names of types give way to a dot. */
function masked(line: string, literals: readonly string[]): string {
  // A single letter is a word of the message as often as one of the input's.
  const parts = literals.map((literal) => literal.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`) + (literal.length === 1 ? `(?=\\\\?["'])` : ''));
  const own = parts.length === 0 ? line : line.replaceAll(new RegExp(`(?<!\\w)(?:${parts.join('|')})(?!\\w)`, 'g'), '·');
  // An empty string of the input leaves nothing in its place.
  return own.replaceAll(/\b(?:string|number|boolean|object|undefined|function|symbol|bigint)\b/g, '·').replaceAll(/[\s·]+(?=\\?")/g, '·');
}
