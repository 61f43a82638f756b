import type { Style } from './style.js';
import { clip } from './width.js';
import { changeLines } from './witness.js';

/** What a replay did, as far as a report needs to know. */
export type Replayed =
  | { readonly form: 'ran'; readonly case: string; readonly sides: readonly ReplayedSide[]; readonly differs: boolean | null; readonly cause: string | null }
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

/** A witness that ran again, for people: the case, what each side did now, and whether they differ. Ends with a line break. */
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

function verdict({ differs, cause, sides }: Extract<Replayed, { form: 'ran' }>, style: Style): string {
  if (differs === null) return '';
  if (differs) return `${style.bad('different')}${cause === null ? '' : `: ${cause}`}`;
  return style.good('the same') + (sides[0]?.observation === sides[1]?.observation ? '' : ', but for what is unspecified or cannot be seen into');
}
