import { nearest } from '../../value/near.js';

/** What a fence is by its info string. */
export type FenceKind =
  | { readonly kind: 'signature' | 'example' | 'property' | 'model' | 'unspecified' | 'cases' }
  | { readonly kind: 'free-inputs'; readonly operation: string }
  /** Part of the format, and not carried out by this version. */
  | { readonly kind: 'later'; readonly what: string }
  /** Almost one of ours. */
  | { readonly kind: 'near'; readonly message: string }
  | { readonly kind: 'other' };

const WORDS = ['signature', 'example', 'property', 'model', 'unspecified', 'page'] as const;
const LANGUAGES: readonly string[] = ['cases', 'console', 'rubric', 'budget'];
const TYPESCRIPT: ReadonlySet<string> = new Set(['ts', 'typescript']);
const RELATED: ReadonlySet<string> = new Set(['js', 'javascript', 'mjs', 'cjs', 'mts', 'cts', 'tsx', 'jsx', 'node', 't', 'tss', 'typescrpt']);
const FORMS = 'There are ts signature, ts example, ts property, ts model, ts unspecified, ts page, cases, console, http, yaml aria, text file=NAME, rubric and budget';
const LATER: Readonly<Record<string, string>> = {
  console: 'A transcript', http: 'An exchange', rubric: 'A rubric', budget: 'A budget',
};

export function fenceKind(lang: string, meta: string): FenceKind {
  const lower = lang.toLowerCase();
  const [word = '', ...rest] = meta.split(/\s+/);
  if (TYPESCRIPT.has(lower)) return typescriptKind(word, rest, meta);
  if (RELATED.has(lower)) return (WORDS as readonly string[]).includes(word) ? almost(lang, meta, `ts ${meta}`) : { kind: 'other' };
  if (lower === 'yaml' || lower === 'yml') return yamlKind(lang, meta, word);
  if (/(?:^|\s)file=\S/.test(meta)) return { kind: 'later', what: 'A file for a transcript' };
  if (lang === 'cases') return { kind: 'cases' };
  const later = LATER[lang];
  if (later !== undefined) return { kind: 'later', what: later };
  return nearLanguage(lang, meta);
}

function typescriptKind(word: string, rest: readonly string[], meta: string): FenceKind {
  if (word === 'page') return { kind: 'later', what: 'A page script' };
  if (word === 'unspecified') return unspecifiedKind(rest, meta);
  const known = WORDS.find((name) => name === word);
  if (known !== undefined) return { kind: known as 'signature' | 'example' | 'property' | 'model' };
  if (!/^[A-Za-z-]{4,}$/.test(word)) return { kind: 'other' };
  const [near] = nearest(word, WORDS, 1);
  return near === undefined ? { kind: 'other' } : almost('ts', meta, ['ts', near, ...rest].join(' '));
}

function unspecifiedKind(rest: readonly string[], meta: string): FenceKind {
  const [word, operation] = rest;
  if (word === undefined) return { kind: 'unspecified' };
  return word === 'for' && operation !== undefined && rest.length === 2 ? { kind: 'free-inputs', operation } : almost('ts', meta, `ts unspecified for ${rest.at(-1)}`);
}

function yamlKind(lang: string, meta: string, word: string): FenceKind {
  if (word === 'aria') return { kind: 'later', what: 'An accessibility tree' };
  return /^[a-z]{3,5}$/i.test(word) && nearest(word, ['aria'], 1).length > 0 ? almost(lang, meta, 'yaml aria') : { kind: 'other' };
}

function nearLanguage(lang: string, meta: string): FenceKind {
  if (['property', 'signature', 'unspecified'].includes(lang.toLowerCase())) return almost(lang, meta, `ts ${lang.toLowerCase()}`);
  const [near] = lang.length >= 4 ? nearest(lang, LANGUAGES, 1) : [];
  return near === undefined ? { kind: 'other' } : almost(lang, meta, near);
}

function almost(lang: string, meta: string, meant: string): FenceKind {
  return { kind: 'near', message: `"${`${lang} ${meta}`.trim()}" is no fence that means anything here, so it was not read. Write "${meant}" if that is meant. ${FORMS}.` };
}
