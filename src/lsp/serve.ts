import { createConnection, DidChangeWatchedFilesNotification, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { Connection, InitializeResult } from 'vscode-languageserver/node';
import type { Editor } from '../index.js';
import { readClient } from './client.js';
import type { Client } from './client.js';
import { Documents } from './documents.js';
import { fileOf } from './files.js';
import { Publisher } from './publish.js';
import { addRequests } from './requests.js';

const WATCHED: readonly string[] = ['**/*.spec.md', '**/*.baseline', '**/decisions/*'];

export interface ServeOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly editor: Editor;
  readonly version: string;
}

/** A language server over two streams. It ends the process when the client says so, or is gone: with 0 if it was shut down before, else 1. */
export function serve({ input, output, editor, version }: ServeOptions): void {
  const connection = createConnection(input, output);
  const documents = new Documents(editor);
  const failed = (error: unknown): void => connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error));
  const publisher = new Publisher({ editor, documents, send: (published) => void connection.sendDiagnostics(published).catch(failed), failed, now: () => performance.now() });
  connection.onInitialize((params) => {
    const client = readClient(params);
    editor.setFolders(client.folders);
    addRequests({ connection, editor, documents, client });
    connection.onInitialized(() => void begin(connection, { editor, documents, client }).catch(failed));
    addChanges(connection, { editor, documents, client, failed });
    return capabilities(client, version);
  });
  connection.onDidOpenTextDocument(({ textDocument }) => ifSpec(documents.open(textDocument), (document) => publisher.changed(document)));
  connection.onDidChangeTextDocument(({ textDocument: { uri, version: next }, contentChanges }) => ifSpec(documents.change(uri, next, contentChanges), (document) => publisher.changed(document)));
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => ifSpec(documents.close(uri), (document) => publisher.closed(document)));
  connection.listen();
}

function ifSpec<T>(document: T | null, use: (document: T) => void): void {
  if (document !== null) use(document);
}

interface Around {
  readonly editor: Editor;
  readonly documents: Documents;
  readonly client: Client;
}

async function begin(connection: Connection, { editor, client }: Around): Promise<void> {
  if (client.watches) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED.map((globPattern) => ({ globPattern })) });
  if (!client.changesFolders) return;
  let folders = client.folders;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => fileOf(uri)));
    folders = [...new Set([...folders.filter((folder) => !gone.has(folder)), ...added.flatMap(({ uri }) => fileOf(uri) ?? [])])];
    editor.setFolders(folders);
  });
}

/** Files that changed on disk: specs that are not open, and what is recorded. */
function addChanges(connection: Connection, { editor, client, failed }: Around & { readonly failed: (error: unknown) => void }): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    editor.changedOnDisk(changes.flatMap(({ uri }) => fileOf(uri) ?? []));
    if (client.refreshesLenses) void connection.sendRequest('workspace/codeLens/refresh').catch(failed);
  });
}

function capabilities(client: Client, version: string): InitializeResult {
  return {
    serverInfo: { name: 'holdfast', version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true, definitionProvider: true, referencesProvider: true, documentHighlightProvider: true, documentSymbolProvider: true, workspaceSymbolProvider: true,
      foldingRangeProvider: true, codeLensProvider: {}, codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite'] },
      completionProvider: { triggerCharacters: ['`', '#', '[', '-'] }, renameProvider: client.prepareRename ? { prepareProvider: true } : true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: client.changesFolders } },
    },
  };
}
