import type { DocString, Scenario, Step, TableRow } from '@cucumber/messages';
import type { CodeBlock, Comment, Passage, SpecDocument } from '../../model/document.js';
import type { OwnerAt } from '../document/document.js';
import type { Source } from '../document/source.js';
import type { Parsed } from './gherkin-parse.js';
import { lineSpan } from './line-span.js';

/** A run of words in the source: offset of its first character, and what it says. */
interface Run {
  readonly start: number;
  readonly text: string;
}

/** The words of a `.feature`: names, descriptions, steps and cells, each where it stands. */
export function gherkinDocument(source: Source, { feature, comments }: Parsed, ownerAt: OwnerAt): SpecDocument {
  const words = new Words(source, ownerAt);
  if (feature !== undefined) {
    words.titled(feature, 1);
    for (const { rule, scenario, background } of feature.children) {
      if (rule !== undefined) words.titled(rule, 2);
      for (const node of [scenario, background, ...(rule?.children ?? []).flatMap((child) => [child.scenario, child.background])]) {
        if (node === undefined) continue;
        words.titled(node, rule === undefined ? 2 : 3);
        for (const step of node.steps) words.step(step);
        for (const example of (node as Partial<Scenario>).examples ?? []) {
          words.titled(example, rule === undefined ? 3 : 4);
          for (const row of [...(example.tableHeader === undefined ? [] : [example.tableHeader]), ...example.tableBody]) words.row(row);
        }
      }
    }
  }
  const byPlace = (a: { readonly span: Passage['span'] }, b: { readonly span: Passage['span'] }): number => a.span.start.offset - b.span.start.offset;
  return {
    text: source.text, passages: words.passages.toSorted(byPlace), blocks: words.blocks.toSorted(byPlace), links: [],
    comments: comments.map(({ location: { line }, text }): Comment => ({ text: text.trim().replace(/^#+\s*/, ''), span: lineSpan(source, line) })),
    span: (start, end) => source.span(start, end),
  };
}

class Words {
  readonly passages: Passage[] = [];
  readonly blocks: CodeBlock[] = [];
  readonly #source: Source;
  readonly #ownerAt: OwnerAt;

  constructor(source: Source, ownerAt: OwnerAt) {
    this.#source = source;
    this.#ownerAt = ownerAt;
  }

  /** A keyword with its name, and the description beneath it. */
  titled({ name, description, keyword, location: { line } }: { readonly name: string; readonly description: string; readonly keyword: string; readonly location: { readonly line: number } }, level: number): void {
    if (name !== '') this.#passage('heading', level, [this.#inLine(line, name, keyword.length)]);
    if (description === '') return;
    let at = line + 1;
    let paragraph: Run[] = [];
    for (const wanted of description.split(/\r?\n/).map((l) => l.trim())) {
      if (wanted === '') {
        this.#paragraph(paragraph);
        paragraph = [];
        continue;
      }
      at = this.#lineWith(wanted, at);
      paragraph.push(this.#inLine(at++, wanted, 0));
    }
    this.#paragraph(paragraph);
  }

  /** Comments and blank lines may stand between. */
  #lineWith(text: string, from: number): number {
    const last = this.#source.position(this.#source.text.length).line;
    let at = from;
    while (at < last && !this.#line(at).includes(text)) at++;
    return at;
  }

  step({ text, keyword, location: { line }, dataTable, docString }: Step): void {
    if (text !== '') this.#passage('paragraph', 0, [this.#inLine(line, text, keyword.length)]);
    for (const row of dataTable?.rows ?? []) this.row(row);
    if (docString !== undefined) this.#block(docString);
  }

  row({ cells, location: { line } }: TableRow): void {
    let from = 0;
    for (const { value } of cells) {
      if (value === '') continue;
      const run = this.#inLine(line, value, from);
      from = run.start - this.#source.lineStart(line) + run.text.length;
      this.#passage('cell', 0, [run]);
    }
  }

  #block({ content, mediaType, delimiter, location: { line } }: DocString): void {
    const { start } = lineSpan(this.#source, line);
    const last = line + content.split(/\r?\n/).length + 1;
    const end = Math.min(this.#source.text.length, Math.max(start.offset + delimiter.length, this.#source.lineEnd(last)));
    this.blocks.push({ lang: mediaType ?? '', meta: '', text: content, requirement: this.#ownerAt(start.offset), span: this.#source.span(start.offset, end) });
  }

  #line(line: number): string {
    return this.#source.text.slice(this.#source.lineStart(line), this.#source.lineEnd(line));
  }

  /** Where words stand in a line; what is escaped there reads otherwise, and then the line as a whole is it. */
  #inLine(line: number, text: string, from: number): Run {
    const whole = this.#line(line);
    const at = whole.indexOf(text, from);
    if (at >= 0) return { start: this.#source.lineStart(line) + at, text };
    const { start, end } = lineSpan(this.#source, line);
    return { start: start.offset, text: this.#source.text.slice(start.offset, end.offset) };
  }

  #paragraph(runs: readonly Run[]): void {
    if (runs.length > 0) this.#passage('paragraph', 0, runs);
  }

  #passage(kind: Passage['kind'], level: number, runs: readonly Run[]): void {
    const text = runs.map((run) => run.text).join(' ');
    const first = runs[0] as Run;
    const last = runs.at(-1) as Run;
    const place: Passage['place'] = (from, to) => this.#source.span(offsetIn(runs, from), to > from ? offsetIn(runs, to - 1) + 1 : offsetIn(runs, from));
    this.passages.push({ kind, level, listDepth: 0, requirement: this.#ownerAt(first.start), text, prose: text, span: this.#source.span(first.start, last.start + last.text.length), place });
  }
}

/** Of a character of runs that are joined by a space each. */
function offsetIn(runs: readonly Run[], index: number): number {
  let left = index;
  for (const { start, text } of runs) {
    if (left <= text.length) return start + left;
    left -= text.length + 1;
  }
  const last = runs.at(-1);
  return last === undefined ? 0 : last.start + last.text.length;
}
