import { RegExpParser, type AST } from '@eslint-community/regexpp';
import type { Random } from 'fast-check';
import type { Arbitrary } from './arbitrary.js';

/** Beyond this nothing is repeated more often than it has to be. */
const LONG = 60;
const MOST_REPEATS = 300;
const LONGEST = 2000;
/** How much more often than it has to be something is repeated. */
const MOST_EXTRA = 5;
/** Assertions are not solved: so often a text is made anew until it matches. */
const TRIES = 4;
/** Characters of a text of which it is asked whether it matches; fewer where what is repeated can be read in several ways. */
const LONGEST_TESTED = 300;
const LONGEST_AMBIGUOUS = 24;
/** One text in so many narrowly misses the expression. */
const MISSES = 5;

/** What a negated class, a dot or a property is filled from: one or more of each kind that expressions tell apart. */
const CANDIDATES = [...' aAbzZ059_-.,;:/\\@#$%&*+=!?\'"`()[]{}<>|~^\t\n\r\0\u000b\u007f\u0080\u00a0\u00adéßİıſÅñ\u0301Σςяあ漢한\u200b\u2028\u3000ﬁ😀𝒳\u{10ffff}'];
const AROUND = ['a', 'x', ' ', '-', 'foo', '1', '.', '\n'];

interface Making {
  readonly random: Random;
  readonly captured: Map<AST.CapturingGroup, string>;
  /** By its text, the candidates that a class takes; the same for all texts of an expression. */
  readonly classes: Map<string, readonly string[]>;
  length: number;
}

/**
 * Strings that match an expression, and some that narrowly miss it; null where it does not parse. Always ends: what cannot be filled is left
 * out, and whether a text matches is asked of the expression itself.
 */
export function matchingArbitrary(source: string, flags: string): Arbitrary<string> | null {
  return readExpression(source, flags)?.draw ?? null;
}

/** An expression that was read. */
export interface Expression {
  /** A text that matches, mostly. */
  readonly draw: Arbitrary<string>;
  /** Where in a text there is a match of it; null where there is none, or it might take for ever to say. */
  find(text: string): { readonly start: number; readonly end: number } | null;
  /** Whether what matches is a text from its start to its end. */
  readonly isWhole: boolean;
}

/** Null where it does not parse. */
export function readExpression(source: string, flags: string): Expression | null {
  const parsed = parsePattern(source, flags);
  if (parsed === null) return null;
  const { pattern, expression } = parsed;
  const longest = longestTested(pattern);
  const classes: Making['classes'] = new Map();
  const draw: Arbitrary<string> = (random) => {
    let text = '';
    for (let tries = 0; tries < TRIES; tries++) {
      const making: Making = { random, captured: new Map(), classes, length: 0 };
      text = around(pattern, alternatives(pattern.alternatives, making), random);
      if (text.length > longest || expression.test(text)) break;
    }
    return random.nextInt(1, MISSES) === 1 ? missed(text, random) : text;
  };
  const find: Expression['find'] = (text) => {
    const found = text.length > longest ? null : expression.exec(text);
    return found === null ? null : { start: found.index, end: found.index + found[0].length };
  };
  return { draw, find, isWhole: isHeld(pattern, 'start') && isHeld(pattern, 'end') };
}

