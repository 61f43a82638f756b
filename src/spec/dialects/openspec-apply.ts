import { blocksOf, linesOf, readDelta } from './openspec-delta.js';
import type { Delta, RequirementBlock } from './openspec-delta.js';

/** Why a change cannot be applied; `line`: of the change's text. */
export interface Refusal {
  readonly line: number;
  readonly message: string;
}

export type Applied =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Of a spec that is not there yet. */
export interface NewSpec {
  readonly name: string;
  readonly change: string;
}

/** Same but for case and white space: a slip, never another requirement. */
const fold = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, ' ');
const heading = (name: string): string => `"### Requirement: ${name}"`;

/**
 * The main spec once a change is applied to it, as `openspec archive` writes it: first what is renamed, then removed, modified, added.
 * `main` is null where the change makes the spec.
 */
export function applyDelta(main: string | null, change: string, spec: NewSpec): Applied {
  const delta = readDelta(change);
  const refusals = [...againstItself(delta), ...(main === null ? ofNew(delta) : [])];
  if (refusals.length > 0) return { ok: false, refusals };
  const text = main ?? `# ${spec.name} Specification\n\n## Purpose\n${delta.purpose ?? `TBD - created by archiving change ${spec.change}. Update Purpose after archive.`}\n\n## Requirements\n`;
  const parts = partsOf(text);
  const { slots, refusals: later } = applied(parts.blocks, delta, main === null);
  return later.length > 0 ? { ok: false, refusals: later } : { ok: true, text: composed(parts, slots) };
}

/** What is wrong with a change whatever it is applied to. */
export function againstItself(delta: Delta): readonly Refusal[] {
  const { added, modified, removed, renamed, unpaired } = delta;
  const refusals: Refusal[] = unpaired.map(({ side, name, line }) => ({ line, message: `${side}: ${heading(name)} has no ${side === 'FROM' ? 'TO' : 'FROM'}. Write each rename as a FROM: line and its TO: line right behind it` }));
  const twice = (what: string, all: readonly { readonly name: string; readonly line: number }[]): void => {
    for (const [i, { name, line }] of all.entries()) if (all.slice(0, i).some((other) => other.name === name)) refusals.push({ line, message: `${heading(name)} stands twice under ${what}. Say once what becomes of it` });
  };
  twice('ADDED', added);
  twice('MODIFIED', modified);
  twice('REMOVED', removed);
  twice('RENAMED', renamed.map(({ from, line }) => ({ name: from, line })));
  twice('RENAMED', renamed.map(({ to, line }) => ({ name: to, line })));
  const both = (one: readonly { readonly name: string; readonly line: number }[], other: ReadonlySet<string>, what: string): void => {
    for (const { name, line } of one) if (other.has(name)) refusals.push({ line, message: `${heading(name)} stands under ${what}. Keep one of them` });
  };
  const names = (all: readonly { readonly name: string }[]): ReadonlySet<string> => new Set(all.map(({ name }) => name));
  both(modified, names(removed), 'MODIFIED and REMOVED');
  both(modified, names(added), 'MODIFIED and ADDED');
  both(added, names(removed), 'ADDED and REMOVED');
  for (const { from, to, line } of renamed) {
    if (removed.some(({ name }) => fold(name) === fold(from))) refusals.push({ line, message: `${heading(from)} is renamed, and removed besides. Keep one of them` });
    if (modified.some(({ name }) => name === from)) refusals.push({ line, message: `${heading(from)} is renamed, so MODIFIED speaks of it by its new name: write ${heading(to)} there` });
    if (added.some(({ name }) => name === to)) refusals.push({ line, message: `${heading(from)} is renamed to what is added besides. Give one of them another name` });
  }
  if (refusals.length === 0 && added.length + modified.length + removed.length + renamed.length === 0) refusals.push({ line: 1, message: 'The change changes nothing. Write requirements under "## ADDED Requirements", MODIFIED, REMOVED or RENAMED' });
  return refusals;
}

function ofNew({ modified, renamed }: Delta): readonly Refusal[] {
  return [...modified.map(({ name, line }) => ({ name, line, what: 'modified' })), ...renamed.map(({ from, line }) => ({ name: from, line, what: 'renamed' }))]
    .map(({ name, line, what }) => ({ line, message: `There is no main spec yet, so nothing of it can be ${what}: ${heading(name)}. A new spec has ADDED requirements only` }));
}

interface Parts {
  readonly head: string;
  readonly title: string;
  readonly preamble: string;
  readonly blocks: readonly RequirementBlock[];
  readonly tail: string;
}

