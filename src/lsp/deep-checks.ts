import { Problem } from '../index.js';
import type { DeepEditor } from '../index.js';
import type { OpenDocument } from './documents.js';

export interface DeepOptions {
  readonly editor: DeepEditor;
  /** More, or less, can be said of a document. */
  readonly checked: (document: OpenDocument) => void;
  /** Tells the client what went wrong. */
  readonly tell: (message: string) => void;
}

/** Specs that were saved, held against themselves as long as they stand as they were saved. */
export class DeepChecks {
  readonly #options: DeepOptions;
  readonly #running = new Map<string, AbortController>();
  readonly #ending = new Set<Promise<void>>();
  #over = false;

  constructor(options: DeepOptions) {
    this.#options = options;
  }

  /** Whether no more is started. */
  get over(): boolean {
    return this.#over;
  }

  saved(document: OpenDocument): void {
    if (this.#over) return;
    this.changed(document);
    const controller = new AbortController();
    this.#running.set(document.uri, controller);
    const ending = this.#check(document, controller.signal).finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }

  /** Whatever would come of it is of a text that is no more. */
  changed({ uri }: OpenDocument): void {
    this.#running.get(uri)?.abort(new Error('Nobody waits for this any more.'));
    this.#running.delete(uri);
  }

  /** Starts no more, and ends what runs: processes are told at once, and are gone with the promise. */
  async end(): Promise<void> {
    this.#over = true;
    for (const controller of this.#running.values()) controller.abort(new Error('The server ends.'));
    this.#running.clear();
    await Promise.all(this.#ending);
    await this.#options.editor.end();
  }

  async #check(document: OpenDocument, signal: AbortSignal): Promise<void> {
    const { editor, checked, tell } = this.#options;
    try {
      await editor.holdAgainstItself(document.file, signal);
    } catch (error) {
      if (signal.aborted) return;
      tell(`${document.file} could not be held against itself: ${error instanceof Problem ? error.finding.message : error instanceof Error ? error.stack ?? error.message : String(error)}`);
    }
    if (!signal.aborted) checked(document);
  }
}
