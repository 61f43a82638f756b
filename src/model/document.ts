import type { Span, Spec } from './spec.js';

/** What a reader makes of one file: the model, and what the text looks like for those who judge or edit its words. */
export interface ReadSpec {
  readonly spec: Spec;
  /** Made anew whenever it is asked for. */
  document(): SpecDocument;
}

/** The words of a spec with their places: what lint and editors look at besides the model. In order of the text, all of it. */
export interface SpecDocument {
  /** As it was handed in. */
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly blocks: readonly CodeBlock[];
  readonly links: readonly Link[];
  /** HTML comments that stand alone or within prose. */
  readonly comments: readonly Comment[];
  /** A part of `text`, offsets counted in UTF-16 units from 0. */
  span(start: number, end: number): Span;
}

/** A heading, a paragraph or a cell of a table: words that belong together. */
export interface Passage {
  readonly kind: 'heading' | 'paragraph' | 'cell';
  /** Of a heading 1 to 6, else 0. */
  readonly level: number;
  /** How many lists it stands in. */
  readonly listDepth: number;
  /** Id of the requirement that it belongs to; null where it belongs to none. */
  readonly requirement: string | null;
  /** What it says, without marks of emphasis and links; code spans with what they hold, without backticks. Line breaks are spaces. */
  readonly text: string;
  /** The same with U+0000 for each character of code: no word reaches into it or over it. */
  readonly prose: string;
  readonly span: Span;
  /** Where a part of `text` or `prose` stands. */
  place(start: number, end: number): Span;
}

export interface CodeBlock {
  /** The info string's first word and the rest; both empty where there is none. */
  readonly lang: string;
  readonly meta: string;
  readonly text: string;
  readonly requirement: string | null;
  readonly span: Span;
}

export interface Link {
  /** Where it leads, as it was written; of a reference its definition's. */
  readonly target: string;
  readonly text: string;
  readonly requirement: string | null;
  readonly span: Span;
}

export interface Comment {
  /** Between `<!--` and `-->`, white space around it taken away. */
  readonly text: string;
  readonly span: Span;
}
