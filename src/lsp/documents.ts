import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Editor } from '../index.js';
import { fileOf, uriOf } from './files.js';

/** A text that is open in the editor. What is no spec has nothing said of it. */
export interface OpenDocument {
  readonly file: string;
  /** As the client writes it. */
  readonly uri: string;
  readonly text: TextDocument;
}

export interface Opened {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** Documents that are open, as the client has them: which of them are specs is asked of each when something is, since their texts and the configuration say it. */
export class Documents {
  readonly #byUri = new Map<string, OpenDocument>();
  readonly #editor: Editor;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  open({ uri, languageId, version, text }: Opened): OpenDocument | null {
    const file = fileOf(uri);
    return file === null ? null : this.#set({ file, uri, text: TextDocument.create(uri, languageId, version, text) });
  }

  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): OpenDocument | null {
    const before = this.#byUri.get(uri);
    return before === undefined ? null : this.#set({ ...before, text: TextDocument.update(before.text, changes, version) });
  }

  close(uri: string): OpenDocument | null {
    const before = this.#byUri.get(uri) ?? null;
    this.#byUri.delete(uri);
    if (before !== null) this.#editor.close(before.file);
    return before;
  }

  get(uri: string): OpenDocument | null {
    return this.#byUri.get(uri) ?? null;
  }

  all(): readonly OpenDocument[] {
    return [...this.#byUri.values()];
  }

  /** As the client calls it, where it has it open. */
  uriOf(file: string): string {
    return this.#openAs(file)?.uri ?? uriOf(file);
  }

  /** Null of what is not open. */
  versionOf(file: string): number | null {
    return this.#openAs(file)?.text.version ?? null;
  }

  #openAs(file: string): OpenDocument | null {
    return [...this.#byUri.values()].find((each) => each.file === file) ?? null;
  }

  #set(document: OpenDocument): OpenDocument {
    this.#byUri.set(document.uri, document);
    this.#editor.setText(document.file, document.text.getText());
    return document;
  }
}
