import type { NamedPlace, Place } from '../model/editor.js';
import type { Requirement } from '../model/spec.js';
import type { Words } from './cursor.js';
import type { IdUse } from './uses.js';

/** A spec of a folder, with its words. Paths have `/` between their parts. */
export interface KnownSpec extends Words {
  readonly file: string;
}

/** A use, and where it stands. */
export interface UseIn {
  readonly spec: KnownSpec;
  readonly use: IdUse;
}

/**
 * Where what is named is defined: in the same spec, else in any other that is known. An anchor leads to the file that its link names, and a
 * change to the spec that it changes.
 * More than one where an id is given twice.
 */
export function definersOf({ id, kind, target }: IdUse, from: KnownSpec, all: readonly KnownSpec[]): readonly KnownSpec[] {
  const defines = ({ uses }: KnownSpec): boolean => uses.some((use) => use.kind === 'definition' && use.id === id);
  if (kind === 'change') {
    const changed = all.filter((each) => each.spec.file === target && defines(each));
    // What it adds is defined by nothing else.
    return changed.length > 0 ? changed : [from];
  }
  if (kind === 'anchor' && target !== '') return all.filter((spec) => spec.file === resolved(from.file, target) && defines(spec));
  return defines(from) ? [from] : kind === 'anchor' ? [] : all.filter((spec) => defines(spec));
}

/** A relative path from a file on; null for what is none. */
function resolved(from: string, target: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(target)) return null;
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

export function definitionsOf(use: IdUse, from: KnownSpec, all: readonly KnownSpec[]): readonly Place[] {
  return definersOf(use, from, all).flatMap(({ file, uses }) => uses.filter((each) => DEFINE.has(each.kind) && each.id === use.id).map(({ span }) => ({ file, span })));
}

/** Kinds of uses that define where nothing else does. */
const DEFINE: ReadonlySet<IdUse['kind']> = new Set(['definition', 'change']);

/** All uses of what is named, its definitions among them. */
export function usesOfId(use: IdUse, from: KnownSpec, all: readonly KnownSpec[]): readonly UseIn[] {
  const meant = new Set(definersOf(use, from, all));
  return all.flatMap((spec) => spec.uses.filter((each) => each.id === use.id && definersOf(each, spec, all).some((one) => meant.has(one))).map((each) => ({ spec, use: each })));
}

/** The requirements of that id here, where it is defined. */
export function requirementsOf(use: IdUse, from: KnownSpec, all: readonly KnownSpec[]): readonly { readonly spec: KnownSpec; readonly requirement: Requirement }[] {
  return definersOf(use, from, all).flatMap((spec) => spec.spec.requirements.filter(({ id }) => id === use.id).map((requirement) => ({ spec, requirement })));
}

/** Requirements whose id or title holds the words, in any case of letters. */
export function searchIn(all: readonly KnownSpec[], words: string): readonly NamedPlace[] {
  const wanted = words.toLowerCase();
  return all.flatMap(({ file, spec }) => spec.requirements.filter(({ id, title }) => `${id}: ${title}`.toLowerCase().includes(wanted)).map(({ id, title, span }) => ({ file, span, id, title })));
}

/** The number behind the highest that an id of this prefix has, here or in a decision: ids are never used again. */
export function nextId(prefix: string, all: readonly KnownSpec[], remembered: Iterable<string> = []): string {
  const numbers = [...all.flatMap(({ uses }) => uses.map(({ id }) => id)), ...remembered].map((id) => (id.startsWith(`${prefix}-`) ? Number.parseInt(/^[0-9]{1,9}(?=[a-z]?$)/.exec(id.slice(prefix.length + 1))?.[0] ?? '0', 10) : 0));
  return `${prefix}-${Math.max(0, ...numbers) + 1}`;
}

export function prefixOf(id: string): string {
  return id.replace(/-[0-9]+[a-z]?$/, '');
}
