import { INHERITED, LITERAL } from './arbitrary/strings.js';
import type { Palette } from './palette.js';
import type { Chance } from './random.js';
import { tokenKind, tokensOf } from './tokens.js';

/** How often a word, or a mark, is one of the sources, where these have any. */
const OWN = 0.5;
/** What stands around a part that is read by other rules than the rest. */
const AROUND = ['()', '[]', '{}', '<>', '""', "''", '``'];

const BETWEEN = ['\n', ',', ';', '&', '.', '/', ' ', '-', ':', '='];

/**
 * One edit of a text as its readers see it, in tokens: one of them taken out, written again, moved, put between brackets; a word in the
 * place of a word, a mark of the format in the place of a mark. What the sources match, or part a text by, is what their readers look for.
 * Edits at any character mostly break words, which nobody reads closely.
 */
export function editTokens(text: string, chance: Chance, from: Palette): string {
  const tokens = [...tokensOf(text)];
  const at = chance.int(tokens.length);
  const token = tokens[at] ?? '';
  switch (chance.int(7)) {
    case 0: tokens.splice(at, 1); break;
    case 1: tokens.splice(chance.int(tokens.length + 1), 0, token); break;
    case 2: [tokens[at], tokens[tokens.length - 1 - at]] = [tokens[tokens.length - 1 - at] ?? '', token]; break;
    case 3: tokens.splice(chance.int(tokens.length + 1), 0, mark(tokens, chance, from)); break;
    case 4: tokens.splice(at, 1, ...around(token, chance)); break;
    default: tokens[at] = tokenKind(token) === 'word' ? word(chance, from) : chance.chance(0.5) ? mark(tokens, chance, from) : word(chance, from);
  }
  return tokens.join('');
}

/** What stands between a name and its value. */
const ENDS_NAME = ['=', ':', ': ', ' '];
/** Values that a reader takes for a number, or has to do without. */
const PLAIN = ['0', '1', '-1', '5', '-20', '1.5', '100', ''];

/** One edit of a text as a list: of its lines, fields or words one is taken out, written again, moved, brought from an example, or given a value. */
export function editParts(text: string, chance: Chance, from: Palette): string {
  const marks = BETWEEN.filter((mark) => text.includes(mark));
  const by = marks.length === 0 ? chance.pick(BETWEEN) : chance.chance(0.5) ? marks[0] as string : chance.pick(marks);
  const parts = text.split(by);
  const at = chance.int(parts.length);
  switch (chance.int(5)) {
    case 0: parts.splice(at, 1); break;
    case 1: parts.splice(chance.int(parts.length + 1), 0, parts[at] as string); break;
    case 2: parts.push(...parts.splice(at, 1)); break;
    case 3: parts[at] = withValue(parts[at] as string, text, { chance, from }); break;
    default: if (from.exampleStrings.length > 0) parts.splice(chance.int(parts.length + 1), 0, chance.pick(chance.pick(from.exampleStrings).split(by)));
  }
  return parts.join(by);
}

/** `name` as `name=value`, or with another value: by what parts the two elsewhere in the text, where something does. */
function withValue(part: string, text: string, { chance, from }: { readonly chance: Chance; readonly from: Palette }): string {
  const other = chance.chance(0.7) ? ENDS_NAME.find((mark) => text.includes(mark)) : undefined;
  const by = ENDS_NAME.find((mark) => part.includes(mark)) ?? other ?? chance.pick(ENDS_NAME);
  const at = part.indexOf(by);
  return (at < 0 ? part : part.slice(0, at)) + by + (chance.chance(0.5) ? chance.pick(PLAIN) : word(chance, from));
}

function around(token: string, chance: Chance): readonly string[] {
  const [open, close] = [...chance.pick(AROUND)] as [string, string];
  return [open, token, close];
}

function mark(tokens: readonly string[], chance: Chance, from: Palette): string {
  const known = from.allMarks;
  const own = tokens.filter((token) => tokenKind(token) === token);
  const list = own.length === 0 || (known.length > 0 && chance.chance(0.7)) ? known : own;
  return list.length === 0 ? chance.pick(BETWEEN) : chance.pick(list);
}

function word(chance: Chance, from: Palette): string {
  const sources = [from.matching, from.fairString].filter((list) => list !== null);
  if (sources.length > 0 && chance.chance(OWN)) return chance.pick(sources)(chance.random, undefined);
  const lists = [INHERITED, LITERAL, from.exampleWords, from.exampleKeys].filter((list) => list.length > 0);
  return chance.pick(chance.pick(lists));
}
