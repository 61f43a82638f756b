import { isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { SubjectName } from '../../model/spec.js';
import { didYouMean } from '../../value/near.js';
import type { FrontMatterContext } from './context.js';

const KINDS = ['module', 'command', 'http', 'page', 'driver'] as const;
const MODULE_KEYS: readonly string[] = ['kind', 'entry', 'export'];
const WRITE = 'Write the path of a module, from this file on, as in "subject: src/cart.ts", or a kind with its settings, as in "subject: {kind: module, entry: src/cart.ts}"';

/** `src/cart.ts#total`, or `{kind: module, entry: src/cart.ts}`. */
export function readSubject(value: unknown, context: FrontMatterContext): SubjectName | null {
  const span = context.span(value);
  const wrong = (what: string): null => {
    context.notes.find('SPEC-FRONT-MATTER', span, `${what} ${WRITE}.`);
    return null;
  };
  if (isScalar(value) && typeof value.value === 'string' && value.value !== '') return { kind: 'module', ...splitEntry(value.value), span };
  if (!isMap(value)) return wrong('This names no subject.');
  const kind = textOf(value, 'kind') ?? 'module';
  const known = KINDS.find((name) => name === kind);
  if (known === undefined) return wrong(`There is no kind of subject ${JSON.stringify(kind)}. ${didYouMean(kind, KINDS)}There are ${KINDS.join(', ')}.`);
  if (known !== 'module') return { kind: known, settings: settingsOf(value), span };
  for (const { key } of value.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (!MODULE_KEYS.includes(name)) context.notes.find('SPEC-FRONT-MATTER', context.span(key), `${JSON.stringify(name)} is no key of a module. ${didYouMean(name, MODULE_KEYS)}There are ${MODULE_KEYS.join(', ')}.`, 'warning');
  }
  const entry = textOf(value, 'entry');
  if (entry === null) return wrong('This module has no entry.');
  const split = splitEntry(entry);
  return { kind: 'module', entry: split.entry, export: textOf(value, 'export') ?? split.export, span };
}

function splitEntry(text: string): { readonly entry: string; readonly export: string | null } {
  const at = text.lastIndexOf('#');
  return at <= 0 || at === text.length - 1 ? { entry: text, export: null } : { entry: text.slice(0, at), export: text.slice(at + 1) };
}

function textOf(map: YAMLMap, key: string): string | null {
  const value = map.get(key);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Plain data; an alias that would blow up, or one that leads nowhere, stands for nothing. */
function settingsOf(map: YAMLMap): Readonly<Record<string, unknown>> {
  const settings: Record<string, unknown> = {};
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (name !== 'kind' && name !== '__proto__') settings[name] = plain(value);
  }
  return settings;
}

function plain(value: unknown): unknown {
  if (isScalar(value)) return value.value;
  if (isMap(value)) return Object.fromEntries(value.items.map(({ key, value: item }) => [isScalar(key) ? String(key.value) : '', plain(item)]));
  return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items) ? value.items.map((item) => plain(item)) : null;
}
