import { Transform } from 'node:stream';
import { createConnection, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { Connection, InitializeResult } from 'vscode-languageserver/node';
import type { DeepEditor } from '../index.js';
import { Around } from './around.js';
import { readClient } from './client.js';
import type { Client } from './client.js';
import { DeepChecks } from './deep-checks.js';
import { Documents } from './documents.js';
import { fileOf } from './files.js';
import { Publisher } from './publish.js';
import { addRequests } from './requests.js';

export interface ServeOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly editor: DeepEditor;
  readonly version: string;
}

/** A language server over two streams. It ends the process when the client says so, or is gone: with 0 if it was shut down before, else 1. */
export function serve({ input, output, editor, version }: ServeOptions): void {
  const connection = createConnection(input.pipe(byHeader()), output);
  const documents = new Documents(editor);
  // What is ended on the way out has nothing to say.
  const failed = (error: unknown): void => deep.over ? undefined : connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error));
  const publisher = new Publisher({ editor, documents, send: (published) => void connection.sendDiagnostics(published).catch(failed), failed, now: () => performance.now() });
  const deep = new DeepChecks({ editor, checked: (document) => publisher.changed(document), tell: (message) => connection.console.error(message) });
  // Before a shutdown is answered all processes are gone; where the client is, they are ended on the way out.
  connection.onShutdown(() => deep.end());
  process.once('exit', () => void deep.end());
  connection.onInitialize((params) => {
    const client = readClient(params);
    const around = new Around({ connection, editor, documents, publisher, client, failed });
    addRequests({ connection, editor, documents, client });
    addDocuments(connection, { documents, publisher, deep: client.deepOnSave ? deep : null, opened: (file) => void around.opened(file).catch(failed), saved: (file) => void around.saved(file).catch(failed) });
    connection.onInitialized(() => void around.begin().catch(failed));
    connection.onDidChangeWatchedFiles(({ changes }) => void around.changedOnDisk(changes.flatMap(({ uri }) => fileOf(uri) ?? [])).catch(failed));
    return capabilities(client, version);
  });
  connection.listen();
}

const HEADER_END = '\r\n\r\n';

/**
 * What comes in, with an end behind each header. After a header that is none the protocol's reader leaves all that came in the same piece
 * until more comes, and an editor may be waiting for the answer.
 */
function byHeader(): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      for (let from = 0; from < piece.length;) {
        const at = piece.indexOf(HEADER_END, from);
        const to = at < 0 ? piece.length : at + HEADER_END.length;
        this.push(piece.subarray(from, to));
        from = to;
      }
      done();
    },
  });
}

interface Opening {
  readonly documents: Documents;
  readonly publisher: Publisher;
  /** Null where nothing is to run. */
  readonly deep: DeepChecks | null;
  readonly opened: (file: string) => void;
  readonly saved: (file: string) => void;
}

function addDocuments(connection: Connection, { documents, publisher, deep, opened, saved }: Opening): void {
  connection.onDidOpenTextDocument(({ textDocument }) => {
    const document = documents.open(textDocument);
    if (document === null) return;
    publisher.changed(document);
    opened(document.file);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.change(uri, version, contentChanges);
    if (document === null) return;
    if (contentChanges.length > 0) deep?.changed(document);
    publisher.changed(document);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const document = documents.get(uri);
    if (document === null) return;
    deep?.saved(document);
    saved(document.file);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const document = documents.close(uri);
    if (document === null) return;
    deep?.changed(document);
    publisher.closed(document);
  });
}

function capabilities(client: Client, version: string): InitializeResult {
  return {
    serverInfo: { name: 'holdfast', version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true, definitionProvider: true, referencesProvider: true, documentHighlightProvider: true, documentSymbolProvider: true, workspaceSymbolProvider: true,
      foldingRangeProvider: true, codeLensProvider: {}, codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite'] },
      completionProvider: { triggerCharacters: ['`', '#', '[', '-'] }, renameProvider: client.prepareRename ? { prepareProvider: true } : true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: client.changesFolders } },
    },
  };
}
