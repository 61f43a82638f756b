import type { Table, TableRow } from 'mdast';
import type { Span } from '../../model/spec.js';
import { didYouMean } from '../../value/near.js';
import { isIdentifier } from '../../value/path.js';
import { isGlobal } from '../code/globals.js';
import { freeNames } from '../code/names.js';
import { parseExpression } from '../code/parse-code.js';
import { placeOf } from '../document/markdown.js';
import { piecesOf, plainText } from '../document/inline.js';
import { clip } from '../notes.js';
import { readCell } from './cell.js';
import type { Cell } from './cell.js';
import type { CheckContext } from './context.js';
import { readExpected } from './expected.js';
import type { ReadExpected } from './expected.js';
import { add, pinned } from './make.js';
import { readSubstituted } from './substitute.js';
import type { Bound, HeadExpression } from './substitute.js';
import { readInput } from './input-text.js';

interface Columns {
  readonly width: number;
  /** By name, where in a row. */
  readonly variables: ReadonlyMap<string, number>;
  readonly expected: readonly { readonly at: number; readonly head: HeadExpression; readonly uses: readonly string[] }[];
}

/** Reads a table of examples; a table without an expression in its header is prose. */
export function readTable(table: Table, context: CheckContext): void {
  const [header, ...rows] = table.children;
  const columns = header === undefined ? null : readHeader(header, context);
  if (columns === null) return;
  for (const row of rows) readRow(row, columns, context);
}

function readHeader(header: TableRow, context: CheckContext): Columns | null {
  const cells = header.children.map((cell) => readCell(cell, context.source));
  const span = spanOf(header, context);
  const heads = cells.flatMap((cell, at) => {
    const head = cell.kind === 'code' ? readHead(cell.text, context) : null;
    return head === null ? [] : [{ at, head }];
  });
  if (heads.length === 0) return null;
  const wrong = (message: string): null => {
    context.notes.find('SPEC-TABLE-UNREADABLE', span, message);
    return null;
  };
  const variables = new Map<string, number>();
  for (const [at, cell] of cells.entries()) {
    if (cell.kind === 'unreadable') return wrong(`The header of column ${at + 1} ${cell.why}.`);
    if (cell.kind === 'code' && !heads.some((head) => head.at === at)) return wrong(`The header \`${clip(cell.text)}\` is code and calls no operation. A variable stands plain; an expected column is a code span that calls an operation, as in \`total(items)\`.`);
    if (cell.kind !== 'plain') continue;
    if (variables.has(cell.text)) return wrong(`Two columns are called ${cell.text}. Give each variable a column of its own.`);
    variables.set(cell.text, at);
  }
  const expected = heads.map(({ at, head }) => ({ at, head, uses: [...new Set(head.free.map(({ name }) => name).filter((name) => variables.has(name)))] }));
  for (const { head } of expected) {
    const open = head.free.find((use) => !use.called && !variables.has(use.name) && !isGlobal(use.name) && !context.declares.has(use.name) && !head.free.some((other) => other.called && other.name === use.name));
    if (open !== undefined) return wrong(`\`${clip(head.text)}\` uses ${open.name}, and no column is called so. ${didYouMean(open.name, [...variables.keys()])}Each variable of the expression is a plain header.`);
  }
  return { width: header.children.length, variables, expected };
}

/** An expression that calls an operation; null for any other code. */
function readHead(text: string, context: CheckContext): HeadExpression | null {
  const parsed = parseExpression(text.trim());
  if (parsed === null) return null;
  const free = freeNames(parsed.expression);
  const calls = free.some((use) => use.called && isIdentifier(use.name) && (context.declares.has(use.name) || !isGlobal(use.name)));
  return calls ? { text: text.trim(), expression: parsed.expression, source: parsed.source, free } : null;
}

