import type { Cluster, Pair, Waited } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import { askedAt, caseText, stepTexts } from '../value/case.js';
import { lastLine } from '../value/last-line.js';
import { changeOf } from './change.js';
import type { Change } from './change.js';
import type { Style } from './style.js';
import { clip, columns } from './width.js';
import { windowed } from './window.js';
import type { Windowed } from './window.js';

/** Of a session that is longer than `WHOLE` up to the step that differs, so many of its steps are shown. */
const MOST_STEPS = 3;
const WHOLE = 6;
const LABEL = { prior: 'prior      ', candidate: 'candidate  ' };

interface Shown extends Pick<Cluster, 'witness' | 'difference' | 'waited'> {
  /** Where no case was asked, what was. */
  readonly asked?: string | null;
}

/** A row's witness: the call (of a session, line by line), then what each side did, with what changed marked. */
export function witnessLines({ witness, difference, waited, asked = null }: Shown, style: Style, indent: string): string[] {
  const [prior, candidate] = [witness.prior, witness.candidate].map((observation) => linesOf(observation, waited)) as [string[], string[]];
  const differs = (line: string, i: number): boolean => line !== candidate[i];
  // Steps before the one that the row speaks of may differ in what is free.
  const named = prior.findIndex((line, i) => differs(line, i) && askedAt(witness.case, i) === difference.operation);
  const step = Math.max(0, named < 0 ? prior.findIndex(differs) : named);
  const room = style.width - indent.length;
  if (asked !== null) return [style.bold(clip(asked, room)), ...changeLines(prior[0] ?? '', candidate[0] ?? '', { room, style })].map((line) => indent + line);
  // Where there was no prior there is nothing to compare with: what the candidate did stands alone.
  if (witness.prior.kind === 'couldNotRun') return [...callLines(witness, { step: candidate.length - 1, room, style }), `  ${style.dim(LABEL.candidate)}${clip(candidate.at(-1) ?? '', room - 2 - LABEL.candidate.length)}`].map((line) => indent + line);
  return [...callLines(witness, { step, room, style }), ...changeLines(prior[step] ?? 'is not reached', candidate[step] ?? 'is not reached', { room, style })].map((line) => indent + line);
}

/** What a side did, a line a step; of one that never returned how long that was waited for, and what it did later. */
function linesOf({ kind, text }: Observation, waited: Waited | undefined): string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  if (waited === undefined || kind !== 'timedOut') return [...lines, last];
  return [...lines, waited.later === null ? `${last} (waited ${waited.seconds} s)` : `${lastLine(waited.later)} (after more than ${waited.seconds} s)`];
}

function callLines({ case: c }: Pair, { step, room, style }: { step: number; room: number; style: Style }): string[] {
  if (c.kind === 'call') return [style.bold(clip(caseText(c), room))];
  const steps = stepTexts(c);
  const hidden = step < WHOLE ? 0 : step + 1 - MOST_STEPS;
  // One step takes no more room than to say that it is not shown.
  const shown = hidden <= 1 ? steps : [steps[0] ?? '', `… ${hidden} more steps`, ...steps.slice(hidden + 1)];
  const after = Math.max(0, steps.length - 1 - step);
  const kept = after === 0 ? shown : shown.slice(0, shown.length - after);
  return kept.map((line, i) => (i === kept.length - 1 ? style.bold(clip(line, room)) : clip(line, room)));
}

/** What each side did, one below the other, with what changed marked; `labels` are of one width. */
export function changeLines(prior: string, candidate: string, { room, style, labels = LABEL }: { room: number; style: Style; labels?: typeof LABEL }): string[] {
  const change = changeOf(prior, candidate);
  const sides = windowed(change, room - 2 - labels.prior.length);
  const side = (which: 'prior' | 'candidate', dress: Style['bad']): string => {
    const { before, changed, after } = sides[which];
    return `  ${style.dim(labels[which])}${before}${changed === '' ? '' : dress(style.changed(changed))}${after}`;
  };
  const lines = [side('prior', style.bad), side('candidate', style.good)];
  return style.colour || isNothing(change) || isWhole(change) ? lines : [...lines, caretLine(sides.candidate, labels.candidate.length)];
}

/** Both sides did the same. */
function isNothing({ prior, candidate }: Change): boolean {
  return prior.length === 0 && candidate.length === 0;
}

/** Nothing is left of what was: there is nothing to mark. */
function isWhole({ before, after }: Change): boolean {
  return after.length === 0 && /^(?:→ |throws )?$/.test(before.join(''));
}

/** Under the candidate's line: where it is not what it was. Where it lacks something, one caret stands at the place. */
function caretLine({ before, changed }: Windowed, label: number): string {
  return `  ${' '.repeat(label + columns(before))}${'^'.repeat(Math.max(1, columns(changed)))}`;
}
