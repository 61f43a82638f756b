import type { GuestExport } from '../../model/protocol.js';
import { isIdentifier } from '../../value/characters.js';
import { isReserved } from '../../value/reserved.js';

/** File names that say where a module lies and not what it is, and folders of that sort. */
const PLACES: ReadonlySet<string> = new Set(['index', 'main', 'mod', 'src', 'source', 'lib', 'dist', 'build', 'out', 'esm', 'cjs', 'packages', 'modules']);

/** Whether a declaration can have this name, and so a spec. */
export function isName(text: string): boolean {
  return isIdentifier(text) && !isReserved(text);
}

/** What a module is called: as its file, or where that says only where it lies (`src/index.ts`), as its folder, or as the package. */
export function moduleName(subject: string, packageName: string): string {
  const parts = subject.replace(/\.[cm]?[jt]sx?$/, '').split('/');
  return parts.findLast((part) => !PLACES.has(part)) ?? packageName.replace(/^@[^/]*\//, '').replace(/(?<=.)\.js$/, '');
}

/**
 * What a spec calls a module's default export, which has no name that a declaration could have: as its function is called, else, where it
 * is all that there is, as the module is. Null where there is none, where it is exported by its name as well, or where it cannot be told apart.
 */
export function defaultName(exports: readonly GuestExport[], module: string): string | null {
  const own = exports.find((e) => e.name === 'default');
  if (own === undefined) return null;
  const others = exports.filter((e) => e !== own && !e.name.includes('.'));
  if (others.some((e) => e.name === own.called)) return null;
  if (isName(own.called)) return own.called;
  return others.length === 0 ? camelCase(module) : null;
}

/** `to-words` → `toWords`. */
function camelCase(module: string): string {
  const name = module.replaceAll(/[^\p{ID_Continue}$]+(.)?/gu, (_, next: string | undefined) => (next ?? '').toUpperCase());
  return isName(name) ? name : 'main';
}

/** `price-list` → `PRICELIST`. */
export function prefixOf(module: string): string {
  const letters = module.toUpperCase().replaceAll(/[^A-Z0-9]/g, '').replace(/^[0-9]+/, '');
  return letters === '' ? 'SPEC' : letters.slice(0, 12);
}
