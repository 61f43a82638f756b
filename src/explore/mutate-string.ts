import { trouble } from './arbitrary/strings.js';
import { editParts, editTokens } from './mutate-tokens.js';
import type { Palette } from './palette.js';
import type { Chance } from './random.js';

const LONGEST = 600;
/** How many edits know of words, marks and lines; the others go by characters. */
const TOKENS = 0.45;
/** How often what is brought in was compared with while cases ran, where anything was. */
const SEEN = 0.3;
const BLANKS = [' ', ' ', '  ', '\t', '\n', '\r\n', '\u00a0'];

/** One to three edits of a string: insert trouble or what stands in the sources, delete, repeat, splice, change case, bump a number. */
export function mutateString(text: string, chance: Chance, from: Palette): string {
  let out = text;
  for (let edits = 1 + chance.int(3); edits > 0; edits--) out = edit(out, chance, from);
  return out.length > LONGEST ? out.slice(0, LONGEST) : out;
}

function edit(text: string, chance: Chance, from: Palette): string {
  if (chance.chance(from.without.has('tokens') ? 0 : TOKENS)) return chance.chance(0.7) ? editTokens(text, chance, from) : editParts(text, chance, from);
  const at = chance.int(text.length + 1);
  const to = chance.int(text.length + 1);
  const [low, high] = at < to ? [at, to] : [to, at];
  switch (chance.int(from.families.length > 0 ? 12 : 11)) {
    case 0: case 1: return text.slice(0, at) + chance.pick(trouble(from)) + text.slice(at);
    case 2: return text.slice(0, at) + text.slice(at + 1 + chance.int(3));
    case 3: return text.slice(0, high) + text.slice(low, high) + text.slice(high);
    case 4: return text.length === 0 ? text : text.slice(0, at) + (text[chance.int(text.length)] as string) + text.slice(at);
    case 5: case 6: return text.slice(0, at) + someOf(material(chance, from), chance) + text.slice(at);
    case 7: return text.slice(0, at) + swapCase(text.slice(at, at + 1)) + text.slice(at + 1);
    case 8: return bumpNumber(text, chance);
    case 10: return withBlank(text, chance);
    case 11: return swapMember(text, chance, from);
    default: return text.slice(0, at) + material(chance, from) + text.slice(at + chance.int(3));
  }
}

/** White space where a part of the text begins or ends: who reads it has to say what becomes of that. */
function withBlank(text: string, chance: Chance): string {
  const ends = [0, text.length];
  for (const { index } of text.matchAll(/[^\p{L}\p{N}]/gu)) ends.push(index, index + 1);
  const at = chance.pick(ends);
  return text.slice(0, at) + chance.pick(BLANKS) + text.slice(at);
}

function material(chance: Chance, from: Palette): string {
  const seen = from.seen.text(chance);
  if (seen !== null && chance.chance(SEEN)) return seen;
  return from.material === null ? chance.pick(trouble(from)) : from.material(chance.random, undefined);
}

function someOf(text: string, chance: Chance): string {
  const start = chance.int(text.length);
  return chance.chance(0.5) ? text : text.slice(start, start + 1 + chance.int(text.length - start));
}

const LOOKED_FOR = 8;

/** One string of a family in the place of another; where none is found, one more. */
function swapMember(text: string, chance: Chance, { families }: Palette): string {
  const family = chance.pick(families);
  const start = chance.int(text.length + 1);
  for (let tries = 0; tries < LOOKED_FOR; tries++) {
    const member = chance.pick(family);
    const behind = text.indexOf(member, start);
    const at = behind < 0 ? text.indexOf(member) : behind;
    if (at >= 0) return text.slice(0, at) + chance.pick(family) + text.slice(at + member.length);
  }
  return text.slice(0, start) + chance.pick(family) + text.slice(start);
}

function swapCase(char: string): string {
  return char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase();
}

function bumpNumber(text: string, chance: Chance): string {
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length === 0) return text + String(chance.int(100));
  const found = chance.pick(numbers);
  const digits = found[0];
  const other = chance.pick([String(BigInt(digits) + 1n), BigInt(digits) > 0n ? String(BigInt(digits) - 1n) : '1', `0${digits}`, '0', `${digits}0`, `${digits}.5`, `-${digits}`]);
  return text.slice(0, found.index) + other + text.slice(found.index + digits.length);
}
