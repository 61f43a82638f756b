import type { Heading, ListItem, Paragraph } from 'mdast';
import type { Severity } from '../../model/finding.js';
import type { Status } from '../../model/spec.js';
import { nearest } from '../../value/near.js';
import { collapse, piecesOf, plainText } from '../document/inline.js';
import type { Piece } from '../document/inline.js';
import type { Source } from '../document/source.js';
import { exactId, looseId, wrongPrefix } from './ids.js';
import type { IdRules } from './ids.js';

/** What a heading or list item is to the outline. */
export type Head =
  | { readonly kind: 'requirement'; readonly id: string; readonly title: string; readonly status: Status; readonly unknownStatus: string | null }
  /** Almost a requirement; `ends`: what follows must not count for the requirement before it. */
  | { readonly kind: 'near'; readonly message: string; readonly severity: Severity; readonly ends: boolean }
  | { readonly kind: 'plain' };

const PLAIN: Head = { kind: 'plain' };
const STATUSES: readonly Status[] = ['observed', 'draft', 'deprecated'];

/** Whether a word is a status as it is to be written. */
export function isStatus(word: string): boolean {
  return STATUSES.some((name) => name === word);
}

const HEADING_FORM = 'A requirement is a heading "ID: title"';
const ITEM_FORM = 'A requirement in a list is an item that begins with "**ID**:"';

export function headingHead(node: Heading, source: Source, rules: IdRules): Head {
  const pieces = piecesOf(node, source);
  const text = pieces.map((piece) => piece.value).join('').trim();
  const exact = exactId(text);
  if (exact?.colon === true) return requirement(exact, plainText(pieces).replace(/^`?[^:]*?`?:/, ''), rules);
  return near(text, rules, HEADING_FORM, false) ?? PLAIN;
}

/** Of an item only what its first paragraph begins with counts. */
export function itemHead(node: ListItem, source: Source, rules: IdRules): Head {
  const first = node.children[0];
  if (first?.type !== 'paragraph') return PLAIN;
  const strong = strongStart(first, source);
  if (strong === null) return near(textOf(piecesOf(first, source)), rules, ITEM_FORM, true) ?? PLAIN;
  const exact = exactId(strong.text);
  if (exact !== null && exact.rest === '' && !exact.colon && strong.rest.startsWith(':')) return requirement(exact, strong.rest.slice(1), rules, true);
  if (exact !== null && exact.rest === '' && exact.colon) return { kind: 'near', message: `"**${strong.text}**" has its colon inside the bold text. ${ITEM_FORM}: write "**${exact.id}**:".`, severity: 'error', ends: true };
  return near(`${strong.text}${strong.rest.startsWith(':') ? ':' : ''}`, rules, ITEM_FORM, false) ?? PLAIN;
}

/** A paragraph, or a heading inside a list or quotation, that begins like a requirement where none can stand. */
export function misplacedHead(node: Paragraph | Heading, source: Source, rules: IdRules): string | null {
  const text = textOf(piecesOf(node, source));
  const exact = exactId(text);
  const isDefinition = exact?.colon === true && rules.prefixes.has(exact.prefix) && !(node.type === 'paragraph' && rules.ids.has(exact.id));
  const strong = node.type === 'paragraph' ? strongStart(node, source) : null;
  const bold = strong !== null && exactId(strong.text)?.rest === '' && (strong.rest.startsWith(':') || strong.text.endsWith(':')) && rules.prefixes.has(exactId(strong.text)?.prefix ?? '');
  if (!isDefinition && !bold) return null;
  const id = exact?.id ?? exactId(strong?.text ?? '')?.id ?? '';
  return `${id} stands where no requirement can. ${HEADING_FORM} that stands in no list or quotation, or a list item that begins with "**${id}**:".`;
}

