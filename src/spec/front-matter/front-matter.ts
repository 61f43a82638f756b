import type { Root, Yaml } from 'mdast';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node } from 'yaml';
import type { Span, SubjectName } from '../../model/spec.js';
import { didYouMean } from '../../value/near.js';
import type { Source } from '../document/source.js';
import type { Notes } from '../notes.js';
import type { FrontMatterContext } from './context.js';
import { plainYaml } from './plain-yaml.js';
import { readSubject } from './subject.js';

export interface FrontMatter {
  readonly subject: SubjectName | null;
  readonly ids: readonly string[] | null;
  readonly owns: readonly string[];
  readonly uses: readonly string[];
  readonly signature: string | null;
}

/** What a spec of another dialect says of itself. */
export interface ForeignFrontMatter extends FrontMatter {
  readonly title: string | null;
  /** What its examples ask. */
  readonly operation: string | null;
}

const KEYS: readonly string[] = ['holdfast', 'subject', 'ids', 'owns', 'uses', 'signature'];
const EMPTY: FrontMatter = { subject: null, ids: null, owns: [], uses: [], signature: null };
const PREFIX = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$/;
const EXAMPLE = 'A spec begins with front matter: a line ---, then "holdfast: 1" and "subject: src/cart.ts", then a line ---';

/** Reads the front matter. What is wrong in one key leaves the others as they are. */
export function readFrontMatter(root: Root, source: Source, notes: Notes): FrontMatter {
  const first = root.children[0];
  const start = source.span(source.skipped, source.lineEnd(1));
  if (first?.type !== 'yaml') {
    notes.find('SPEC-FRONT-MATTER', start, `This file has no front matter. ${EXAMPLE}.`);
    return EMPTY;
  }
  return readYaml(first, source, { notes, start });
}

/**
 * Of a spec in another dialect. Nothing of it need be there, and keys are other tools' unless "holdfast" is among them, which says that
 * `subject`, `operation`, `ids`, `owns`, `uses` and `signature` are ours.
 */
export function readForeignFrontMatter(root: Root, source: Source, notes: Notes): ForeignFrontMatter {
  const first = root.children[0];
  const nothing = { ...EMPTY, title: null, operation: null };
  if (first?.type !== 'yaml') return nothing;
  const start = source.span(source.skipped, source.lineEnd(1));
  const { contents, errors } = parseDocument(first.value, { prettyErrors: false, logLevel: 'silent' });
  const [error] = errors;
  if (error !== undefined && /^holdfast[ \t]*:/m.test(first.value)) notes.find('SPEC-FRONT-MATTER', start, `The front matter is no YAML: ${error.message.replace(/\.?$/, '.')} ${EXAMPLE}.`);
  if (error !== undefined || !isMap(contents)) return nothing;
  const title = contents.get('title');
  const said = { ...nothing, title: typeof title === 'string' && title !== '' ? title : null };
  if (!contents.has('holdfast')) return said;
  const values = new Map<string, unknown>(contents.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value]));
  const context = { notes, span: spans(source, start) };
  const operation = values.has('operation') ? readStrings(values.get('operation'), 'operation', context)[0]?.text ?? null : null;
  return { ...said, ...readKeys(values, context, { start, bare: true }), operation };
}

/** Where a node of the front matter stands. */
function spans(source: Source, start: Span): (node: unknown) => Span {
  const begin = source.lineStart(2);
  return (node) => {
    const range = (node as Node | null | undefined)?.range;
    return range === undefined || range === null ? start : source.span(begin + range[0], begin + Math.max(range[0], range[1]));
  };
}

