/** The part of VS Code's interface that this extension uses. */
declare module 'vscode' {
  export interface Disposable { dispose(): unknown }
  export interface Uri { readonly scheme: string; readonly fsPath: string; }
  export const Uri: { parse(value: string): Uri };
  export interface TextDocument { readonly uri: Uri; readonly fileName: string }
  export interface WorkspaceFolder { readonly uri: Uri; readonly name: string; readonly index: number }
  export interface ExtensionContext { readonly subscriptions: { push(...items: readonly Disposable[]): unknown } }
  export interface ProcessExecution { readonly process: string }
  export const ProcessExecution: new (process: string, args: readonly string[], options?: { readonly cwd?: string }) => ProcessExecution;
  export interface Task { readonly name: string }
  export const Task: new (...of: readonly [definition: { readonly type: string }, scope: WorkspaceFolder | TaskScope, name: string, source: string, execution: ProcessExecution]) => Task;
  export enum TaskScope { Global = 1, Workspace = 2 }
  type On<T> = (listener: (event: T) => unknown) => Disposable;
  export const workspace: {
    readonly isTrusted: boolean;
    readonly workspaceFolders: readonly WorkspaceFolder[] | undefined;
    readonly textDocuments: readonly TextDocument[];
    getConfiguration(section: string): { get<T>(name: string, otherwise: T): T };
    getWorkspaceFolder(uri: Uri): WorkspaceFolder | undefined;
    readonly onDidOpenTextDocument: On<TextDocument>;
    readonly onDidGrantWorkspaceTrust: On<void>;
    readonly onDidChangeConfiguration: On<{ affectsConfiguration(section: string): boolean }>;
  };
  export const window: { showWarningMessage(message: string, ...choices: readonly string[]): Thenable<string | undefined> };
  export const commands: { registerCommand(name: string, run: (...args: never[]) => unknown): Disposable; executeCommand(name: string, ...args: readonly unknown[]): Thenable<unknown> };
  export const tasks: { executeTask(task: Task): Thenable<unknown> };
}
