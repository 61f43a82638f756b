import { isIdentifier, quote } from '../../value/characters.js';
import { COMMON, MEMBERS } from './builtins.js';
import type { Kind, Use } from './use.js';

/** Types inside one another; deeper ones are `any`. */
const DEEPEST = 5;
/** What no `typeof` calls an object. */
const SCALAR: ReadonlySet<Kind> = new Set(['string', 'number', 'boolean', 'bigint', 'symbol', 'function']);
/** What is all of these is anything. */
const MOST_KINDS = 4;
const MOST_MEMBERS = 40;
const MOST_LITERALS = 12;
/** Types within one type; those that come after are `any`. */
const MOST_TYPES = 150;

/** The TypeScript type that makes sense of what is done with a value; `any` where nothing does. */
export function typeText(use: Use): string {
  return textOf(use, { around: [], budget: { types: MOST_TYPES } });
}

/** Where in a type another one stands. */
interface Place {
  readonly around: readonly Use[];
  readonly budget: { types: number };
}

function textOf(use: Use, { around, budget }: Place): string {
  if (around.length >= DEEPEST || around.includes(use) || budget.types-- <= 0) return 'any';
  const kinds = kindsOf(use);
  if (kinds.size === 0 || kinds.size > MOST_KINDS) return 'any';
  return [...kinds].map((kind) => kindText(kind, use, { around: [...around, use], budget })).join(' | ');
}

function kindsOf(use: Use): ReadonlySet<Kind> {
  const kinds = new Set([...use.kinds, ...use.tested]);
  const names = told(use);
  const fitting = names.length === 0 ? [] : fits(names, use);
  const covered = [...kinds].some((kind) => fitting.includes(kind));
  if (names.length > 0 && !covered) {
    if (fitting.length === 0) for (const kind of mixed(use)) kinds.add(kind);
    else for (const kind of narrowed(fitting, use)) kinds.add(kind);
  }
  if (kinds.size === 0 && use.called !== null) kinds.add('function');
  if (kinds.size === 0 && use.entries !== null) kinds.add('record');
  if (kinds.size === 0 && use.elements !== null) kinds.add('array');
  // What is asked to be one thing is another as well, or nobody would ask.
  if (kinds.size === 0 || (use.kinds.size === 0 && use.tested.size === 1)) for (const kind of use.perhaps) kinds.add(kind);
  if (kinds.size === 0 && use.condition) kinds.add('boolean');
  // A class and the record that it also is are one thing; a text, or a number, is asked whether it is one because there may be some.
  if (kinds.size > 1 && use.members.size === 0 && (!use.tested.has('record') || ![...kinds].some((kind) => SCALAR.has(kind)))) kinds.delete('record');
  return kinds;
}

/** Names that say something: those that all objects have do not. */
function told({ members, methods }: Use): readonly string[] {
  return [...new Set([...members.keys(), ...methods])].filter((name) => !COMMON.has(name));
}

/** The language's own kinds that have all of these. But for texts and lists, a property alone tells none: anything may have a `size`. */
function fits(names: readonly string[], { methods }: Use): readonly Kind[] {
  const kinds = (Object.keys(MEMBERS) as Kind[]).filter((kind) => names.every((name) => MEMBERS[kind]?.has(name) === true));
  return names.some((name) => methods.has(name)) ? kinds : kinds.filter((kind) => kind === 'string' || kind === 'array');
}

/** Lists and texts have much in common, and are met far more often than what else has it. */
function narrowed(fitting: readonly Kind[], use: Use): readonly Kind[] {
  const { elements } = use;
  if (fitting.includes('string') && fitting.includes('array')) return elements === null || isText(elements) ? ['string', 'array'] : ['array'];
  if (fitting.includes('array')) return ['array'];
  if (fitting.includes('string')) return ['string'];
  return fitting.slice(0, 1);
}

