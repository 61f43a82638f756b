import type { Diagnostic } from 'vscode-languageserver/node';
import type { Editor } from '../index.js';
import { diagnosticOf } from './convert.js';
import type { Documents, OpenDocument } from './documents.js';

/** Milliseconds of quiet before a text is looked at, and how long one who types on and on waits at most. */
const QUIET = 10;
const LONGEST = 200;

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

export interface PublisherOptions {
  readonly editor: Editor;
  readonly documents: Documents;
  readonly send: (published: Published) => void;
  readonly failed: (error: unknown) => void;
  readonly now: () => number;
}

/** Says what is wrong in a document soon after it changed, of the text as it is then. */
export class Publisher {
  readonly #options: PublisherOptions;
  /** Documents of which something was said. */
  readonly #said = new Set<string>();
  readonly #waiting = new Map<string, { readonly since: number; readonly timer: NodeJS.Timeout }>();

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  changed({ uri }: OpenDocument): void {
    const before = this.#waiting.get(uri);
    clearTimeout(before?.timer);
    const now = this.#options.now();
    const since = before?.since ?? now;
    const timer = setTimeout(() => void this.#publish(uri), Math.max(0, Math.min(QUIET, since + LONGEST - now)));
    this.#waiting.set(uri, { since, timer });
  }

  /** What is known of what lies around them changed. */
  all(): void {
    for (const document of this.#options.documents.all()) this.changed(document);
  }

  closed({ uri }: OpenDocument): void {
    clearTimeout(this.#waiting.get(uri)?.timer);
    this.#waiting.delete(uri);
    if (this.#said.delete(uri)) this.#options.send({ uri, diagnostics: [] });
  }

  async #publish(uri: string): Promise<void> {
    const { editor, documents, send, failed } = this.#options;
    this.#waiting.delete(uri);
    const document = documents.get(uri);
    if (document === null || !(editor.maybeSpec(document.file) || this.#said.has(uri))) return;
    try {
      const remarks = await editor.remarks(document.file);
      // What changed meanwhile is looked at again.
      if (documents.get(uri)?.text.version !== document.text.version) return;
      this.#said.add(uri);
      send({ uri, version: document.text.version, diagnostics: remarks.map(diagnosticOf) });
    } catch (error) {
      failed(error);
    }
  }
}
