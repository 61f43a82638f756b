import { CodeActionKind, CompletionItemKind, DiagnosticSeverity, InsertTextFormat, MarkupKind, SymbolKind, SymbolTag } from 'vscode-languageserver/node';
import type { CodeAction, CodeLens, CompletionItem, Diagnostic, DocumentSymbol, Hover, Location, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { EditorAction, HoverText, Lens, OutlineItem, Place, Proposal, Remark, Span, TextChange } from '../index.js';
import type { Client } from './client.js';
import type { Documents } from './documents.js';

/** Lines and columns from 0; both count UTF-16 units. */
export function rangeOf({ start, end }: Span): Range {
  return { start: { line: start.line - 1, character: start.column - 1 }, end: { line: end.line - 1, character: end.column - 1 } };
}

const SEVERITIES: Readonly<Record<Remark['severity'], DiagnosticSeverity>> = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information };

export function diagnosticOf({ code, severity, message, span }: Remark): Diagnostic {
  return { range: rangeOf(span), severity: SEVERITIES[severity], source: 'holdfast', message, code };
}

export function hoverOf({ markdown, span }: HoverText, { markdown: shows }: Client): Hover {
  return { contents: { kind: shows ? MarkupKind.Markdown : MarkupKind.PlainText, value: markdown }, range: rangeOf(span) };
}

export function locationOf({ file, span }: Place, documents: Documents): Location {
  return { uri: documents.uriOf(file), range: rangeOf(span) };
}

/** With the versions on which it rests, where the client looks at them. */
export function workspaceEditOf(changes: readonly TextChange[], documents: Documents, { documentChanges }: Client): WorkspaceEdit {
  const edits = [...new Set(changes.map(({ file }) => file))].map((file) => ({
    file, uri: documents.uriOf(file), edits: changes.filter((each) => each.file === file).map(({ span, text }): TextEdit => ({ range: rangeOf(span), newText: text })),
  }));
  if (!documentChanges) return { changes: Object.fromEntries(edits.map((each) => [each.uri, each.edits])) };
  return { documentChanges: edits.map(({ file, uri, edits: own }) => ({ textDocument: { uri, version: documents.versionOf(file) }, edits: own })) };
}

const KINDS: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  id: CompletionItemKind.Reference, fence: CompletionItemKind.Snippet, status: CompletionItemKind.EnumMember, freedom: CompletionItemKind.EnumMember,
  key: CompletionItemKind.Property, value: CompletionItemKind.Value, operation: CompletionItemKind.Function, path: CompletionItemKind.Value,
};

export function completionOf({ label, kind, detail, snippet, span }: Proposal, { snippets }: Client): CompletionItem {
  const isSnippet = snippets && snippet !== label;
  return {
    label, kind: KINDS[kind], detail, insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: rangeOf(span), newText: isSnippet ? snippet : withoutStops(snippet) },
  };
}

/** A snippet as text, for clients that fill in nothing. */
function withoutStops(snippet: string): string {
  return snippet.replaceAll(/\\([\\$}])|\$\{\d+:((?:\\.|[^}\\])*)\}|\$(?:\d+|\{\d+\})/g, (_, plain: string | undefined, name: string | undefined) => plain ?? name?.replaceAll(/\\([\\$}])/g, '$1') ?? '');
}

export interface ActionContext {
  readonly documents: Documents;
  readonly client: Client;
  /** What the client shows there. */
  readonly shown: readonly Diagnostic[];
}

export function codeActionOf({ title, kind, changes, mends, preferred }: EditorAction, { documents, client, shown }: ActionContext): CodeAction {
  const mended = mends === null ? [] : shown.filter(({ code, message }) => message === mends.message && code === mends.code);
  return {
    title, kind: kind === 'quickfix' ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite, edit: workspaceEditOf(changes, documents, client),
    ...(mended.length === 0 ? {} : { diagnostics: mended }), ...(preferred ? { isPreferred: true } : {}),
  };
}

/** With a command where the client said which one verifies, and that the workspace is trusted: it runs code. */
export function codeLensOf({ span, requirement, title }: Lens, uri: string, { verifyCommand }: Client): readonly CodeLens[] {
  const range = rangeOf(span);
  const shown: CodeLens = { range, command: { title, command: '' } };
  return verifyCommand === null ? [shown] : [shown, { range, command: { title: 'verify', command: verifyCommand, arguments: [uri, requirement] } }];
}

export function symbolOf({ name, detail, kind, deprecated, span, whole, children }: OutlineItem): DocumentSymbol {
  return {
    name, detail, kind: kind === 'requirement' ? SymbolKind.Property : SymbolKind.String, ...(deprecated ? { tags: [SymbolTag.Deprecated] } : {}),
    range: rangeOf(whole), selectionRange: rangeOf(span), children: children.map(symbolOf),
  };
}