function partsOf(text: string): Parts {
  const lines = linesOf(text);
  const at = lines.findIndex((line) => !line.fenced && /^##\s+Requirements\s*$/i.test(line.text));
  if (at < 0) return { head: lines.map((line) => line.text).join('\n').trimEnd(), title: '## Requirements', preamble: '', blocks: [], tail: '' };
  const next = lines.findIndex((line, i) => i > at && !line.fenced && /^##\s+/.test(line.text));
  const end = next < 0 ? lines.length : next;
  const { before, blocks } = blocksOf(lines.slice(at + 1, end));
  const join = (some: readonly { readonly text: string }[]): string => some.map((line) => line.text).join('\n');
  return { head: join(lines.slice(0, at)).trimEnd(), title: lines[at]?.text ?? '', preamble: before.join('\n').trim() === '' ? '' : before.join('\n').trimEnd(), blocks, tail: join(lines.slice(end)).trim() };
}

type Slots = Map<string, RequirementBlock>;

/** In the order in which a change is applied; places are kept, also of what is renamed. */
function applied(blocks: readonly RequirementBlock[], delta: Delta, isNew: boolean): { readonly slots: readonly RequirementBlock[]; readonly refusals: readonly Refusal[] } {
  let slots: Slots = new Map(blocks.map((block) => [block.name, block]));
  const refusals: Refusal[] = [];
  const refuse = (line: number, message: string): void => void refusals.push({ line, message });
  const like = (name: string, but: string | null = null): string | undefined => [...slots.keys()].find((key) => key !== but && fold(key) === fold(name));
  for (const { from, to, line } of delta.renamed) {
    const old = slots.get(from);
    const near = old === undefined ? like(from, to) : like(to, from);
    if (old === undefined && slots.has(to) && near === undefined) continue;
    if (old === undefined) refuse(line, `There is no ${heading(from)} to be renamed${near === undefined ? '' : `; there is ${heading(near)}`}. Write its heading as the main spec has it`);
    else if (slots.has(to)) refuse(line, `${heading(to)} is there already, so nothing can be renamed to it. Choose another name`);
    else if (near !== undefined) refuse(line, `${heading(to)} differs from ${heading(near)} by case or white space alone. Choose another name`);
    else slots = new Map([...slots].map(([key, block]) => (key === from ? [to, { ...block, name: to, raw: block.raw.replace(/^.*/, () => `### Requirement: ${to}`) }] : [key, block])));
  }
  for (const { name, line } of delta.removed) {
    const near = slots.has(name) || isNew ? undefined : like(name);
    if (near !== undefined) refuse(line, `There is no ${heading(name)} to be removed; there is ${heading(near)}. Write its heading as the main spec has it`);
    slots.delete(name);
  }
  for (const block of delta.modified) {
    const old = slots.get(block.name);
    const lost = old === undefined ? [] : lostScenarios(old, block);
    if (old === undefined) refuse(block.line, `There is no ${heading(block.name)} to be modified${like(block.name) === undefined ? '' : `; there is ${heading(like(block.name) ?? '')}`}. Write its heading as the main spec has it, or put it under ADDED`);
    else if (lost.length > 0) refuse(block.line, `${heading(block.name)} would lose ${lost.map((name) => `"${name}"`).join(', ')}: what is modified is replaced as a whole. Repeat the scenarios that are to stay`);
    else slots.set(block.name, block);
  }
  for (const block of delta.added) {
    const old = slots.get(block.name);
    const near = old === undefined ? like(block.name) : undefined;
    if (near !== undefined) refuse(block.line, `${heading(block.name)} differs from ${heading(near)} by case or white space alone. Modify that one, or choose another name`);
    else if (old === undefined) slots.set(block.name, block);
    else if (old.raw.trim() !== block.raw.trim()) refuse(block.line, `${heading(block.name)} is there already and says something else. Put it under MODIFIED, or choose another name`);
  }
  return { slots: [...slots.values()], refusals };
}

/** Scenarios, which are all headings of level 4, that the new text lacks. */
function lostScenarios(old: RequirementBlock, next: RequirementBlock): readonly string[] {
  const left = [...scenariosIn(next)];
  return scenariosIn(old).filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function scenariosIn({ raw }: RequirementBlock): readonly string[] {
  return linesOf(raw).filter(({ text, fenced }) => !fenced && /^####\s+/.test(text)).map(({ text }) => text.replace(/^####\s+/, '').replace(/[ \t]+#+[ \t]*$/, '').replace(/^Scenario:\s*/i, '').trim());
}

function composed({ head, title, preamble, tail }: Parts, slots: readonly RequirementBlock[]): string {
  const body = [...(preamble === '' ? [] : [preamble]), ...slots.map(({ raw }) => raw)].join('\n\n').trimEnd();
  const text = [head, title, body, tail].filter((part) => part !== '').join('\n\n');
  return `${withoutBlankRuns(text).trimEnd()}\n`;
}

/** One blank line where several stood, but for fences. */
function withoutBlankRuns(text: string): string {
  const lines = linesOf(text);
  return lines.filter(({ text: line, fenced }, i) => fenced || line !== '' || i === 0 || lines[i - 1]?.fenced === true || lines[i - 1]?.text !== '').map((line) => line.text).join('\n');
}