function parsePattern(source: string, flags: string): { readonly pattern: AST.Pattern; readonly expression: RegExp } | null {
  try {
    const own = flags.replaceAll(/[gyd]/g, '');
    const pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode: own.includes('u'), unicodeSets: own.includes('v') });
    return { pattern, expression: new RegExp(source, own) };
  } catch (error) {
    // Syntax that this engine or the parser does not have: there is nothing to match.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** That a text does not match, an engine that backtracks may take for ever to say: of repeats of repeats it is not asked at all. */
function longestTested({ alternatives: list }: AST.Pattern): number {
  const some = (what: typeof repeatsRepeats): boolean => list.some((a) => a.elements.some((e) => what(e, false)));
  if (some(repeatsRepeats)) return -1;
  return some(repeatsChoices) ? LONGEST_AMBIGUOUS : LONGEST_TESTED;
}

function repeatsRepeats(element: AST.Element, within: boolean): boolean {
  if (element.type === 'Quantifier') return (within && element.max > 1) || repeatsRepeats(element.element, within || element.max > 1);
  return alternativesOf(element).some((a) => a.elements.some((e) => repeatsRepeats(e, within)));
}

function repeatsChoices(element: AST.Element, within: boolean): boolean {
  if (element.type === 'Quantifier') return repeatsChoices(element.element, within || element.max > 1);
  const list = alternativesOf(element);
  return (within && list.length > 1) || list.some((a) => a.elements.some((e) => repeatsChoices(e, within)));
}

function alternativesOf(element: AST.Element): readonly AST.Alternative[] {
  if (element.type === 'Group' || element.type === 'CapturingGroup') return element.alternatives;
  return element.type === 'Assertion' && 'alternatives' in element ? element.alternatives : [];
}

function alternatives(list: readonly AST.Alternative[], making: Making): string {
  const chosen = list[making.random.nextInt(0, list.length - 1)];
  return chosen?.elements.map((element) => elementText(element, making)).join('') ?? '';
}

function elementText(element: AST.Element, making: Making): string {
  switch (element.type) {
    case 'Assertion': return '';
    case 'Backreference': return [element.resolved].flat().map((group) => making.captured.get(group) ?? '').join('');
    case 'Group': return alternatives(element.alternatives, making);
    case 'CapturingGroup': {
      const text = alternatives(element.alternatives, making);
      making.captured.set(element, text);
      return text;
    }
    case 'Quantifier': return repeated(element, making);
    case 'Character': return counted(String.fromCodePoint(element.value), making);
    default: return counted(oneOf(element, making), making);
  }
}

function repeated({ element, min, max }: AST.Quantifier, making: Making): string {
  const extra = making.length > LONG ? 0 : Math.min(max - min, MOST_EXTRA);
  const times = Math.min(MOST_REPEATS, min) + making.random.nextInt(0, extra);
  let text = '';
  for (let i = 0; i < times && making.length < LONGEST; i++) text += elementText(element, making);
  return text;
}

function counted(text: string, making: Making): string {
  making.length += text.length;
  return text;
}

/** A character of a class, a set or a dot. */
function oneOf(element: AST.CharacterClass | AST.CharacterSet | AST.ExpressionCharacterClass, { random, classes }: Making): string {
  const range = element.type === 'CharacterClass' && !element.negate ? element.elements[random.nextInt(0, Math.max(0, element.elements.length - 1))] : undefined;
  if (range?.type === 'Character') return String.fromCodePoint(range.value);
  if (range?.type === 'CharacterClassRange') return String.fromCodePoint(random.nextInt(range.min.value, range.max.value));
  const raw = range?.raw ?? element.raw;
  const fitting = classes.get(raw) ?? CANDIDATES.filter(matcher(raw));
  classes.set(raw, fitting);
  return fitting.length === 0 ? '' : fitting[random.nextInt(0, fitting.length - 1)] as string;
}

function matcher(raw: string): (char: string) => boolean {
  const expression = ['v', 'u', ''].flatMap((flags) => compiled(`^(?:${raw})$`, flags))[0];
  return (char) => expression?.test(char) ?? false;
}

function compiled(source: string, flags: string): readonly RegExp[] {
  try {
    return [new RegExp(source, flags)];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** What an expression does not hold to the ends of a text may have something about it. */
function around(pattern: AST.Pattern, text: string, random: Random): string {
  const some = (kind: 'start' | 'end'): string => (isHeld(pattern, kind) || random.nextInt(0, 1) === 0 ? '' : AROUND[random.nextInt(0, AROUND.length - 1)] as string);
  return some('start') + text + some('end');
}

function isHeld(pattern: AST.Pattern, kind: 'start' | 'end'): boolean {
  return pattern.alternatives.some(({ elements }) => {
    const outer = kind === 'start' ? elements[0] : elements.at(-1);
    return outer?.type === 'Assertion' && outer.kind === kind;
  });
}

/** One character gone, doubled, or in another case. */
function missed(text: string, random: Random): string {
  if (text === '') return text;
  const at = random.nextInt(0, text.length - 1);
  const char = text[at] as string;
  const other = ['', char + char, char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase()][random.nextInt(0, 2)] as string;
  return text.slice(0, at) + other + text.slice(at + 1);
}
