import type { Cluster, Reach } from '../model/difference.js';
import { counted } from './numbers.js';
import type { Style } from './style.js';
import { clip, columns, wrap } from './width.js';
import { callText, witnessLines } from './witness.js';

/** So many natural and edge rows are shown in full; the rest are folded to a line each. */
const MOST_FULL = 12;

const REACHES: Readonly<Record<Reach, string>> = { natural: 'natural', edge: 'edge   ', exotic: 'exotic ' };

/** What a report says of a row besides its cause and witness. */
export interface RowDress<Row extends Cluster> {
  /** Rows that stand below the verdict, a line each. */
  readonly below: (row: Row) => boolean;
  /** Stands between reach and title: the outcome. */
  readonly label: (row: Row) => string;
  /** The commands that a row ends with. */
  readonly commands: (row: Row) => readonly string[];
}

const PLAIN: RowDress<Cluster> = { below: (row) => row.reach === 'exotic', label: () => '', commands: (row) => [`replay: holdfast replay ${row.id}`] };

/** A row a cause: natural and edge ones in full, exotic ones below, a line each. */
export function rowLines(clusters: readonly Cluster[], style: Style): string[] {
  return dressedRows(clusters, PLAIN, style);
}

/** The same, as a report dresses its rows. */
export function dressedRows<Row extends Cluster>(clusters: readonly Row[], dress: RowDress<Row>, style: Style): string[] {
  const numbered = clusters.map((cluster, i) => ({ cluster, number: String(i + 1).padStart(String(clusters.length).length) }));
  const blocking = numbered.filter(({ cluster }) => !dress.below(cluster));
  const exotic = numbered.filter(({ cluster }) => dress.below(cluster));
  const full = blocking.slice(0, MOST_FULL).flatMap(({ cluster, number }) => [...fullRow(cluster, { number, dress }, style), '']);
  const folded = blocking.slice(MOST_FULL).map(({ cluster, number }) => foldedRow(cluster, number, style));
  return [
    ...full,
    ...(folded.length === 0 ? [] : ['more (holdfast replay ID shows one)', ...folded, '']),
    ...(exotic.length === 0 ? [] : [style.dim('exotic (far from daily use; holdfast replay ID shows one)'), ...exotic.map(({ cluster, number }) => foldedRow(cluster, number, style)), '']),
  ];
}

function fullRow<Row extends Cluster>(cluster: Row, { number, dress }: { number: string; dress: RowDress<Row> }, style: Style): string[] {
  const badge = (cluster.reach === 'natural' ? style.bad : style.warn)(REACHES[cluster.reach]);
  const indent = ' '.repeat(number.length + 2);
  const cases = counted(cluster.count, 'case');
  const label = dress.label(cluster);
  const title = `${label === '' ? '' : `${label}  `}${cluster.difference.operation}: ${cluster.cause}`;
  const margin = ' '.repeat(indent.length + REACHES.edge.length + 2);
  const lines = titled(title, cases, style.width - margin.length, style);
  return [
    `${number}  ${badge}  ${lines[0] ?? ''}`,
    ...lines.slice(1).map((line) => margin + line),
    ...witnessLines(cluster.witness, style, `${indent}  `),
    ...dress.commands(cluster).map((command) => `${indent}  ${style.dim(command)}`),
  ];
}

/** The title, broken between words, with the number of cases at the right of its last line, or on one of its own. */
function titled(title: string, cases: string, room: number, style: Style): string[] {
  const lines = wrap(title, room).map((line) => clip(line, room));
  const gap = room - columns(lines.at(-1) ?? '') - columns(cases);
  const dressed = lines.map((line) => style.bold(line));
  return gap < 2 ? [...dressed, style.dim(cases)] : [...dressed.slice(0, -1), `${dressed.at(-1) ?? ''}${' '.repeat(gap)}${style.dim(cases)}`];
}

function foldedRow(cluster: Cluster, number: string, style: Style): string {
  const room = style.width - number.length - cluster.id.length - 6;
  const cause = clip(`${cluster.cause}`, Math.floor(room * 0.6));
  return `${number}  ${style.dim(cluster.id)}  ${cause}  ${style.bold(callText(cluster.witness, Math.max(12, room - columns(cause))))}`;
}
