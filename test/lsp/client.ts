import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { ClientCapabilities, Diagnostic, InitializeResult, LogMessageParams, ProtocolConnection, PublishDiagnosticsParams } from 'vscode-languageserver/node';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** What VS Code can do, as far as it matters here. */
const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] }, completion: { completionItem: { snippetSupport: true } }, rename: { prepareSupport: true },
    publishDiagnostics: { versionSupport: true }, documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true }, didChangeWatchedFiles: { dynamicRegistration: true }, codeLens: { refreshSupport: true } },
};

export interface ClientOptions {
  readonly folders: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly options?: unknown;
}

/** A real client: it starts the built command line and speaks with it over stdio. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcessWithoutNullStreams;
  /** All that was published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registered: unknown[] = [];
  readonly logged: LogMessageParams[] = [];
  refreshed = 0;
  stderr = '';
  readonly #waiting = new Set<() => void>();

  constructor(env: Readonly<Record<string, string>> = {}) {
    if (!existsSync(CLI)) throw new Error(`There is no ${CLI}; run npm run build first.`);
    this.process = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    this.process.stderr.on('data', (data: Buffer) => { this.stderr += data.toString(); });
    this.connection = createProtocolConnection(new StreamMessageReader(this.process.stdout), new StreamMessageWriter(this.process.stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => void this.#heard(() => this.published.push(params)));
    this.connection.onNotification('window/logMessage', (params: LogMessageParams) => void this.#heard(() => this.logged.push(params)));
    this.connection.onRequest('client/registerCapability', (params: unknown) => this.#heard(() => this.registered.push(params)));
    this.connection.onRequest('workspace/codeLens/refresh', () => this.#heard(() => { this.refreshed += 1; }));
    this.process.once('exit', () => this.#heard(() => undefined));
    this.connection.listen();
  }

  #heard(note: () => void): null {
    note();
    for (const wake of this.#waiting) wake();
    return null;
  }

  async initialize({ folders, capabilities = CAPABILITIES, options }: ClientOptions): Promise<InitializeResult> {
    const workspaceFolders = folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder }));
    const result: InitializeResult = await this.connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities, workspaceFolders, ...(options === undefined ? {} : { initializationOptions: options }) });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  async open(uri: string, text: string): Promise<readonly Diagnostic[]> {
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
    return this.diagnostics(uri, 1);
  }

  /** The whole text anew. */
  async change(uri: string, version: number, text: string): Promise<readonly Diagnostic[]> {
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    return this.diagnostics(uri, version);
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  /** What was published last of a document, once it is as wanted. */
  async last(uri: string, wanted: (codes: readonly string[]) => boolean): Promise<readonly Diagnostic[]> {
    return this.until(() => {
      const found = this.published.findLast((each) => each.uri === uri)?.diagnostics;
      return found !== undefined && wanted(codes(found)) ? found : undefined;
    });
  }

  /** What was published of that version, once it is there. */
  async diagnostics(uri: string, version: number): Promise<readonly Diagnostic[]> {
    const found = await this.until(() => this.published.find((each) => each.uri === uri && each.version === version));
    return found.diagnostics;
  }

  async until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (this.process.exitCode !== null) throw new Error(`the server ended with ${this.process.exitCode}: ${this.stderr}`);
      await new Promise<void>((resolve) => {
        const wake = (): void => { this.#waiting.delete(wake); resolve(); };
        this.#waiting.add(wake);
      });
    }
  }

  ask<R>(method: string, uri: string, at: Position, more: object = {}): Promise<R> {
    return this.connection.sendRequest<R>(`textDocument/${method}`, { textDocument: { uri }, position: at, ...more });
  }

  /** Shuts it down as an editor does; gives the exit code. */
  async end(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.exited();
  }

  async exited(): Promise<number | null> {
    if (this.process.exitCode === null) await once(this.process, 'exit');
    return this.process.exitCode;
  }
}

export function codes(diagnostics: readonly Diagnostic[]): readonly string[] {
  return [...new Set(diagnostics.map(({ code }) => String(code)))];
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where a text stands in another; `into` characters behind its beginning. */
export function at(text: string, part: string, into = 0): Position {
  const offset = text.indexOf(part) + into;
  if (offset < into) throw new Error(`${JSON.stringify(part)} does not stand there`);
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
