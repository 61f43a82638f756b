import { SymbolKind } from 'vscode-languageserver/node';
import type { CodeActionParams, Connection, TextDocumentPositionParams } from 'vscode-languageserver/node';
import type { Editor, Span } from '../index.js';
import { answering, Refused } from './answer.js';
import type { Client } from './client.js';
import { codeActionOf, codeLensOf, completionOf, hoverOf, locationOf, rangeOf, symbolOf, workspaceEditOf } from './convert.js';
import type { Documents, OpenDocument } from './documents.js';

export interface RequestOptions {
  readonly connection: Connection;
  readonly editor: Editor;
  readonly documents: Documents;
  readonly client: Client;
}

/** A place in a spec that is open. */
interface At {
  readonly file: string;
  readonly offset: number;
}

/** All that a client may ask. Of what is not open, or is no spec, there is nothing to say. */
export function addRequests(options: RequestOptions): void {
  addIds(options);
  addWriting(options);
  addOverview(options);
}

function addIds({ connection, editor, documents, client }: RequestOptions): void {
  const at = <P extends TextDocumentPositionParams, R>(nothing: R, ask: (place: At, params: P) => Promise<R>): ReturnType<typeof answering<P, R>> => answering((params: P) => {
    const document = documents.get(params.textDocument.uri);
    return document === null ? nothing : ask({ file: document.file, offset: document.text.offsetAt(params.position) }, params);
  });
  connection.onHover(at(null, async ({ file, offset }) => {
    const found = await editor.hover(file, offset);
    return found === null ? null : hoverOf(found, client);
  }));
  connection.onDefinition(at([], async ({ file, offset }) => (await editor.definition(file, offset)).map((place) => locationOf(place, documents))));
  connection.onReferences(at([], async ({ file, offset }, params) => (await editor.references(file, offset, params.context.includeDeclaration)).map((place) => locationOf(place, documents))));
  connection.onDocumentHighlight(at([], async ({ file, offset }) => (await editor.highlights(file, offset)).map((span) => ({ range: rangeOf(span) }))));
  connection.onPrepareRename(at(null, async ({ file, offset }) => {
    const found = await editor.renamable(file, offset);
    if (!found.ok) throw new Refused(found.why);
    return { range: rangeOf(found.span), placeholder: found.id };
  }));
  connection.onRenameRequest(at(null, async ({ file, offset }, { newName }) => {
    const renamed = await editor.rename(file, offset, newName);
    if (!renamed.ok) throw new Refused(renamed.why);
    return workspaceEditOf(renamed.changes, documents, client);
  }));
  connection.onCompletion(at([], async ({ file, offset }) => (await editor.proposals(file, offset)).map((each) => completionOf(each, client))));
}

function addWriting({ connection, editor, documents, client }: RequestOptions): void {
  connection.onCodeAction(answering(async ({ textDocument, range, context }: CodeActionParams) => {
    const document = documents.get(textDocument.uri);
    if (document === null) return [];
    const found = await editor.actions(document.file, document.text.offsetAt(range.start), document.text.offsetAt(range.end));
    const actions = found.map((each) => codeActionOf(each, { documents, client, shown: context.diagnostics }));
    return actions.filter(({ kind = '' }) => context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`)));
  }));
  connection.onCodeLens(answering(async ({ textDocument: { uri } }) => {
    const document = documents.get(uri);
    return document === null ? [] : (await editor.lenses(document.file)).flatMap((lens) => codeLensOf(lens, uri, client));
  }));
}

function addOverview({ connection, editor, documents }: RequestOptions): void {
  const of = <R>(uri: string, nothing: R, ask: (document: OpenDocument) => Promise<R>): Promise<R> | R => {
    const document = documents.get(uri);
    return document === null ? nothing : ask(document);
  };
  connection.onDocumentSymbol(answering(({ textDocument: { uri } }) => of(uri, [], async ({ file }) => (await editor.outline(file)).map(symbolOf))));
  connection.onFoldingRanges(answering(({ textDocument: { uri } }) => of(uri, [], async ({ file }) => (await editor.folds(file)).map(({ start, end }) => ({ startLine: start - 1, endLine: end - 1 })))));
  connection.onWorkspaceSymbol(answering(async ({ query }) => (await editor.search(query)).map(({ id, title, ...place }: { readonly id: string; readonly title: string; readonly file: string; readonly span: Span }) => ({ name: `${id}: ${title}`, kind: SymbolKind.Property, location: locationOf(place, documents) }))));
}
