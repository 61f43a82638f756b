import path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { mayBeSpec, SELECTED } from './names.js';
import { serverIn, verifyWords } from './server.js';
import type { Server } from './server.js';

const VERIFY = 'holdfast.verify';
/** What the server is told when it starts, and not again. */
const RESTARTING = ['holdfast.command', 'holdfast.deepOnSave'] as const;

/** Starts Holdfast's language server once there is a spec to look at. */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const running = new Running();
  const whenSpec = ({ uri, fileName }: vscode.TextDocument): void => {
    if (uri.scheme === 'file' && mayBeSpec(fileName)) void running.start();
  };
  subscriptions.push(
    running,
    vscode.workspace.onDidOpenTextDocument(whenSpec),
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.restart()),
    vscode.workspace.onDidChangeConfiguration((event) => (RESTARTING.some((setting) => event.affectsConfiguration(setting)) ? running.restart() : undefined)),
    vscode.commands.registerCommand('holdfast.restart', () => running.restart()),
    vscode.commands.registerCommand(VERIFY, (uri: string, id: string) => verify(vscode.Uri.parse(uri), id)),
  );
  for (const document of vscode.workspace.textDocuments) whenSpec(document);
}

/** The client, while there is one. */
class Running {
  #client: LanguageClient | null = null;
  /** Whether somebody was told that there is nothing to start. */
  #told = false;

  async start(): Promise<void> {
    if (this.#client !== null) return;
    const server = serverHere();
    if (server.kind === 'none') return this.#tell(server.why);
    this.#client = new LanguageClient('holdfast', 'Holdfast', serverOptions(server), clientOptions());
    await this.#client.start();
  }

  async restart(): Promise<void> {
    this.#told = false;
    await this.dispose();
    await this.start();
  }

  async dispose(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.dispose();
  }

  async #tell(why: string): Promise<void> {
    if (this.#told) return;
    this.#told = true;
    const chosen = await vscode.window.showWarningMessage(why, 'Open settings');
    if (chosen !== undefined) await vscode.commands.executeCommand('workbench.action.openSettings', 'holdfast.command');
  }
}

function serverHere(): Server {
  const { workspaceFolders = [], isTrusted } = vscode.workspace;
  return serverIn({ command: vscode.workspace.getConfiguration('holdfast').get<readonly string[]>('command', []), folders: workspaceFolders.map(({ uri }) => uri.fsPath), trusted: isTrusted });
}

function serverOptions(server: Exclude<Server, { kind: 'none' }>): ServerOptions {
  if (server.kind === 'module') return { module: server.cli, args: ['lsp'], transport: TransportKind.stdio };
  return { command: server.command, args: [...server.args, 'lsp'], transport: TransportKind.stdio };
}

function clientOptions(): LanguageClientOptions {
  const deepOnSave = vscode.workspace.getConfiguration('holdfast').get('deepOnSave', true);
  return { documentSelector: SELECTED.map((pattern) => ({ scheme: 'file', pattern })), initializationOptions: { trusted: vscode.workspace.isTrusted, deepOnSave, verifyCommand: VERIFY } };
}

/** In a terminal, where one sees what it says. */
async function verify(uri: vscode.Uri, id: string): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const cwd = folder?.uri.fsPath ?? path.dirname(uri.fsPath);
  const words = verifyWords(serverHere(), path.relative(cwd, uri.fsPath).split(path.sep).join('/'), id);
  if (words === null || !vscode.workspace.isTrusted) return;
  const execution = new vscode.ProcessExecution(words.command, words.args, { cwd });
  await vscode.tasks.executeTask(new vscode.Task({ type: 'holdfast' }, folder ?? vscode.TaskScope.Workspace, `verify ${id}`, 'holdfast', execution));
}
