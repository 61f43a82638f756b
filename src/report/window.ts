import type { Change } from './change.js';
import { columns, columnsOf } from './width.js';

/** One side of a change, cut to fit a line: what stands before the change, the change, what stands after it. */
export interface Windowed {
  readonly before: string;
  readonly changed: string;
  readonly after: string;
}

/** So much of what stands around the change stays in sight, where there is as much. */
const CONTEXT = 8;

/** Cuts both sides to so many columns, around what changed and alike, so that they stand below one another; … stands for what is left out. */
export function windowed(change: Change, most: number): Readonly<Record<'prior' | 'candidate', Windowed>> {
  const [before, after] = [columns(change.before.join('')), columns(change.after.join(''))];
  const room = most - Math.min(CONTEXT, before) - Math.min(CONTEXT, after);
  const changed = { prior: clipInside(change.prior, room), candidate: clipInside(change.candidate, room) };
  const rest = most - Math.max(columns(changed.prior), columns(changed.candidate));
  const left = Math.min(before, Math.max(Math.floor(rest / 2), rest - after));
  const side = (which: 'prior' | 'candidate'): Windowed => ({
    before: tail(change.before, left), changed: changed[which], after: head(change.after, most - left - columns(changed[which])),
  });
  return { prior: side('prior'), candidate: side('candidate') };
}

function head(characters: readonly string[], most: number): string {
  const text = characters.join('');
  if (columns(text) <= most) return text;
  return most < 1 ? '' : `${take(characters, most - 1).join('')}…`;
}

function tail(characters: readonly string[], most: number): string {
  const text = characters.join('');
  if (columns(text) <= most) return text;
  return most < 1 ? '' : `…${take(characters.toReversed(), most - 1).reverse().join('')}`;
}

/** The beginning says most; a little of the end shows that there is one. */
function clipInside(characters: readonly string[], most: number): string {
  const text = characters.join('');
  if (columns(text) <= most) return text;
  const end = Math.floor((most - 1) / 4);
  return `${take(characters, most - 1 - end).join('')}…${take(characters.toReversed(), end).reverse().join('')}`;
}

function take(characters: readonly string[], most: number): string[] {
  const out: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += [...character].reduce((sum, c) => sum + columnsOf(c), 0);
    if (used > most) break;
    out.push(character);
  }
  return out;
}
