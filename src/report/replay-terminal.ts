import type { Style } from './style.js';
import { clip } from './width.js';
import { changeLines } from './witness.js';

/** What a replay did, as far as a report needs to know. */
export type Replayed =
  | { readonly form: 'ran'; readonly case: string; readonly sides: readonly ReplayedSide[]; readonly differs: boolean | null; readonly cause: string | null; readonly judged: Rejudged | null }
  | { readonly form: 'test'; readonly text: string }
  | { readonly form: 'debugged'; readonly exitCode: number };

export interface ReplayedSide {
  readonly side: 'prior' | 'candidate';
  readonly name: string;
  readonly observation: string;
  /** Its source is not what it was when the witness was found. */
  readonly changed: boolean;
  /** It cannot be had any more, or never ran: this is what it did when the witness was found. */
  readonly recorded: boolean;
}

/** What it comes to by its spec. */
export interface Rejudged {
  readonly spec: string;
  readonly judgement: {
    readonly outcome: string;
    readonly counts: string;
    readonly cause: string | null;
    readonly decision: string | null;
    readonly freed: readonly { readonly requirement: string; readonly lines: readonly string[] }[];
    readonly silent: readonly string[];
  } | null;
  readonly unasked: string | null;
}

/** A witness that ran again, for people: the case, what each side did now, and whether they differ, and what that comes to. Ends with a line break. */
export function replayTerminal(replayed: Replayed, style: Style): string {
  if (replayed.form === 'test') return replayed.text;
  if (replayed.form === 'debugged') return '';
  const lines = [style.bold(replayed.case), ...replayed.sides.map((side) => sideLine(side, style)), ...observationLines(replayed.sides, style), verdict(replayed, style)];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

function sideLine({ side, name, changed, recorded }: ReplayedSide, style: Style): string {
  const more = recorded ? '(as it was recorded: it cannot be run any more)' : changed ? '(changed since the witness was found)' : '';
  return style.dim(`  ${side.padEnd(9)}  ${[name, more].filter((part) => part !== '').join(' ')}`);
}

/** Step by step; of a step that both sides answer alike the answer stands once. */
function observationLines(sides: readonly ReplayedSide[], style: Style): string[] {
  const [first, second] = sides.map((s) => s.observation.split('\n'));
  if (first === undefined) return [];
  if (second === undefined) return first.map((line) => `  ${line}`);
  return Array.from({ length: Math.max(first.length, second.length) }, (_, i) => {
    const [a, b] = [first[i] ?? 'is not reached', second[i] ?? 'is not reached'];
    return a === b ? [`  ${style.dim('both       ')}${clip(a, style.width - 13)}`] : changeLines(a, b, { room: style.width, style });
  }).flat();
}

function verdict({ differs, cause, sides, judged }: Extract<Replayed, { form: 'ran' }>, style: Style): string {
  if (differs === null) return judged === null ? '' : judgedLines(judged, { differs: false, cause }, style).join('\n');
  const first = differs ? `${style.bad('different')}${cause === null ? '' : `: ${cause}`}` : style.good('the same') + alike(sides, judged);
  return [first, ...(judged === null ? [] : judgedLines(judged, { differs, cause }, style))].join('\n');
}

/** Why what is not alike to the letter is the same. */
function alike([first, second]: readonly ReplayedSide[], judged: Rejudged | null): string {
  if (first?.observation === second?.observation) return '';
  const freed = judged?.judgement?.freed ?? [];
  return `, but for ${freed.length === 0 ? 'what is unspecified, cannot be seen into, or is worded by the engine or named by tools' : freedText(freed)}`;
}

/** `what CART-5 leaves unspecified (error.message)`. */
function freedText(freed: NonNullable<Rejudged['judgement']>['freed']): string {
  return `what ${freed.map(({ requirement, lines }) => `${requirement} leaves unspecified (${lines.length === 0 ? 'the outcome of this input' : lines.join(', ')})`).join(' and ')}`;
}

function judgedLines({ spec, judgement, unasked }: Rejudged, { differs, cause }: { readonly differs: boolean; readonly cause: string | null }, style: Style): string[] {
  const rest = unasked === null ? [] : [style.warn(unasked)];
  if (judgement === null) return rest;
  const { outcome, counts, decision, freed, silent } = judgement;
  const dress = counts === 'safe' ? style.good : counts === 'reported' ? style.dim : counts === 'undecided' ? style.warn : style.bad;
  const why = judgement.cause === null || judgement.cause === cause ? '' : `: ${judgement.cause}`;
  return [
    `${dress(counts)} by ${spec}${counts === 'safe' && decision === null ? '' : `, ${outcome}`}${decision === null ? '' : ` (${decision})`}${why}`,
    ...(differs && freed.length > 0 ? [style.dim(`not counted: ${freedText(freed)}`)] : []),
    ...(silent.length > 0 ? [style.dim(`not what ${silent.join(', ')} ${silent.length === 1 ? 'says, which nobody has confirmed' : 'say, which nobody has confirmed'}`)] : []),
    ...rest,
  ];
}
