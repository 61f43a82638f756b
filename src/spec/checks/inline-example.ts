import { collapse } from '../document/inline.js';
import type { Piece } from '../document/inline.js';
import { clip } from '../notes.js';
import { bareCalls } from './bare-call.js';
import type { CheckContext } from './context.js';
import { readExpected } from './expected.js';
import { readLeftSide } from './left-side.js';
import type { LeftSide } from './left-side.js';
import { add, pinned } from './make.js';

const ARROWS: ReadonlySet<string> = new Set(['→', '=>', '->']);
const RETURNS = /^(?:returns|(?:MUST|SHALL|SHOULD|MAY) return)$/;
const THROWS = /^(?:throws|(?:MUST|SHALL|SHOULD|MAY) throw)$/;
/** `throws`, and then something that is no code span. */
const THROWS_SOMETHING = /^(?:throws|(?:MUST|SHALL|SHOULD|MAY) throw)(?<rest>$|[^A-Za-z].*$)/s;
/** What people write between the two sides of what they mean as an example. */
const ALMOST = /^(?:returned|return|must return|throw|must throw|raises|gives|yields|is|equals|evaluates to|results in|⇒|⟶|➜|==|===|=|→\s*:|:)$/i;
/** An arrow, and then something that is no code span. */
const ARROW_AND_WORDS = /^(?<arrow>→|=>|->) (?<words>\S.*)$/s;
const FORM = 'An example is a code span with a call, then →, returns or throws, then a code span with what comes out';
/** More arrows than these in one code span are no example. */
const MOST_ARROWS = 20;

/** Reads the examples in a paragraph; says which code spans look like one and are none. */
export function readInlineExamples(pieces: readonly Piece[], context: CheckContext): void {
  const spans = pieces.flatMap((piece, i) => (piece.kind === 'code' ? [i] : []));
  let right = -1;
  for (const [n, at] of spans.entries()) {
    const left = pieces[at];
    const next = spans[n + 1];
    if (left === undefined || at === right) continue;
    const between = collapse(pieces.slice(at + 1, next).map((piece) => piece.value).join(''));
    const other = next === undefined ? undefined : pieces[next];
    const how = ARROWS.has(between) || RETURNS.test(between) ? 'returns' : THROWS.test(between) ? 'throws' : null;
    if (how !== null && other !== undefined) {
      readPair(left, other, how, context);
      right = next ?? -1;
    } else if (!readThrowsAnything(left, between, context) && !readSingle(left, context)) readAlmost(left, between, other, context);
  }
  for (const [i, piece] of pieces.entries()) if (piece.kind === 'text') leaveBare(piece, pieces[i + 1], context);
}

/** Says of calls that stand as plain words, `total([]) → 0`, that they are no examples. */
function leaveBare(piece: Piece, next: Piece | undefined, context: CheckContext): void {
  for (const { at, call, mark } of bareCalls(piece.value, context.declares)) {
    const found = piece.value.slice(at);
    const exact = context.source.text.startsWith(found, piece.start + at);
    const right = piece.value.slice(at + call.length).replace(mark, '').trim();
    const shown = `${call} ${mark.trim()} ${right === '' ? next?.value ?? '' : right}`;
    context.notes.leave(context.source.span(exact ? piece.start + at : piece.start, piece.end), shown, `${clip(call)} is no code span. ${FORM}.`);
  }
}

function readPair(left: Piece, right: Piece, how: 'returns' | 'throws', context: CheckContext): void {
  readExample({ left: left.value, right: right.value, how, start: left.start, end: right.end }, context);
}

interface Written {
  readonly left: string;
  readonly right: string;
  readonly how: 'returns' | 'throws';
  readonly start: number;
  readonly end: number;
}

function readExample(written: Written, context: CheckContext): void {
  const { left: text, right, how } = written;
  const span = context.source.span(written.start, written.end);
  const shown = `${text.trim()} ${how === 'returns' ? '→' : 'throws'} ${right.trim()}`.trim();
  const left = readLeftSide(text, context.declares);
  if (left.kind === 'neither') return context.notes.leave(span, shown, `${clip(text)} ${left.why}. ${FORM}.`);
  const read = readExpected(how, right);
  if (read.ok) add(context, pinned(context, left, read.expected, { text: shown, span }));
  else context.notes.find('SPEC-EXAMPLE-UNREADABLE', span, `The example of ${clip(text)} holds nothing: ${read.message}`, 'warning');
}

/** `` `total([], "NOPE")` throws. `` */
function readThrowsAnything(left: Piece, between: string, context: CheckContext): boolean {
  const rest = THROWS_SOMETHING.exec(between)?.groups?.['rest'];
  if (rest === undefined) return false;
  const side = readLeftSide(left.value, context.declares);
  if (side.kind === 'neither') return false;
  const span = context.source.span(left.start, left.end);
  if (/^(?:$|[.,;!?)\u2013\u2014])/u.test(rest)) add(context, pinned(context, side, { how: 'throws', pattern: { kind: 'anything' } }, { text: `${left.value.trim()} throws`, span }));
  else context.notes.leave(span, `${left.value} ${between}`, `Behind "throws" stand words. Put what is thrown in a code span, as in throws \`RangeError\`, or end the sentence.`);
  return true;
}

/** One span with an arrow: `` `total([]) → 0` ``, or, of what reads as a call, with `throws`. */
function readSingle(piece: Piece, context: CheckContext): boolean {
  const split = splitSpan(piece.value, ' → ', context) ?? splitSpan(piece.value, ' throws ', context);
  if (split !== null) {
    readExample({ ...split, start: piece.start, end: piece.end }, context);
    return true;
  }
  if (!piece.value.includes(' → ')) return false;
  const at = piece.value.indexOf(' → ');
  readExample({ left: piece.value.slice(0, at), right: piece.value.slice(at + 3), how: 'returns', start: piece.start, end: piece.end }, context);
  return true;
}

/** At the first mark before which a call stands: values may hold arrows too. */
function splitSpan(text: string, mark: ' → ' | ' throws ', context: CheckContext): Pick<Written, 'left' | 'right' | 'how'> | null {
  let at = text.indexOf(mark);
  for (let n = 0; at >= 0 && n < MOST_ARROWS; n++, at = text.indexOf(mark, at + 1)) {
    const left = text.slice(0, at);
    if (readLeftSide(left, context.declares).kind !== 'neither') return { left, right: text.slice(at + mark.length), how: mark === ' → ' ? 'returns' : 'throws' };
  }
  return null;
}

function readAlmost(left: Piece, between: string, right: Piece | undefined, context: CheckContext): void {
  const bare = ARROW_AND_WORDS.exec(between)?.groups;
  if (bare !== undefined && readLeftSide(left.value, context.declares).kind !== 'neither') {
    return context.notes.leave(context.source.span(left.start, left.end), `${left.value} ${between}`, `Behind ${bare['arrow']} stands ${clip(bare['words'] ?? '')}, which is no code span. ${FORM}.`);
  }
  if (right === undefined || !ALMOST.test(between)) return;
  const side: LeftSide = readLeftSide(left.value, context.declares);
  if (side.kind === 'neither') return;
  context.notes.leave(context.source.span(left.start, right.end), `${left.value} ${between} ${right.value}`, `Between call and value stands ${JSON.stringify(between)}. ${FORM}.`);
}
