import type { ChangeEffect, DiffResult, Movable, RecordChange, SpecChange, SpecDiff } from '../model/change.js';
import { changeText, comparedText, movableText, recordText, sidesOf, totalText, verdictOf } from './diff-words.js';
import { counted } from './numbers.js';
import { visible } from './visible.js';

/** What `diff` found as Markdown, for a comment on a pull request. What weighs stands open, the rest is folded. Ends with a line break. */
export function diffMarkdown(result: DiffResult): string {
  const parts = [
    `### Holdfast: ${verdictOf(result)}`,
    `${prose(comparedText(result))}: ${prose(result.bootstrap ? 'the base holds no spec, all of this is new' : totalText(result))}`,
    ...listed(result.findings.map((f) => `**${f.code}** ${prose(f.message)}`)),
    ...section('holdfast.config.ts', listed(result.settings.map(changeItem))),
    ...result.specs.flatMap(specParts),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, parts: readonly string[]): readonly string[] {
  return parts.length === 0 ? [] : [`#### ${code(title)}`, ...parts];
}

function listed(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n')];
}

function specParts(diff: SpecDiff): readonly string[] {
  const { spec, now, changes, movable, recorded, record, code: files } = diff;
  const [open, rulings] = [record.filter((r) => !r.explained), record.filter((r) => r.explained)];
  const light = changes.filter((c) => c.effect === 'stronger' || c.effect === 'same');
  const heavy = changes.filter((c) => !light.includes(c));
  return section(spec, [
    ...listed([...open.map(recordItem), ...heavy.map(changeItem), ...goes(now === null ? recorded.before : 0), ...movable.map((m) => movableItem(m, diff))]),
    ...folded(`${light.length} ${light.length === 1 ? 'change weakens' : 'changes weaken'} nothing`, light.map(changeItem)),
    ...listed([...rulings.map(recordItem), ...(files.length === 0 ? [] : [`code changed with it: ${files.slice(0, 10).map(code).join(', ')}${files.length > 10 ? ` and ${files.length - 10} more` : ''}`])]),
  ]);
}

function goes(n: number): readonly string[] {
  return n === 0 ? [] : [`**record** ${counted(n, 'recorded case')} with all rulings on them go with it`];
}

/** So few stand open. */
const FEW = 3;

function folded(title: string, items: readonly string[]): readonly string[] {
  return items.length <= FEW ? listed(items) : [`<details><summary>${title}</summary>`, ...listed(items), '</details>'];
}

const MARKS: Readonly<Record<ChangeEffect, string>> = { weaker: '**weaker**', changed: '**changed**', stronger: 'stronger', same: 'same' };

function changeItem(change: SpecChange): string {
  const { before, after } = sidesOf(change);
  return [`${MARKS[change.effect]} ${headText(change)}`, ...sides(before, after)].join('\n');
}

/** The words are ours, what they speak of is the spec's. */
function headText(change: SpecChange): string {
  const text = changeText(change);
  const at = text.indexOf(': ');
  return `${prose(text.slice(0, at))}: ${code(text.slice(at + 2))}`;
}

function sides(before: string | null, after: string | null): readonly string[] {
  if (before === null && after === null) return [];
  const lines = [...(before === null ? [] : [`- ${visible(before)}`]), ...(after === null ? [] : [`+ ${visible(after)}`])].join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return [`${fence}diff\n${lines}\n${fence}`];
}

const MOST_CASES = 3;

function movableItem(movable: Movable, diff: SpecDiff): string {
  const cases = movable.why === 'running' ? [] : movable.cases.slice(0, MOST_CASES);
  return [`**may move** ${prose(movableText(movable, diff))}`, ...cases.map((c) => nested(c.case, c.wanted === null ? [code(c.recorded)] : sides(c.recorded, c.wanted)))].join('\n');
}

function recordItem(record: RecordChange): string {
  const { explained, decision, ruling, problem, entries, kind } = record;
  const name = kind === 'ruling' && decision !== null ? ` (${code(decision)})` : '';
  return [
    `${explained ? 'ruling' : '**unexplained**'} ${prose(recordText(record))}${name}`,
    ...(kind === 'ruling' && ruling !== null && ruling.kind !== 'recorded' ? [`> ${prose(ruling.why)}`, ''] : []),
    ...(problem === null ? [] : [prose(problem), '']),
    ...entries.filter((e) => !explained || e.before !== null).slice(0, MOST_CASES).map(({ case: of, before, after }) => nested(of, sides(before, after))),
  ].join('\n');
}

/** A case below an item, with what is said of it. */
function nested(of: string, said: readonly string[]): string {
  return `- ${[code(of), ...said].join('\n').replaceAll('\n', '\n  ')}`;
}

/** Nothing in a text of others is Markdown, HTML, or the name of somebody to be called. */
function prose(text: string): string {
  return visible(text).replaceAll(/[\\`*_{}[\]<>#|~!]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : `\\${c}`)).replaceAll('@', '@\u2060');
}

/** A code span that holds whatever there is. */
function code(text: string): string {
  const shown = visible(text);
  const ticks = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${shown}${pad}${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