/** Names of several kinds: methods that only texts or only lists have are theirs, and the rest is a record's. */
function mixed({ members, methods }: Use): readonly Kind[] {
  const ofTexts = [...methods].filter((name) => has('string', name) && !has('array', name));
  const ofLists = [...methods].filter((name) => has('array', name) && !has('string', name));
  const others = [...members.keys(), ...methods].filter((name) => !COMMON.has(name) && !has('string', name) && !has('array', name));
  return [...(ofTexts.length > 0 ? ['string' as const] : []), ...(ofLists.length > 0 ? ['array' as const] : []), ...(others.length > 0 ? ['record' as const] : [])];
}

function has(kind: 'string' | 'array', name: string): boolean {
  return MEMBERS[kind]?.has(name) === true;
}

function isText({ kinds, perhaps, members }: Use): boolean {
  return members.size === 0 && [...kinds, ...perhaps].every((kind) => kind === 'string') && kinds.size + perhaps.size > 0;
}

function parametersText({ called }: Use): string {
  if (called === null || called.arguments === 0) return '...args: any[]';
  return Array.from({ length: Math.min(called.arguments, 6) }, (_, i) => `arg${i}: ${handedText(called.functions.get(i))}`).join(', ');
}

/** What a function is handed in its turn: another one, by the names of what that takes, or whatever. */
function handedText(names: readonly string[] | null | undefined): string {
  if (names === undefined) return 'any';
  return `(${names === null ? '...args: any[]' : names.map((name) => `${name}: any`).join(', ')}) => any`;
}

function kindText(kind: Kind, use: Use, within: Place): string {
  switch (kind) {
    case 'array': return listText(use.elements === null ? 'any' : textOf(use.elements, within));
    case 'record': return recordText(use, within);
    case 'function': return `((${parametersText(use)}) => ${use.called === null ? 'any' : textOf(use.called.result, within)})`;
    case 'Map': return 'Map<any, any>';
    case 'Set': return 'Set<any>';
    case 'Promise': return 'Promise<any>';
    case 'string': case 'number': return scalarText(kind, [...use.literals].filter((literal) => literal.startsWith('"') === (kind === 'string')));
    default: return kind;
  }
}

/** The values that are asked for by themselves, and any other: in this form the compiler keeps both. */
function scalarText(kind: 'string' | 'number', literals: readonly string[]): string {
  return literals.length === 0 || literals.length > MOST_LITERALS ? kind : `${literals.join(' | ')} | (${kind} & {})`;
}

function listText(item: string): string {
  return /^[\w.]+$/.test(item) || /^\{[^|&]*\}$/.test(item) ? `${item}[]` : `(${item})[]`;
}

function recordText(use: Use, within: Place): string {
  const kinds = kindsOf(use);
  // What is the text's or the list's that it also can be, no record has to have.
  const taken = (name: string): boolean => name.startsWith('#') || COMMON.has(name) || (kinds.has('string') && has('string', name)) || (kinds.has('array') && has('array', name));
  const members = [...use.members].filter(([name]) => !taken(name)).slice(0, MOST_MEMBERS);
  const methods = [...use.methods].filter((name) => !use.members.has(name) && !taken(name));
  if (members.length + methods.length === 0) return use.entries === null ? 'Record<string, any>' : `Record<string, ${textOf(use.entries, within)}>`;
  const properties = members.map(([name, member]) => `${keyText(name)}${mayBeMissing(member) || member.tested.size > 0 ? '?' : ''}: ${textOf(member, within)}`);
  return `{ ${[...properties, ...methods.map((name) => `${keyText(name)}: (...args: any[]) => any`)].join('; ')} }`;
}

/** Whether a value may be left out: something stands in for it, or all that is asked is whether it is true. */
export function mayBeMissing(use: Use): boolean {
  return use.optional || use.condition || isOnlyAskedWhetherFunction(use);
}

function keyText(name: string): string {
  return isIdentifier(name) ? name : quote(name);
}

/** `typeof callback === 'function'`, of which nothing else is known: nobody would ask, were there always one. */
function isOnlyAskedWhetherFunction({ kinds, tested, perhaps }: Use): boolean {
  return kinds.size === 0 && perhaps.size === 0 && tested.size === 1 && tested.has('function');
}
