import type { Proposal, RecordSummary } from '../model/editor.js';
import { readsChecks } from './cursor.js';
import { FENCES } from './fences.js';
import { frontMatterProposals, inFrontMatter } from './front-matter.js';
import { freedomProposals } from './freedom-lines.js';
import { nextId, prefixOf } from './known.js';
import type { KnownSpec } from './known.js';
import { argumentsFor, parametersOf } from './signature.js';
import { isId } from './uses.js';
import { counted, entriesOf, operationsOf } from './words.js';

export interface ProposalOptions {
  readonly all: readonly KnownSpec[];
  readonly record: RecordSummary | null;
}

/** What stands before the place on its line, and which part of the text a proposal takes the place of. */
interface Line {
  readonly before: string;
  readonly offset: number;
  /** Proposals that replace the last `length` characters. */
  readonly make: (length: number, of: Omit<Proposal, 'span'>) => Proposal;
}

const STATUSES: readonly (readonly [string, string])[] = [
  ['observed', 'captured behaviour that nobody confirmed; it does not judge'], ['draft', 'not decided yet; it does not judge'], ['deprecated', 'it goes away; it judges no more'],
];

/** What may be written at a place. It looks at the text as it is, since half a document is what one writes in. */
export function proposalsAt(known: KnownSpec, offset: number, options: ProposalOptions): readonly Proposal[] {
  const { text } = known.document;
  const before = /[^\r\n]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  const line: Line = { before, offset, make: (length, of) => ({ ...of, span: known.document.span(offset - length, offset) }) };
  const native = known.spec.dialect === 'holdfast';
  if (native && inFrontMatter(text, offset)) return frontMatterProposals({ known, ...line });
  const block = known.document.blocks.find(({ span }) => span.start.offset < offset && offset <= span.end.offset);
  const begins = block === undefined || text.slice(block.span.start.offset, offset).includes('\n') ? null : block;
  if (block === undefined || begins !== null) return proposalsInProse(known, line, options);
  if (!readsChecks(known.spec)) return [];
  if (/^(?:ts|typescript)$/i.test(block.lang) && block.meta.split(/\s+/)[0] === 'unspecified') return freedomProposals({ known, ...line });
  const isCheck = block.lang === 'cases' || (/^(?:ts|typescript)$/i.test(block.lang) && /^(?:example|property|model)\b/.test(block.meta));
  return isCheck ? operationProposals(known, line, options) : [];
}

function proposalsInProse(known: KnownSpec, line: Line, options: ProposalOptions): readonly Proposal[] {
  const { before } = line;
  const fence = /^[ \t]*(?:`{3,}|~{3,})[ \t]*(?<info>[\w ]*)$/.exec(before)?.groups?.['info'];
  if (fence !== undefined) return readsChecks(known.spec) ? fenceProposals(fence, known, line) : [];
  // What else begins so in another dialect is that dialect's own.
  if (known.spec.dialect !== 'holdfast') return idProposals(known, line, options);
  const status = /^(?:#{1,6}[ \t]|[ \t]*[-*+][ \t]).*\[(?<word>[a-z]*)$/.exec(before)?.groups?.['word'];
  if (status !== undefined) return STATUSES.map(([name, detail]) => line.make(status.length, { label: name, kind: 'status', detail, snippet: name }));
  const head = /^(?:#{1,6}[ \t]+|[ \t]*[-*+][ \t]+\*\*)(?<word>[A-Z][A-Z0-9-]*|)$/.exec(before)?.groups?.['word'];
  if (head !== undefined) return newIds(head, known, { ...line, isItem: before.includes('*') }, options);
  if ((before.match(/`/g) ?? []).length % 2 === 1) return operationProposals(known, line, options);
  return idProposals(known, line, options);
}

/** Ids that one can name: what comes from a heading is found by it, and by no name. */
function idProposals(known: KnownSpec, line: Line, { all }: ProposalOptions): readonly Proposal[] {
  const id = /(?<![\p{L}\p{N}_-])[A-Z][A-Z0-9-]*$/u.exec(line.before)?.[0];
  return id === undefined ? [] : all.flatMap(({ spec, file }) => spec.requirements.filter((each) => spec.dialect === 'holdfast' || isId(each.id)).map(({ id: name, title }) => line.make(id.length, { label: name, kind: 'id', detail: file === known.file ? title : `${title} (${file.slice(file.lastIndexOf('/') + 1)})`, snippet: plain(name) })));
}

/** With content and closing marks where nothing follows on the next line. */
function fenceProposals(typed: string, { spec, document }: KnownSpec, line: Line): readonly Proposal[] {
  const rest = document.text.slice(line.offset);
  const isAlone = /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(rest);
  const marks = /[`~]{3,}/.exec(line.before)?.[0] ?? '```';
  const operation = spec.signature.declares[0] ?? 'name';
  return FENCES.map(({ info, says, snippet }) => line.make(typed.length, {
    label: info, kind: 'fence', detail: says, snippet: isAlone ? `${info}\n${snippet.replaceAll('OPERATION', plain(operation))}\n${marks}$0` : info,
  }));
}

function newIds(typed: string, { spec }: KnownSpec, line: Line & { readonly isItem: boolean }, { all, record }: ProposalOptions): readonly Proposal[] {
  const prefixes = spec.ids ?? [...new Set(spec.requirements.map(({ id }) => prefixOf(id)))];
  return prefixes.map((prefix) => {
    const id = nextId(prefix, all, record?.decisions.keys());
    return line.make(typed.length, { label: id, kind: 'id', detail: 'the next id that is free', snippet: line.isItem ? `${id}**: \${1:title}` : `${id}: \${1:title}` });
  });
}

function operationProposals({ spec }: KnownSpec, line: Line, { record }: ProposalOptions): readonly Proposal[] {
  const word = /[\p{ID_Continue}$.]*$/u.exec(line.before)?.[0] ?? '';
  const names = [...new Set([...spec.signature.declares, ...operationsOf(spec.requirements.flatMap(({ checks }) => checks)), ...(record?.entries.keys() ?? [])])];
  return names.map((name) => {
    const parameters = parametersOf(name, spec);
    const recorded = record === null ? '' : `${counted(entriesOf(name, record), 'recorded case')}`;
    const snippet = parameters === null ? plain(name) : `${plain(name)}(${argumentsFor(parameters).split(', ').filter((each) => each !== '').map((each, i) => `\${${i + 1}:${plain(each)}}`).join(', ')})`;
    return line.make(word.length, { label: name, kind: 'operation', detail: [...(parameters === null ? [] : [`(${parameters})`]), ...(recorded === '' ? [] : [recorded])].join(' '), snippet });
  });
}

/** Text that a snippet does not take for more. */
function plain(text: string): string {
  return text.replaceAll(/[\\$}]/g, String.raw`\$&`);
}
