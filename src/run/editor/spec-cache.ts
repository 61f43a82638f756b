import type { KnownSpec } from '../../editor/known.js';
import { usesOf } from '../../editor/uses.js';
import { sentencesOf } from '../../lint/sentences.js';
import { summaryOf } from '../../lint/summary.js';
import type { SpecSummary } from '../../model/lint.js';
import { claimant } from '../../spec/dialects/read-any.js';
import type { Told } from '../../spec/dialects/dialect.js';
import { SpecMemory } from '../../spec/memory.js';
import { readSpecDocument } from '../../spec/read-spec.js';
import { textOf } from './ledger-texts.js';
import { stampOf } from './stamp.js';

interface Known {
  readonly text: string;
  /** Null of what is no spec. */
  readonly known: KnownSpec | null;
  /** Of the native format alone. */
  readonly memory: SpecMemory | null;
  /** Of a file that is not open: when and how it stood on disk. */
  readonly stamp: string | null;
  summary: SpecSummary | null;
}

export interface SpecCacheOptions {
  /** What findings call a file. */
  nameOf(file: string): string;
  /** What is known of a file that may be a spec; null of others. */
  toldOf(file: string): Told | null;
}

/** Specs by file, each read when it is asked for, and again where its text is another. Texts that are open win over the disk. */
export class SpecCache {
  readonly #open = new Map<string, string>();
  readonly #known = new Map<string, Known>();
  readonly #options: SpecCacheOptions;

  constructor(options: SpecCacheOptions) {
    this.#options = options;
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

  /** Null where there is no such text, or it is no spec. */
  async get(file: string): Promise<KnownSpec | null> {
    const open = this.#open.get(file);
    if (open !== undefined) return (await this.#read(file, open, null)).known;
    const stamp = await stampOf(file);
    const before = this.#known.get(file);
    if (before !== undefined && stamp !== null && before.stamp === stamp) return before.known;
    const text = stamp === null ? null : await textOf(file);
    if (text !== null) return (await this.#read(file, text, stamp)).known;
    this.#known.delete(file);
    return null;
  }

  /** The text of a file, whatever it is; null where there is none. */
  async text(file: string): Promise<string | null> {
    return this.#open.get(file) ?? textOf(file);
  }

  /** What rules that look at all specs need of one, as it was when it was last asked for; null where it never was, or is no spec. */
  async summary(file: string): Promise<SpecSummary | null> {
    const open = this.#open.get(file);
    const here = open === undefined ? this.#known.get(file) : await this.#read(file, open, null);
    if (here === undefined || here.known === null) return null;
    const { spec, document } = here.known;
    const native = spec.dialect === 'holdfast';
    here.summary ??= summaryOf({ spec, document, sentences: sentencesOf(document, native), native });
    return here.summary;
  }

  async #read(file: string, text: string, stamp: string | null): Promise<Known> {
    const before = this.#known.get(file);
    if (before?.text === text && before.stamp === stamp) return before;
    const next: Known = { stamp, text, ...await this.#readAnew(file, text, before?.memory ?? null), summary: null };
    this.#known.set(file, next);
    return next;
  }

  async #readAnew(file: string, text: string, last: SpecMemory | null): Promise<Pick<Known, 'known' | 'memory'>> {
    const told = this.#options.toldOf(file);
    const name = this.#options.nameOf(file);
    const dialect = told === null ? null : claimant(text, { file: name, told });
    if (told === null || dialect === null) return { known: null, memory: null };
    const memory = dialect.name === 'holdfast' ? new SpecMemory(last) : null;
    const { spec, document } = memory === null ? (await dialect.load())({ text, file: name, told }) : readSpecDocument(text, { file: name, memory });
    const words = document();
    return { memory, known: { file, spec, document: words, uses: usesOf(spec, words) } };
  }
}