function readRow(row: TableRow, columns: Columns, context: CheckContext): void {
  const span = spanOf(row, context);
  const width = row.children.length;
  if (width !== columns.width) {
    const plural = width === 1 ? 'cell' : 'cells';
    return context.notes.find('SPEC-TABLE-RAGGED', span, `This row has ${width} ${plural} and its header ${columns.width}. ${width > columns.width ? 'A | inside a cell ends it: write it as \\|.' : 'Leave a cell empty for an argument that is omitted.'}`);
  }
  const cells = row.children.map((cell) => readCell(cell, context.source));
  const values = new Map<string, Bound>();
  for (const name of new Set(columns.expected.flatMap(({ uses }) => uses))) {
    const value = readVariable(cells[columns.variables.get(name) ?? -1]);
    if (typeof value === 'string') return context.notes.find('SPEC-TABLE-UNREADABLE', span, `The cell of ${name} ${value}.`);
    values.set(name, value);
  }
  for (const { at, head, uses } of columns.expected) {
    const read = readExpectedCell(cells[at]);
    const left = readSubstituted(head, new Map([...values].filter(([name]) => uses.includes(name))), context.declares);
    if (!read.ok) context.notes.find('SPEC-TABLE-UNREADABLE', span, `The cell of \`${clip(head.text)}\` ${read.message}`);
    else if (left.kind === 'neither') context.notes.find('SPEC-TABLE-UNREADABLE', span, `With this row's values \`${clip(head.text)}\` ${left.why}.`);
    else add(context, pinned(context, left, read.expected, { span }));
  }
}

/** A value, or what is wrong with the cell. */
function readVariable(cell: Cell | undefined): Bound | string {
  if (cell === undefined || cell.kind === 'empty') return { kind: 'omitted' };
  if (cell.kind === 'unreadable') return cell.why;
  if (cell.kind === 'mixed') return 'holds words besides its code span';
  const read = readInput(cell.text);
  return read.ok ? { kind: 'value', text: cell.text.trim(), printed: read.printed } : `holds no value: ${read.message}${cell.kind === 'plain' ? '. A text stands in quotes, and best in a code span' : ''}`;
}

function readExpectedCell(cell: Cell | undefined): ReadExpected {
  if (cell === undefined || cell.kind === 'empty') return { ok: false, message: 'is empty. Write what comes out, or `undefined` where nothing does.' };
  if (cell.kind === 'unreadable') return { ok: false, message: `${cell.why}.` };
  const words = cell.kind === 'mixed' ? cell.before : '';
  const text = cell.text.trim();
  if (words === 'throws' || text === 'throws' || /^throws\s/.test(text)) return hung(readExpected('throws', words === 'throws' ? text : text.slice(6)));
  if (words !== '' && !['→', '->', '=>', 'returns'].includes(words)) return { ok: false, message: `holds words besides its code span: ${JSON.stringify(clip(words))}.` };
  return hung(readExpected('returns', text.replace(/^→\s*/, '')));
}

function hung(read: ReadExpected): ReadExpected {
  return read.ok ? read : { ok: false, message: `cannot be read: ${read.message}` };
}

function spanOf(row: TableRow, { source }: CheckContext): Span {
  const { start, end } = placeOf(row, source);
  return source.span(start, end);
}

/** A paragraph that was meant as a table: its line of dashes has another width than its header. */
export function looksLikeTable(text: string): boolean {
  return text.split(/\r\n?|\n/).some((line, i) => i > 0 && line.length < 1000 && line.includes('|') && line.includes('-') && /^[\s|:-]+$/.test(line));
}

/** Says so where the table would have been one of examples. */
export function readBrokenTable(node: Parameters<typeof piecesOf>[0], span: Span, context: CheckContext): void {
  const pieces = piecesOf(node, context.source);
  const firstCode = pieces.find((piece) => piece.kind === 'code' && readHead(piece.value, context) !== null);
  if (firstCode !== undefined) context.notes.find('SPEC-TABLE-RAGGED', span, `This is no table, since its line of dashes has another number of cells than its header: ${clip(plainText(pieces))}. Give both the same number.`);
}