function requirement({ id, prefix }: { readonly id: string; readonly prefix: string }, rest: string, rules: IdRules, isItem = false): Head {
  const wrong = wrongPrefix(prefix, rules);
  if (wrong !== null) return { kind: 'near', message: `${id} is no requirement: ${wrong.message}.`, severity: wrong.near ? 'error' : 'warning', ends: wrong.near || !isItem };
  const { title, status, unknown } = readTitle(collapse(rest), isItem);
  if (title === '') return { kind: 'near', message: `${id} has no title. ${isItem ? ITEM_FORM : HEADING_FORM}, and the title says what is required.`, severity: 'error', ends: true };
  // An item's first sentence is its title.
  return { kind: 'requirement', id, title: isItem ? withoutPoint(title.split(/(?<=[.!?])\s/u)[0] ?? title) : title, status, unknownStatus: unknown };
}

function near(text: string, rules: IdRules, form: string, colonNeeded: boolean): Head | null {
  const exact = exactId(text);
  if (exact !== null) {
    if (!rules.prefixes.has(exact.prefix) || rules.ids.has(exact.id) || (colonNeeded && !exact.colon)) return null;
    const missing = exact.colon ? `${exact.id} is not in bold` : `${exact.id} has no colon behind it`;
    return { kind: 'near', message: `${missing}. ${form}: write ${form === ITEM_FORM ? `"**${exact.id}**: ${clipped(exact.rest)}"` : `"${exact.id}: ${clipped(exact.rest)}"`}.`, severity: 'error', ends: true };
  }
  const loose = looseId(text, rules);
  if (loose === null || (!loose.colon && (colonNeeded || /^[^A-Z]|[a-z ]/.test(loose.written)))) return null;
  return { kind: 'near', message: `${loose.written} is almost an id. ${form}, and ids have capitals, "-" and a number: write ${loose.meant}.`, severity: 'error', ends: true };
}

function clipped(title: string): string {
  return title === '' ? 'title' : title.replace(/^[-\u2010-\u2015.:]+\s*/, '').slice(0, 40);
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.value).join('').trimStart();
}

/** A paragraph that begins with bold text: that text, and what follows it. */
function strongStart(node: Paragraph, source: Source): { readonly text: string; readonly rest: string } | null {
  const [first, ...others] = node.children;
  if (first?.type !== 'strong') return null;
  return { text: textOf(piecesOf(first, source)).trim(), rest: plainText(piecesOf({ ...node, children: others }, source)) };
}

/** Before or behind an item's first words. */
const BEFORE_ITEM = /^\[(?<status>[A-Za-z]{3,20})\]\s+(?<before>[^]*)$/;
const BEHIND_TITLE = /^(?<before>[^[\]]*?)\s*\[(?<status>[A-Za-z]{3,20})\](?=[:.])/;

/** A status of a heading elsewhere than at its end. */
const MISPLACED = /\[(observed|draft|deprecated)\]/i;

/** A title without its status, and without the punctuation at its end that linters take away. */
function readTitle(text: string, isItem: boolean): { readonly title: string; readonly status: Status; readonly unknown: string | null } {
  const bare = withoutPoint(text);
  const found = /^(?<before>[^]*?)\s*\[(?<status>[A-Za-z]{3,20})\]$/.exec(bare)?.groups ?? (isItem ? (BEFORE_ITEM.exec(bare) ?? BEHIND_TITLE.exec(bare))?.groups : undefined);
  const word = found?.['status'] ?? '';
  const status = STATUSES.find((name) => name === word);
  if (found === undefined) return { title: bare, status: 'confirmed', unknown: isItem ? null : MISPLACED.exec(bare)?.[1] ?? null };
  if (status !== undefined) return { title: withoutPoint(found['before'] ?? ''), status, unknown: null };
  return { title: bare, status: 'confirmed', unknown: nearest(word, STATUSES).length > 0 || word === 'confirmed' ? word : null };
}

/** Without the punctuation that linters take from the end of a heading. */
export function withoutPoint(text: string): string {
  return text.replace(/[.,;:!\s。，；：！]+$/u, '');
}
