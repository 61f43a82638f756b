import type { Proposal } from '../model/editor.js';
import { prefixOf } from './known.js';
import type { KnownSpec } from './known.js';

/** Keys with what they hold, in the order in which they are written. */
const KEYS: readonly (readonly [string, string, string])[] = [
  ['holdfast', 'the version of the format, 1', 'holdfast: 1'],
  ['subject', 'the module under specification, from this file on', 'subject: ${1:src/name.ts}'],
  ['ids', 'prefixes that ids in this file have', 'ids: [${1:NAME}]'],
  ['owns', 'what a regeneration may write', 'owns: [${1:src/name/**}]'],
  ['uses', 'what it may read besides', 'uses: [${1:src/other.ts}]'],
  ['signature', 'a source file whose types are the signature, from this file on', 'signature: ${1:src/name.ts}'],
];
const KINDS: readonly string[] = ['module', 'command', 'http', 'page', 'driver'];

/** Between the first line, which begins it, and the one that ends it, if there is one. */
export function inFrontMatter(text: string, offset: number): boolean {
  const first = /^\ufeff?---[ \t]*(?:\r\n?|\n)/.exec(text)?.[0].length;
  if (first === undefined || offset < first) return false;
  const end = /^---[ \t]*$/m.exec(text.slice(first));
  // Without an end it is what was written up to the first heading or blank line.
  const limit = end === null ? text.slice(first).search(/^(?:[ \t]*$|#[ \t#])/m) : end.index;
  return limit < 0 || offset <= first + limit;
}

export interface FrontMatterPlace {
  readonly known: KnownSpec;
  readonly before: string;
  readonly make: (length: number, of: Omit<Proposal, 'span'>) => Proposal;
}

export function frontMatterProposals({ known, before, make }: FrontMatterPlace): readonly Proposal[] {
  const key = /^[a-z]*$/.exec(before)?.[0];
  if (key !== undefined) {
    const there = new Set([...known.document.text.matchAll(/^(?<name>[a-z]+):/gm)].map(({ groups }) => groups?.['name']));
    return KEYS.filter(([name]) => !there.has(name)).map(([name, detail, snippet]) => make(key.length, { label: name, kind: 'key', detail, snippet }));
  }
  const kind = /\bkind:[ \t]*(?<word>[a-z]*)$/.exec(before)?.groups?.['word'];
  if (kind !== undefined) return KINDS.map((name) => make(kind.length, { label: name, kind: 'value', detail: 'a kind of subject', snippet: name }));
  const prefix = /^ids:.*?(?<word>[A-Z][A-Z0-9-]*|)$/.exec(before)?.groups?.['word'];
  if (prefix === undefined) return [];
  const inUse = new Set([...known.document.text.matchAll(/^#{1,6}[ \t]+(?<id>[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+[a-z]?):/gm)].map(({ groups }) => prefixOf(groups?.['id'] ?? '')));
  return [...inUse].filter((name) => !(known.spec.ids ?? []).includes(name)).map((name) => make(prefix.length, { label: name, kind: 'value', detail: 'begins ids of this file', snippet: name }));
}
