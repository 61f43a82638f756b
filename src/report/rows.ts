import type { Cluster, Reach } from '../model/difference.js';
import { caseText } from '../value/case.js';
import { counted } from './numbers.js';
import type { Style } from './style.js';
import { clip, columns, wrap } from './width.js';
import { witnessLines } from './witness.js';

/** So many natural and edge rows are shown in full; the rest are folded to a line each. */
const MOST_FULL = 12;

/** So many that are far from daily use have a line; what they say comes of the same few causes, in ever other classes of values. */
const MOST_BELOW = 20;
/** So many other operations are named. */
const MOST_ALSO = 4;
/** So many other ways in which a change shows are told. */
const MOST_FORMS = 2;
/** A title takes so many lines at most. */
const MOST_TITLE = 3;

const REACHES: Readonly<Record<Reach, string>> = { natural: 'natural', edge: 'edge   ', exotic: 'exotic ' };

/** What a report says of a row besides its cause and witness. */
export interface RowDress<Row extends Cluster> {
  /** Rows that stand below the verdict, a line each. */
  readonly below: (row: Row) => boolean;
  /** Stands between reach and title: the outcome. */
  readonly label: (row: Row) => string;
  /** What its witness asks, where that is no case; null of a case. */
  readonly asked?: (row: Row) => string | null;
  /** What else the row stands for, a line each. */
  readonly with?: (row: Row) => readonly string[];
  /** The commands that a row ends with. */
  readonly commands: (row: Row) => readonly string[];
}

const PLAIN: RowDress<Cluster> = { below: (row) => row.reach === 'exotic', label: () => '', commands: (row) => [`replay: holdfast replay ${row.id}`] };

/** A row a cause: natural and edge ones in full, exotic ones below, a line each. */
export function rowLines(clusters: readonly Cluster[], style: Style): string[] {
  return dressedRows(clusters, PLAIN, style);
}

/** Rows of inputs outside the declared types: all of them far from daily use, and so none of them below the others. */
export function hostileRowLines(clusters: readonly Cluster[], style: Style): string[] {
  return dressedRows(clusters, { ...PLAIN, below: () => false }, style);
}

/** The same, as a report dresses its rows. */
export function dressedRows<Row extends Cluster>(clusters: readonly Row[], dress: RowDress<Row>, style: Style): string[] {
  const numbered = clusters.map((cluster, i) => ({ cluster, number: String(i + 1).padStart(String(clusters.length).length) }));
  const blocking = numbered.filter(({ cluster }) => !dress.below(cluster));
  const exotic = numbered.filter(({ cluster }) => dress.below(cluster));
  const full = blocking.slice(0, MOST_FULL).flatMap(({ cluster, number }) => [...fullRow(cluster, { number, dress }, style), '']);
  const fold = ({ cluster, number }: { cluster: Row; number: string }): string => foldedRow(cluster, { number, asked: dress.asked?.(cluster) ?? null }, style);
  const folded = blocking.slice(MOST_FULL).map(fold);
  return [
    ...full,
    ...(folded.length === 0 ? [] : ['more (holdfast replay ID shows one)', ...folded, '']),
    ...(exotic.length === 0 ? [] : [style.dim('exotic (far from daily use; holdfast replay ID shows one)'), ...exotic.slice(0, MOST_BELOW).map(fold), ...moreBelow(exotic.length - MOST_BELOW, style), '']),
  ];
}

function moreBelow(more: number, style: Style): string[] {
  return more <= 0 ? [] : [style.dim(`and ${more} more of them, which --json lists`)];
}

function fullRow<Row extends Cluster>(cluster: Row, { number, dress }: { number: string; dress: RowDress<Row> }, style: Style): string[] {
  const badge = (cluster.reach === 'natural' ? style.bad : style.warn)(REACHES[cluster.reach]);
  const indent = ' '.repeat(number.length + 2);
  const cases = counted(cluster.count, 'case');
  const label = dress.label(cluster);
  const title = `${label === '' ? '' : `${label}  `}${askedOf(cluster)}: ${cluster.cause}`;
  const margin = ' '.repeat(indent.length + REACHES.edge.length + 2);
  const lines = titled(title, cases, style.width - margin.length, style);
  return [
    `${number}  ${badge}  ${lines[0] ?? ''}`,
    ...lines.slice(1).map((line) => margin + line),
    ...[...alsoLines(cluster), ...sourceLines(cluster), ...dress.with?.(cluster) ?? []].map((line) => margin + style.dim(clip(line, style.width - margin.length))),
    ...witnessLines({ ...cluster, asked: dress.asked?.(cluster) ?? null }, style, `${indent}  `),
    ...dress.commands(cluster).map((command) => `${indent}  ${style.dim(command)}`),
  ];
}

/** What was asked: of a session the step that differs. */
function askedOf({ difference, witness }: Cluster): string {
  const isNew = witness.case.kind === 'session' && witness.case.steps[0]?.access === 'construct';
  return isNew && difference.operation === witness.case.operation ? `new ${difference.operation}` : difference.operation;
}

/** Where else the cause shows. */
function alsoLines({ also }: Cluster): string[] {
  if (also.length === 0) return [];
  const named = also.length <= MOST_ALSO + 1 ? also : also.slice(0, MOST_ALSO);
  const more = also.length - named.length;
  return [`also in: ${named.join(', ')}${more > 0 ? ` (and ${more} more)` : ''}`];
}

/** The change of the source that it comes of, or the step, and what else comes of that. */
function sourceLines({ source, after, forms = [] }: Cluster): string[] {
  const [was, is] = [source?.before, source?.after].map((text) => (text === '' ? 'nothing' : text));
  const more = forms.length > MOST_FORMS ? ` (and ${forms.length - MOST_FORMS} more)` : '';
  return [
    ...(source === undefined ? [] : [`comes of ${source.file}:${source.line}: ${was} → ${is}`]),
    ...(after === undefined ? [] : [`comes of what ${after} leaves: what is asked after it shows it`]),
    ...(forms.length === 0 ? [] : [`shows also as: ${forms.slice(0, MOST_FORMS).join('; ')}${more}`]),
  ];
}

/** The title, broken between words, with the number of cases at the right of its last line, or on one of its own. */
function titled(title: string, cases: string, room: number, style: Style): string[] {
  const wrapped = wrap(title, room);
  const lines = [...wrapped.slice(0, MOST_TITLE - 1), wrapped.slice(MOST_TITLE - 1).join(' ')].filter((line) => line !== '').map((line) => clip(line, room));
  const gap = room - columns(lines.at(-1) ?? '') - columns(cases);
  const dressed = lines.map((line) => style.bold(line));
  return gap < 2 ? [...dressed, style.dim(cases)] : [...dressed.slice(0, -1), `${dressed.at(-1) ?? ''}${' '.repeat(gap)}${style.dim(cases)}`];
}

function foldedRow(cluster: Cluster, { number, asked }: { readonly number: string; readonly asked: string | null }, style: Style): string {
  const room = style.width - number.length - cluster.id.length - 6;
  const many = cluster.also.length === 0 ? '' : ` (${cluster.also.length + 1} operations)`;
  const cause = clip(`${cluster.cause}${many}`, Math.floor(room * 0.6));
  return `${number}  ${style.dim(cluster.id)}  ${cause}  ${style.bold(clip(asked ?? caseText(cluster.witness.case), Math.max(12, room - columns(cause))))}`;
}
