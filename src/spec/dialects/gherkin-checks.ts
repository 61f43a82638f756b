import type { PickleStep, Scenario, Step, TableCell, TableRow } from '@cucumber/messages';
import type { Check, DeclaredFreedom, Requirement, Span } from '../../model/spec.js';
import { parseMarkdown } from '../document/markdown.js';
import { Source } from '../document/source.js';
import { Notes } from '../notes.js';
import type { Section } from '../outline/outline.js';
import { readRequirement } from '../requirement.js';
import type { Parsed } from './gherkin-parse.js';
import { lineSpan } from './line-span.js';
import { blocksIn } from './sections.js';

export interface GherkinContext {
  readonly file: string;
  readonly source: Source;
  readonly notes: Notes;
  readonly parsed: Parsed;
}

/** Something of a scenario as our own format would write it. `lines`: of each of its lines that in the source, the last for all that follow. */
interface Written {
  readonly markdown: string;
  readonly lines: readonly number[];
}

/**
 * Checks of our own that stand in scenarios: inline examples in the words of steps, tables of steps and examples whose header is a code span
 * that calls an operation, and texts of steps that have one of our kinds. Rows of an outline have filled in the placeholders before.
 */
export function gherkinChecks(id: string, scenarios: readonly Scenario[], context: GherkinContext): Pick<Requirement, 'checks' | 'freedoms'> {
  const checks = new Map<string, Check>();
  const freedoms: DeclaredFreedom[] = [];
  const seen = new Set<string>();
  for (const written of scenarios.flatMap((scenario) => writtenIn(scenario, context.parsed))) {
    const key = JSON.stringify(written);
    // Steps of a background, and those without placeholders, are the same in all rows.
    if (seen.has(key)) continue;
    seen.add(key);
    const read = readWritten(id, written, context);
    for (const check of read.checks) if (!checks.has(check.id)) checks.set(check.id, check);
    freedoms.push(...read.freedoms);
  }
  return { checks: [...checks.values()], freedoms };
}

function writtenIn({ id, examples }: Scenario, { pickles, steps }: Parsed): readonly Written[] {
  const tables = examples.flatMap(({ tableHeader, tableBody }) => (tableHeader === undefined ? [] : [writtenTable([tableHeader, ...tableBody].map(cellsOf), [tableHeader, ...tableBody])]));
  const inSteps = (pickles.get(id) ?? []).flatMap(({ pickle, row }) => pickle.steps.flatMap((step) => {
    const node = steps.get(step.astNodeIds[0] ?? '');
    return node === undefined ? [] : writtenStep(step, node, row);
  }));
  return [...inSteps, ...tables];
}

/** `row`: the line of the example that filled in the placeholders; it is the place of what they are in. */
function writtenStep({ text, argument }: PickleStep, step: Step, row: number | null): readonly Written[] {
  const { line } = step.location;
  const place = (lines: readonly number[], filled: boolean): readonly number[] => (filled && row !== null ? [row] : lines);
  const parts: Written[] = text.includes('`') ? [{ markdown: text, lines: place([line], text !== step.text) }] : [];
  const { docString, dataTable } = argument ?? {};
  if (docString !== undefined && step.docString?.mediaType !== undefined) {
    const { content, mediaType = '' } = docString;
    const first = step.docString.location.line;
    const longest = Math.max(2, ...Array.from(content.matchAll(/`+/g), ([ticks]) => ticks.length));
    const marks = '`'.repeat(longest + 1);
    const lines = content.split(/\r?\n/);
    parts.push({ markdown: [`${marks}${mediaType}`, ...lines, marks].join('\n'), lines: place([first, ...lines.map((_, i) => first + 1 + i)], content !== step.docString.content) });
  }
  if (dataTable !== undefined && step.dataTable !== undefined) {
    const rows = dataTable.rows.map(({ cells }) => cells.map(({ value }) => value));
    const table = writtenTable(rows, step.dataTable.rows);
    parts.push({ ...table, lines: place(table.lines, JSON.stringify(rows) !== JSON.stringify(step.dataTable.rows.map(cellsOf))) });
  }
  return parts;
}

function cellsOf({ cells }: { readonly cells: readonly TableCell[] }): readonly string[] {
  return cells.map(({ value }) => value);
}

/** Values need no code spans here, since a cell of Gherkin is no Markdown. */
function writtenTable([header = [], ...body]: readonly (readonly string[])[], places: readonly TableRow[]): Written {
  const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll(/\r?\n/g, ' ').replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  const values = body.map((cells) => cells.map((cell) => (cell.trim() === '' || cell.includes('`') ? cell : `\`${cell}\``)));
  const [first = 1, ...others] = places.map(({ location: { line } }) => line);
  return { markdown: [row(header), row(header.map(() => '---')), ...values.map(row)].join('\n'), lines: [first, first, ...others] };
}

function readWritten(id: string, { markdown, lines }: Written, { file, source, notes }: GherkinContext): Pick<Requirement, 'checks' | 'freedoms'> {
  const own = new Source(markdown);
  const found = new Notes(file);
  const root = parseMarkdown(own);
  const section: Section = { id, title: '', titlePieces: [], status: 'confirmed', span: own.span(0, 0), blocks: root.children.flatMap((node) => blocksIn(node, own)) };
  const { checks, freedoms } = readRequirement(section, { source: own, notes: found, declares: new Set() });
  const placeOf = (line: number): Span => lineSpan(source, lines[line - 1] ?? lines.at(-1) ?? 1);
  for (const { line = 1, ...finding } of found.findings) {
    const { start, end } = placeOf(line);
    notes.findings.push({ ...finding, line: start.line, column: start.column, endLine: end.line, endColumn: end.column });
  }
  for (const left of found.notRead) notes.notRead.push({ ...left, span: placeOf(left.span.start.line) });
  return placed({ checks, freedoms }, (span) => ({ start: placeOf(span.start.line).start, end: placeOf(span.end.line).end }));
}

/** Plain data with each place in it as it is in the source. */
function placed<T>(value: T, place: (span: Span) => Span): T {
  const inside = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(inside);
    if (isSpan(part)) return place(part);
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, inside(item)]));
  };
  return inside(value) as T;
}

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value && typeof value.start === 'object' && value.start !== null && 'offset' in value.start;
}
