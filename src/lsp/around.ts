import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver/node';
import { editorConfig, Problem } from '../index.js';
import type { Editor } from '../index.js';
import type { Client } from './client.js';
import type { Documents } from './documents.js';
import { fileOf } from './files.js';
import type { Publisher } from './publish.js';

const CONFIG = 'holdfast.config.ts';
const WATCHED: readonly string[] = ['**/*.baseline', '**/decisions/*', `**/${CONFIG}`];

export interface AroundOptions {
  readonly connection: Connection;
  readonly editor: Editor;
  readonly documents: Documents;
  readonly publisher: Publisher;
  readonly client: Client;
  readonly failed: (error: unknown) => void;
}

/** What lies around the documents that are open: folders, their configuration, and files that change on disk. */
export class Around {
  readonly #options: AroundOptions;
  #folders: readonly string[];

  constructor(options: AroundOptions) {
    this.#options = options;
    this.#folders = options.client.folders;
    options.editor.setFolders(this.#folders);
  }

  /** Asks the client to say what changes. */
  async begin(): Promise<void> {
    const { connection, editor, client } = this.#options;
    if (client.changesFolders) connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      this.#setFolders(added.flatMap(({ uri }) => fileOf(uri) ?? []), removed.flatMap(({ uri }) => fileOf(uri) ?? []));
    });
    await this.#configure(this.#folders);
    if (client.watches) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...editor.endings.map((ending) => `**/*${ending}`), ...WATCHED].map((globPattern) => ({ globPattern })) });
  }

  async changedOnDisk(files: readonly string[]): Promise<void> {
    const { connection, editor, publisher, documents, client } = this.#options;
    editor.changedOnDisk(files);
    await this.#configure(this.#folders.filter((folder) => files.includes(`${folder}/${CONFIG}`)));
    for (const { file } of documents.all()) await editor.load(file);
    publisher.all();
    for (const { file } of documents.all()) await this.saved(file);
    if (client.refreshesLenses) await connection.sendRequest('workspace/codeLens/refresh');
  }

  /** Specs around it are read once it is shown what is wrong with its own text; then more can be said of all that are open. */
  async opened(file: string): Promise<void> {
    const { editor, publisher } = this.#options;
    if (await editor.load(file)) publisher.all();
    await this.saved(file);
  }

  /** Who saves may have committed since: git is asked, and what is typed meanwhile does not wait for it. */
  async saved(file: string): Promise<void> {
    const { editor, publisher } = this.#options;
    if (await editor.lookBack(file)) publisher.all();
  }

  #setFolders(added: readonly string[], removed: readonly string[]): void {
    this.#folders = [...new Set([...this.#folders.filter((folder) => !removed.includes(folder)), ...added])];
    this.#options.editor.setFolders(this.#folders);
    void this.#configure(added).then(() => this.changedOnDisk([])).catch(this.#options.failed);
  }

  /** It is code of the workspace's own, so it counts where that is trusted. What is wrong with it is told, and what was known before goes on. */
  async #configure(folders: readonly string[]): Promise<void> {
    const { connection, editor, client, publisher } = this.#options;
    if (!client.trusted) return;
    for (const folder of folders) {
      try {
        editor.configure(folder, await editorConfig({ workingFolder: folder }));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        connection.window.showErrorMessage(error.finding.message);
      }
    }
    publisher.all();
  }
}
