import type { EditorAction, Remark, TextChange } from '../model/editor.js';
import type { Requirement, Span, Status } from '../model/spec.js';
import { insertBlock } from '../spec/insert-block.js';
import { holds } from './cursor.js';
import { nextId, prefixOf } from './known.js';
import type { KnownSpec } from './known.js';
import { argumentsFor, parametersOf } from './signature.js';
import { operationsOf } from './words.js';

export interface ActionOptions {
  readonly remarks: readonly Remark[];
  readonly all: readonly KnownSpec[];
  /** Ids that decisions name. */
  readonly remembered: readonly string[];
}

/** What can be changed at a part of the text: what mends the remarks there, then what is done with the requirement there. */
export function actionsAt(spec: KnownSpec, { start, end }: { readonly start: number; readonly end: number }, options: ActionOptions): readonly EditorAction[] {
  const touched = options.remarks.filter(({ span }) => span.start.offset <= end && start <= span.end.offset);
  const requirement = spec.spec.requirements.find(({ body }) => holds(body, start));
  return [...touched.flatMap((remark) => fixesOf(remark, spec)), ...(requirement === undefined || spec.spec.dialect !== 'holdfast' ? [] : requirementActions(requirement, spec, options))];
}

function fixesOf(remark: Remark, { file, document }: KnownSpec): readonly EditorAction[] {
  return remark.fixes.map(({ title, edits, safe }, i) => ({
    title, kind: 'quickfix', mends: remark, preferred: i === 0 && safe,
    changes: edits.map(({ start, end, text }) => ({ file, span: document.span(start, end), text })),
  }));
}

function requirementActions(requirement: Requirement, spec: KnownSpec, { all, remembered }: ActionOptions): readonly EditorAction[] {
  const own = (title: string, changes: readonly TextChange[]): EditorAction => ({ title, kind: 'refactor', changes, mends: null, preferred: false });
  const { id } = requirement;
  const operation = operationsOf(requirement.checks)[0] ?? spec.spec.signature.declares[0];
  const skeletons = operation === undefined ? [] : [
    own(`Insert an example beneath ${id}`, [beneath(requirement, spec, exampleSkeleton(operation))]),
    own(`Insert a property beneath ${id}`, [beneath(requirement, spec, propertySkeleton(operation, spec))]),
  ];
  const next = nextId(prefixOf(id), all, remembered);
  return [...skeletons, ...statusActions(requirement, spec, own), ...newRequirement(requirement, spec, next).map((change) => own(`Add ${next} behind ${id}`, [change]))];
}

/** Nothing that holds already: what is left to write is a finding until somebody writes it. */
function exampleSkeleton(operation: string): string {
  return `\`\`\`ts example\n${operation}(…) // → …\n\`\`\``;
}

function propertySkeleton(operation: string, { spec }: KnownSpec): string {
  const parameters = parametersOf(operation, spec) ?? '';
  return `\`\`\`ts property\n(${parameters}) => equal(${operation}(${argumentsFor(parameters)}), …)\n\`\`\``;
}

function beneath({ body }: Requirement, { file, document }: KnownSpec, block: string): TextChange {
  const text = insertBlock(document.text, { body }, block);
  return { file, span: document.span(body.end.offset, body.end.offset), text: text.slice(body.end.offset, body.end.offset + text.length - document.text.length) };
}

/** Behind it, as it begins: a heading of its level, or an item of its list. The title is left to write. */
function newRequirement({ span, body }: Requirement, { file, document }: KnownSpec, id: string): readonly TextChange[] {
  const line = document.text.slice(span.start.offset, span.end.offset);
  const hashes = /^#{1,6}(?=\s)/.exec(line)?.[0];
  if (hashes === undefined) return [];
  const end = /\r\n/.test(document.text) ? '\r\n' : '\n';
  return [{ file, span: document.span(body.end.offset, body.end.offset), text: `${end}${end}${hashes} ${id}: ` }];
}

const MARKS: readonly (readonly [Status, string])[] = [['confirmed', 'confirmed'], ['draft', 'a draft'], ['deprecated', 'deprecated']];

function statusActions(requirement: Requirement, spec: KnownSpec, own: (title: string, changes: readonly TextChange[]) => EditorAction): readonly EditorAction[] {
  return MARKS.flatMap(([status, words]) => {
    const change = status === requirement.status ? null : marked(requirement, status, spec);
    return change === null ? [] : [own(`Mark ${requirement.id} as ${words}`, [change])];
  });
}

/** The mark behind a heading's title, or before the words of an item. */
function marked({ id, span, status }: Requirement, to: Status, { file, document }: KnownSpec): TextChange | null {
  const line = document.text.slice(span.start.offset, span.end.offset);
  const at = (start: number, end: number): Span => document.span(span.start.offset + start, span.start.offset + end);
  if (status !== 'confirmed') {
    const start = line.lastIndexOf(`[${status}]`);
    const blanks = /[ \t]*$/.exec(line.slice(0, start))?.[0].length ?? 0;
    if (start < 0) return null;
    return to === 'confirmed' ? { file, span: at(start - blanks, start + status.length + 2), text: '' } : { file, span: at(start, start + status.length + 2), text: `[${to}]` };
  }
  if (line.startsWith('#')) {
    const end = line.replace(/[ \t]+#*[ \t]*$/, '').length;
    return { file, span: at(end, end), text: ` [${to}]` };
  }
  const head = line.indexOf(`**${id}**:`);
  const behind = head + id.length + 5;
  return head < 0 ? null : { file, span: at(behind, behind), text: ` [${to}]` };
}
