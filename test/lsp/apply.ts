import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A text after edits, as a client carries them out. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///a', 'markdown', 1, text), [...edits]);
}

/** Edits of one document. */
export function editsOf({ documentChanges = [] }: WorkspaceEdit, uri: string): readonly TextEdit[] {
  return documentChanges.flatMap((change) => ('edits' in change && change.textDocument.uri === uri ? change.edits as TextEdit[] : []));
}