function readYaml(yaml: Yaml, source: Source, { notes, start }: { readonly notes: Notes; readonly start: Span }): FrontMatter {
  const begin = source.lineStart(2);
  const place = (from: number, to: number): Span => source.span(begin + from, begin + Math.max(from, to));
  const span = spans(source, start);
  const plain = plainYaml(yaml.value, KEYS);
  if (plain !== null) return readKeys(plain, { notes, span }, { start, bare: false });
  // A lone CR ends a line in Markdown and in YAML, but not for this parser.
  const document = parseDocument(yaml.value.replaceAll(/\r(?!\n)/g, '\n'), { prettyErrors: false, logLevel: 'silent' });
  for (const error of document.errors) notes.find('SPEC-FRONT-MATTER', place(error.pos[0], error.pos[1]), `The front matter is no YAML: ${error.message.replace(/\.?$/, '.')} ${EXAMPLE}.`);
  if (document.errors.length > 0) return EMPTY;
  if (!isMap(document.contents)) {
    notes.find('SPEC-FRONT-MATTER', start, `The front matter has no keys. ${EXAMPLE}.`);
    return EMPTY;
  }
  const values = new Map<string, unknown>();
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (KEYS.includes(name)) values.set(name, value);
    else notes.find('SPEC-FRONT-MATTER', span(key), `${JSON.stringify(name)} is no key of a spec's front matter. ${didYouMean(name, KEYS)}There are ${KEYS.join(', ')}.`, 'warning');
  }
  return readKeys(values, { notes, span }, { start, bare: false });
}

function readKeys(values: ReadonlyMap<string, unknown>, context: FrontMatterContext, { start, bare }: { readonly start: Span; readonly bare: boolean }): FrontMatter {
  const version = values.get('holdfast');
  const { notes, span } = context;
  if (!values.has('holdfast')) notes.find('SPEC-FRONT-MATTER', start, 'The front matter does not say which version of the format this is. Write "holdfast: 1" as its first line.');
  else if (!isScalar(version) || version.value !== 1) notes.find('SPEC-FRONT-MATTER', span(version), 'This version of the format is not known. Write "holdfast: 1", or use a newer Holdfast.');
  if (!values.has('subject') && !bare) notes.find('SPEC-FRONT-MATTER', start, 'The front matter does not say what is under specification. Write "subject: " and the path of the module, from this file on.');
  return {
    subject: values.has('subject') ? readSubject(values.get('subject'), context) : null,
    ids: values.has('ids') ? readPrefixes(values.get('ids'), context) : null,
    owns: values.has('owns') ? readStrings(values.get('owns'), 'owns', context).map(({ text }) => text) : [],
    uses: values.has('uses') ? readStrings(values.get('uses'), 'uses', context).map(({ text }) => text) : [],
    signature: values.has('signature') ? readPath(values.get('signature'), context) : null,
  };
}

interface Text {
  readonly text: string;
  readonly node: unknown;
}

/** One string or a list of them. */
function readStrings(value: unknown, key: string, { notes, span }: FrontMatterContext): readonly Text[] {
  const items = isSeq(value) ? value.items : [value];
  return items.flatMap((node) => {
    if (isScalar(node) && typeof node.value === 'string' && node.value !== '') return [{ text: node.value, node }];
    notes.find('SPEC-FRONT-MATTER', span(node ?? value), `"${key}" takes a text or a list of texts, as in "${key}: [${key === 'ids' ? 'CART' : 'src/cart/**'}]"; this is something else.`);
    return [];
  });
}

function readPrefixes(value: unknown, context: FrontMatterContext): readonly string[] | null {
  const prefixes = readStrings(value, 'ids', context).flatMap(({ text, node }) => {
    if (PREFIX.test(text)) return [text];
    const upper = text.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
    context.notes.find('SPEC-FRONT-MATTER', context.span(node), `${JSON.stringify(text)} cannot begin an id. A prefix has capitals and digits, parts joined by "-", and no number at its end${PREFIX.test(upper) ? `: write ${upper}` : ''}.`);
    return [];
  });
  return prefixes.length === 0 ? null : prefixes;
}

function readPath(value: unknown, { notes, span }: FrontMatterContext): string | null {
  if (isScalar(value) && typeof value.value === 'string' && value.value !== '') return value.value;
  notes.find('SPEC-FRONT-MATTER', span(value), '"signature" takes the path of a source file, as in "signature: src/cart.ts"; this is something else.');
  return null;
}
