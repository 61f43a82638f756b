import { string } from 'fast-check';
import { inTheManner } from '../grammar.js';
import type { Palette } from '../palette.js';
import { chained, constant, constantFrom, from as fromFastCheck, list, mapped, oneOf, tuple, weighted, whole } from './arbitrary.js';
import type { Arbitrary } from './arbitrary.js';
import { perPalette } from './per-palette.js';
import { ascii } from './text.js';

/** How far from daily use the values may lie. */
export type Temper = 'natural' | 'wild';

const WORDS = (
  'a b x id name user account order item total price value list index file path data config key type date time size world hello test alpha beta gamma ' +
  'foo bar baz qux the quick brown fox jumps over lazy dog error server request response update delete create first last new old red blue green'
).split(' ');
const PROPER = ['Anna', 'Berlin', 'HTTP', 'XML', 'URL', 'JSON', 'iPhone', 'JavaScript', 'README', 'Monday', 'USD', 'GmbH'];
const ACCENTED = ['café', 'naïve', 'über', 'straße', 'Ångström', 'señor', 'Łódź', 'привет', '日本語', 'שלום', 'مرحبا', 'İstanbul', 'ﬁn'];
const SEPARATORS = [' ', ' ', '-', '_', '.', '/', ',', ', ', ':', '  ', '@', '=', '&', '\n', ''];
const SPICE = [
  '', ' ', '  ', '\t', '\n', '\r\n', '"', "'", '`', '\\', '/', '//', '.', '..', '...', ',', ';', ':', '-', '--', '_', '__', '+', '=', '==', '&', '&&', '?', '#', '%', '%20', '%zz',
  '*', '**', '(', ')', '()', '[', ']', '[]', '{', '}', '{}', '<', '>', '|', '~', '!', '@', '$', '^', '0', '00', '1', '-1', '1.5', '.5', '1.', '1e3', '0x1f', '010', '999999999999999999999',
  'e', 'é', 'e\u0301', 'ß', 'İ', 'ı', 'ſ', 'K', 'ǆ', 'Σ', 'ς', '日本', '😀', '👨‍👩‍👧', '🇩🇪', '\u0301', '\u200b', '\u00a0', '\ufeff', '\u2028', '\u0000', '\u001b[31m', '\u007f', '\ud800', '\udc00',
  'constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'length', 'null', 'undefined', 'true', 'false', 'NaN', 'Infinity', 'http://a.b/c?d=e#f', 'a@b.co', '2024-02-29', '12:30', '1.2.3',
];

export const wordArbitrary: Arbitrary<string> = weighted([
  { weight: 8, arbitrary: constantFrom(WORDS) },
  { weight: 2, arbitrary: constantFrom(PROPER) },
]);

/** Words, identifiers in the usual cases, short sentences, numbers in text. */
const plain: Arbitrary<string> = weighted([
  { weight: 4, arbitrary: wordArbitrary },
  { weight: 3, arbitrary: mapped(tuple(list(wordArbitrary, { least: 2, most: 4 }), constantFrom(SEPARATORS)), ([words, by]) => words.join(by)) },
  { weight: 2, arbitrary: mapped(list(wordArbitrary, { least: 2, most: 3 }), (words) => words.map((w, i) => (i === 0 ? w : (w[0] ?? '').toUpperCase() + w.slice(1))).join('')) },
  { weight: 1, arbitrary: mapped(tuple(wordArbitrary, whole(0, 999)), ([w, n]) => w + n) },
  { weight: 1, arbitrary: mapped(tuple(whole(-20, 9999), constantFrom(['', '', ' ', '.5', 'px', '%', ' days', 'h', 'ms', 'e3'])), (x) => x.join('')) },
  { weight: 1, arbitrary: mapped(list(wordArbitrary, { least: 3, most: 12 }), (words) => `${words.join(' ')}.`) },
  { weight: 1, arbitrary: ascii({ least: 1, most: 3 }) },
]);

/** Any code points, surrogates included. fast-check's own unit for these builds a table of all of them, which takes a second. */
const codePoints: Arbitrary<string> = mapped(
  list(oneOf([whole(0, 0x2ff), whole(0, 0xffff), whole(0, 0x10ffff)]), { most: 8 }),
  (points) => String.fromCodePoint(...points),
);

const graphemes: Arbitrary<string> = fromFastCheck(() => string({ unit: 'grapheme', maxLength: 12 }));

/** Sequences of pieces: words, separators, what stands in the sources, and pieces of trouble. */
function pieces(from: Palette, most: number): Arbitrary<string> {
  const piece = weighted([
    { weight: 3, arbitrary: constantFrom(trouble(from)) },
    { weight: 2, arbitrary: wordArbitrary },
    { weight: 1, arbitrary: constantFrom(ACCENTED) },
    { weight: 1, arbitrary: ascii({ most: 2 }) },
    ...(from.material === null ? [] : [{ weight: 4, arbitrary: from.material }]),
    ...(from.matching === null ? [] : [{ weight: 2, arbitrary: from.matching }]),
  ]);
  return mapped(list(piece, { least: 1, most }), (parts) => parts.join(''));
}

const ENDS_FIELD = [';', '; ', ',', ', ', '&', '\n', ' ', '|'];
const ENDS_NAME = ['=', '=', ':', ': '];

