import type { Proposal } from '../model/editor.js';
import { ASPECTS, PLACE_ASPECTS } from '../value/freedom.js';
import type { FrontMatterPlace } from './front-matter.js';
import { operationsOf } from './words.js';

const PATHS: readonly (readonly [string, string, string])[] = [
  ['error.message', 'the wording of errors', 'error.message'],
  ['error.name', 'the class of errors', 'error.name'],
  ['error.*', 'class, message, code, cause and own properties of what was thrown', 'error.*'],
  ['result.**.id', 'a property at any depth', 'result.**.${1:id}'],
  ['result.items[*].at', 'a property of each item', 'result.${1:items}[*].${2:at}'],
  ['result #within 0.005', 'a tolerance', 'result #within ${1:0.005}'],
  ['result #within 1e-9 relative', 'a relative tolerance', 'result #within ${1:1e-9} relative'],
];

/** What may stand on a line of `ts unspecified`. */
export function freedomProposals({ known: { spec }, before, make }: FrontMatterPlace): readonly Proposal[] {
  const [, operation = '', rest = ''] = /^\s*([\p{ID_Start}$_][\p{ID_Continue}$.]*:\s*)?(.*)$/u.exec(before) ?? [];
  const hash = rest.lastIndexOf('#');
  const aspects = Object.entries(ASPECTS).map(([name, frees]) => make(hash < 0 ? rest.length : rest.length - hash, { label: `#${name}`, kind: 'freedom', detail: frees, snippet: `#${name}` }));
  if (hash === 0) return aspects;
  // Behind a path goes a tolerance, or what is free there besides the value.
  if (hash > 0) {
    const besides = Object.entries(PLACE_ASPECTS).map(([name, frees]) => make(rest.length - hash, { label: `#${name}`, kind: 'freedom', detail: frees, snippet: `#${name}` }));
    return [make(rest.length - hash, { label: '#within', kind: 'freedom', detail: 'numbers that differ by no more are the same', snippet: '#within ${1:0.005}' }), ...besides];
  }
  const paths = PATHS.map(([label, detail, snippet]) => make(rest.length, { label, kind: 'path', detail, snippet }));
  const names = operation === '' ? [...new Set([...spec.signature.declares, ...operationsOf(spec.requirements.flatMap(({ checks }) => checks))])] : [];
  return [...paths, ...aspects, ...names.map((name) => make(rest.length, { label: `${name}:`, kind: 'operation', detail: 'for this operation alone', snippet: `${name.replaceAll('$', String.raw`\$`)}: ` }))];
}
