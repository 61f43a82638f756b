import type { KnownSpec } from '../../editor/known.js';
import { usesOf } from '../../editor/uses.js';
import { sentencesOf } from '../../lint/sentences.js';
import { summaryOf } from '../../lint/summary.js';
import type { SpecSummary } from '../../model/lint.js';
import { SpecMemory } from '../../spec/memory.js';
import { readSpecDocument } from '../../spec/read-spec.js';
import { textOf } from './ledger-texts.js';
import { stampOf } from './stamp.js';

interface Known {
  readonly text: string;
  readonly known: KnownSpec;
  readonly memory: SpecMemory;
  /** Of a file that is not open: when and how it stood on disk. */
  readonly stamp: string | null;
  summary: SpecSummary | null;
}

/** Specs by file, each read when it is asked for, and again where its text is another. Texts that are open win over the disk. */
export class SpecCache {
  readonly #open = new Map<string, string>();
  readonly #known = new Map<string, Known>();
  readonly #nameOf: (file: string) => string;

  /** `nameOf`: what findings call a file. */
  constructor(nameOf: (file: string) => string) {
    this.#nameOf = nameOf;
  }

  setText(file: string, text: string): void {
    this.#open.set(file, text);
  }

  close(file: string): void {
    this.#open.delete(file);
    this.#known.delete(file);
  }

  /** Its time and size may be what they were, and its text another. */
  forget(file: string): void {
    if (!this.#open.has(file)) this.#known.delete(file);
  }

  /** Files are called otherwise from now on. */
  forgetAll(): void {
    this.#known.clear();
  }

  get open(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** Null where there is no such text. */
  async get(file: string): Promise<KnownSpec | null> {
    const open = this.#open.get(file);
    if (open !== undefined) return this.#read(file, open, null).known;
    const stamp = await stampOf(file);
    const before = this.#known.get(file);
    if (before !== undefined && stamp !== null && before.stamp === stamp) return before.known;
    const text = stamp === null ? null : await textOf(file);
    if (text !== null) return this.#read(file, text, stamp).known;
    this.#known.delete(file);
    return null;
  }

  /** What rules that look at all specs need of one, as it was when it was last asked for; null where it never was. */
  summary(file: string): SpecSummary | null {
    const open = this.#open.get(file);
    const here = open === undefined ? this.#known.get(file) : this.#read(file, open, null);
    if (here === undefined) return null;
    const { spec, document } = here.known;
    here.summary ??= summaryOf({ spec, document, sentences: sentencesOf(document, true), native: true });
    return here.summary;
  }

  #read(file: string, text: string, stamp: string | null): Known {
    const before = this.#known.get(file);
    if (before?.text === text && before.stamp === stamp) return before;
    const memory = new SpecMemory(before?.memory ?? null);
    const read = readSpecDocument(text, { file: this.#nameOf(file), memory });
    const document = read.document();
    const known: KnownSpec = { file, spec: read.spec, document, uses: usesOf(read.spec, document) };
    const next: Known = { text, memory, stamp, known, summary: null };
    this.#known.set(file, next);
    return next;
  }
}
