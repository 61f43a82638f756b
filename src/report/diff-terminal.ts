import type { ChangeEffect, DiffResult, EntryChange, Movable, RecordChange, SpecChange, SpecDiff } from '../model/change.js';
import { changeText, comparedText, movableText, recordText, sidesOf, totalText, verdictOf, type DiffVerdict } from './diff-words.js';
import { counted } from './numbers.js';
import type { Dress, Style } from './style.js';
import { findingLines } from './summary.js';
import { visible } from './visible.js';
import { clip, wrap } from './width.js';
import { changeLines } from './witness.js';

/** What `diff` found, for people: what nothing explains first, then what holds less. Ends with a line break. */
export function diffTerminal(result: DiffResult, style: Style): string {
  const lines = [
    ...wrap(`${dressed(verdictOf(result), style)}: ${comparedText(result)}`, style.width),
    ...wrap(result.bootstrap ? `the base holds no spec: all of this is new` : totalText(result), style.width),
    ...result.findings.flatMap((f) => findingLines(f, style)),
    ...(result.settings.length === 0 ? [] : ['', style.bold('holdfast.config.ts'), ...result.settings.flatMap((c) => changeBlock(c, style))]),
    ...result.specs.flatMap((spec) => ['', ...specLines(spec, style)]),
  ];
  return `${lines.join('\n')}\n`;
}

const VERDICTS: Readonly<Record<DiffVerdict, (style: Style) => Dress>> = {
  unexplained: (s) => s.bad, weaker: (s) => s.bad, changed: (s) => s.warn, stronger: (s) => s.good, same: (s) => s.good, none: (s) => s.good,
};

function dressed(verdict: DiffVerdict, style: Style): string {
  return VERDICTS[verdict](style)(style.bold(verdict));
}

/** What holds more, or the same, is cut to so many lines; what holds less never is. */
const MOST_LIGHT = 8;

function specLines(diff: SpecDiff, style: Style): string[] {
  const { spec, now, changes, movable, recorded, record, code } = diff;
  const light = changes.filter(isLight);
  const shown = changes.filter((c) => !isLight(c) || light.indexOf(c) < MOST_LIGHT);
  const [open, rulings] = [record.filter((r) => !r.explained), record.filter((r) => r.explained)];
  return [
    style.bold(visible(spec)),
    ...open.flatMap((r) => recordBlock(r, style)),
    ...shown.flatMap((c) => changeBlock(c, style)),
    ...(light.length > MOST_LIGHT ? [style.dim(`  ${LABEL} and ${counted(light.length - MOST_LIGHT, 'more change')} that weaken nothing; --json has them all`)] : []),
    ...(now === null && recorded.before > 0 ? labelled('record', style.bad, `${counted(recorded.before, 'recorded case')} with all rulings on them go with it`, style) : []),
    ...movable.flatMap((m) => movableBlock(m, diff, style)),
    ...rulings.flatMap((r) => recordBlock(r, style)),
    ...(code.length === 0 ? [] : labelled('code', style.dim, `changed with it: ${code.slice(0, 5).join(', ')}${code.length > 5 ? ` and ${counted(code.length - 5, 'more file')}` : ''}`, style)),
  ];
}

function isLight({ effect }: SpecChange): boolean {
  return effect === 'stronger' || effect === 'same';
}

/** As wide as the widest label and a space. */
const WIDTH = 'unexplained'.length + 1;
const LABEL = ' '.repeat(WIDTH);

/** A label and what it says, wrapped beside it. */
function labelled(label: string, dress: Dress, text: string, style: Style): string[] {
  const [first = '', ...rest] = wrap(visible(text), style.width - 2 - WIDTH, '  ');
  return [`  ${dress(label)}${' '.repeat(WIDTH - label.length)}${first}`, ...rest.map((line) => `  ${LABEL}${line}`)];
}

const EFFECTS: Readonly<Record<ChangeEffect, (style: Style) => Dress>> = { weaker: (s) => s.bad, changed: (s) => s.warn, stronger: (s) => s.good, same: (s) => s.dim };

function changeBlock(change: SpecChange, style: Style): string[] {
  const { before, after } = sidesOf(change);
  return [...labelled(change.effect, EFFECTS[change.effect](style), changeText(change), style), ...sideLines(before, after, style)];
}

const SIDES = { prior: 'was  ', candidate: 'now  ' };

function sideLines(before: string | null, after: string | null, style: Style): string[] {
  const room = style.width - 2 - WIDTH;
  if (before !== null && after !== null) return changeLines(visible(before), visible(after), { room, style, labels: SIDES }).map((line) => `  ${LABEL}${line}`);
  const only = before ?? after;
  return only === null ? [] : [`  ${LABEL}  ${style.dim(before === null ? SIDES.candidate : SIDES.prior)}${clip(visible(only), room - 2 - SIDES.prior.length)}`];
}

/** Examples of what is counted. */
const MOST_CASES = 2;

function movableBlock(movable: Movable, diff: SpecDiff, style: Style): string[] {
  const room = style.width - 4 - WIDTH;
  return [
    ...labelled('may move', style.warn, movableText(movable, diff), style),
    ...(movable.why === 'running' ? [] : movable.cases).slice(0, MOST_CASES).flatMap((c) => [`  ${LABEL}  ${style.bold(clip(visible(c.case), room))}`, ...(c.wanted === null ? [`  ${LABEL}    ${clip(visible(c.recorded), room - 2)}`] : sideLines(c.recorded, c.wanted, style).map((line) => `  ${line}`))]),
  ];
}

function recordBlock(record: RecordChange, style: Style): string[] {
  const { explained, decision, ruling, problem, entries, kind } = record;
  const label = explained ? 'ruling' : 'unexplained';
  const room = style.width - 4 - WIDTH;
  return [
    ...labelled(label, explained ? style.accent : style.bad, recordText(record), style),
    ...(kind === 'ruling' && decision !== null ? [`  ${LABEL}  ${style.dim(decision)}`] : []),
    ...(kind === 'ruling' && ruling !== null && ruling.kind !== 'recorded' ? [`  ${LABEL}  ${style.dim(clip(visible(ruling.why), room))}`] : []),
    ...entries.filter((e) => !explained || e.before !== null).slice(0, MOST_CASES).flatMap((e) => entryLines(e, style)),
    ...(problem === null ? [] : wrap(visible(problem), room).map((line) => `  ${LABEL}  ${line}`)),
  ];
}

function entryLines(entry: EntryChange, style: Style): string[] {
  const room = style.width - 4 - WIDTH;
  const [before, after] = [outcomeOf(entry, 'before'), outcomeOf(entry, 'after')];
  return [`  ${LABEL}  ${style.bold(clip(visible(entry.case), room))}`, ...sideLines(before, after, style).map((line) => `  ${line}`)];
}

function outcomeOf(entry: EntryChange, side: 'before' | 'after'): string | null {
  const text = entry[side];
  return text === null ? null : text.startsWith(`${entry.case} `) ? text.slice(entry.case.length + 1) : text.replaceAll('\n', '; ');
}
