import type { InitializeParams } from 'vscode-languageserver/node';
import { fileOf } from './files.js';

/** What the client can do and has said of itself, read once. */
export interface Client {
  readonly folders: readonly string[];
  readonly markdown: boolean;
  readonly snippets: boolean;
  readonly documentChanges: boolean;
  readonly prepareRename: boolean;
  readonly watches: boolean;
  readonly refreshesLenses: boolean;
  /** Whether it says when folders come and go. */
  readonly changesFolders: boolean;
  /** Whether code of the workspace may be run. */
  readonly trusted: boolean;
  /** Whether a spec that is saved is held against itself, which runs its code. */
  readonly deepOnSave: boolean;
  /** The client's command that runs `holdfast verify SPEC -t ID`; null where it has none, or the workspace is not trusted. */
  readonly verifyCommand: string | null;
}

export function readClient({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams): Client {
  const { textDocument = {}, workspace = {} } = capabilities;
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
  const options = (typeof initializationOptions === 'object' && initializationOptions !== null ? initializationOptions : {}) as { readonly trusted?: unknown; readonly deepOnSave?: unknown; readonly verifyCommand?: unknown };
  return {
    folders: uris.flatMap((uri) => fileOf(uri) ?? []),
    markdown: textDocument.hover?.contentFormat?.includes('markdown') ?? true,
    snippets: textDocument.completion?.completionItem?.snippetSupport ?? false,
    documentChanges: workspace.workspaceEdit?.documentChanges ?? false,
    prepareRename: textDocument.rename?.prepareSupport ?? false,
    watches: workspace.didChangeWatchedFiles?.dynamicRegistration ?? false,
    refreshesLenses: workspace.codeLens?.refreshSupport ?? false,
    changesFolders: workspace.workspaceFolders ?? false,
    trusted: options.trusted === true,
    deepOnSave: options.trusted === true && options.deepOnSave !== false,
    verifyCommand: options.trusted === true && typeof options.verifyCommand === 'string' ? options.verifyCommand : null,
  };
}