/** Names with values, one field after the other, as in headers, queries and settings; some have no value. */
function fields(from: Palette): Arbitrary<string> {
  const own = from.allMarks.map((mark) => mark.trim()).filter((mark) => mark !== '');
  const name = oneOf([wordArbitrary, ...(from.material === null ? [] : [from.material, from.material])]);
  const value = weighted([
    { weight: 2, arbitrary: wordArbitrary },
    { weight: 2, arbitrary: mapped(whole(-20, 99), String) },
    { weight: 1, arbitrary: constantFrom(['', '1.5', '0.5', '"a b"', 'true', '%20']) },
    ...(from.material === null ? [] : [{ weight: 2, arbitrary: from.material }]),
    ...(from.matching === null ? [] : [{ weight: 2, arbitrary: from.matching }]),
  ]);
  const marks = tuple(constantFrom([...ENDS_FIELD, ...own]), constantFrom([...ENDS_NAME, ...own]));
  const field = weighted([{ weight: 4, arbitrary: mapped(tuple(name, value), (parts) => parts) }, { weight: 1, arbitrary: mapped(name, (only) => [only]) }]);
  return mapped(tuple(list(field, { least: 1, most: 4 }), marks), ([all, [between, within]]) => all.map((parts) => parts.join(within)).join(between));
}

/** One member after the other of a family, as a code that is read piece by piece. */
function chains(from: Palette): Arbitrary<string> {
  return chained(constantFrom(from.families), (family) => mapped(list(constantFrom(family), { least: 2, most: 8 }), (members) => members.join('')));
}

/** Words that stand for something in JavaScript, and that a format may have to treat as any other. */
export const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length'];
export const LITERAL = ['null', 'undefined', 'true', 'false', 'NaN', '0', '1', ''];

/** What may stand in place of a word of an example. */
function wordsFor(from: Palette, temper: Temper): Arbitrary<string> {
  const own = [...from.exampleKeys, ...from.exampleWords];
  return from.draw.strings(weighted([
    { weight: 3, arbitrary: wordArbitrary },
    ...(own.length > 0 ? [{ weight: 3, arbitrary: constantFrom(own) }] : []),
    ...(from.fairString === null ? [] : [{ weight: 1, arbitrary: from.fairString }]),
    ...(temper === 'natural' ? [] : [{ weight: 2, arbitrary: constantFrom(INHERITED) }, { weight: 2, arbitrary: constantFrom(LITERAL) }, { weight: 1, arbitrary: constantFrom(trouble(from)) }]),
  ]));
}

/** Strings of the given temper. Wild ones include natural ones. */
export const stringArbitrary = perPalette((from: Palette, temper: Temper): Arbitrary<string> => from.draw.strings(freshString(from, temper)));

const freshString = perPalette((from: Palette, temper: Temper): Arbitrary<string> => {
  const known = from.exampleStrings.length > 0 ? [{ weight: 4, arbitrary: constantFrom(from.exampleStrings) }] : [];
  const constants = from.fairString === null ? [] : [{ weight: 4, arbitrary: from.fairString }];
  const made = from.families.length > 0 ? [{ weight: 2, arbitrary: chains(from) }] : [];
  const manner = from.without.has('manner') ? null : inTheManner(from.exampleStrings, wordsFor(from, temper));
  const alike = manner === null ? [] : [{ weight: 5, arbitrary: manner }];
  if (temper === 'natural') return weighted([{ weight: 8, arbitrary: plain }, { weight: 1, arbitrary: constant('') }, ...known, ...constants, ...made, ...alike]);
  return weighted([
    { weight: 3, arbitrary: plain },
    { weight: 5, arbitrary: pieces(from, 5) },
    { weight: 1, arbitrary: pieces(from, 14) },
    { weight: 3, arbitrary: fields(from) },
    { weight: 2, arbitrary: ascii({ most: 24 }) },
    { weight: 1, arbitrary: graphemes },
    { weight: 1, arbitrary: codePoints },
    { weight: 1, arbitrary: constantFrom(trouble(from)) },
    ...known,
    ...constants,
    ...made,
    ...alike,
    ...(from.matching === null ? [] : [{ weight: 4, arbitrary: from.matching }]),
  ]);
});

/** Names of properties; those of Object.prototype only where wild. */
export const keyArbitrary = perPalette((from: Palette, temper: Temper): Arbitrary<string> => {
  const examples = from.exampleKeys.length > 0 ? [{ weight: 4, arbitrary: constantFrom(from.exampleKeys) }] : [];
  const own = from.fairKey === null ? [] : [{ weight: 2, arbitrary: from.fairKey }];
  const words = { weight: 3, arbitrary: wordArbitrary };
  if (temper === 'natural') return from.draw.strings(weighted([words, ...examples, ...own]));
  return from.draw.strings(weighted([
    words, ...examples, ...own,
    { weight: 2, arbitrary: freshString(from, 'wild') },
    { weight: 1, arbitrary: constantFrom(['__proto__', 'constructor', 'toString', 'length', '0', '', 'a.b', 'a[0]']) },
  ]));
});

/** Pieces of text that programs stumble over; words where the search does without. */
export function trouble({ without }: Palette): readonly string[] {
  return without.has('trouble') ? WORDS : SPICE;
}
