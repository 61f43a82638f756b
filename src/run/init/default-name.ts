import type { GuestExport } from '../../model/protocol.js';
import { isIdentifier } from '../../value/characters.js';

/** Words that no declaration can be called by. */
const RESERVED: ReadonlySet<string> = new Set((
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null '
  + 'package private protected public return static super switch this throw true try typeof var void while with yield'
).split(' '));

/**
 * What a spec calls a module's default export, which has no name that a declaration could have: as its function is called, else, where it
 * is all that there is, as the file is. Null where there is none, where it is exported by its name as well, or where it cannot be told apart.
 */
export function defaultName(exports: readonly GuestExport[], subject: string): string | null {
  const own = exports.find((e) => e.name === 'default');
  if (own === undefined) return null;
  const others = exports.filter((e) => e !== own && !e.name.includes('.'));
  if (others.some((e) => e.name === own.called)) return null;
  if (isName(own.called)) return own.called;
  return others.length === 0 ? fromFile(subject) : null;
}

function isName(text: string): boolean {
  return isIdentifier(text) && !RESERVED.has(text);
}

/** `src/to-words.js` → `toWords`. */
function fromFile(subject: string): string {
  const base = (subject.split('/').at(-1) ?? '').replace(/\.[cm]?[jt]sx?$/, '').replaceAll(/[^\p{ID_Continue}$]+(.)?/gu, (_, next: string | undefined) => (next ?? '').toUpperCase());
  return isName(base) ? base : 'main';
}
