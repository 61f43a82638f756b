import { Problem } from '../host/problem.js';
import type { ImplementationName } from '../model/implementation.js';

const EXAMPLES = 'Write a path (src/price.ts), a git ref with a path (git:main:src/price.ts) or a package (npm:classnames@2.5.1), each with #export behind it if you want only that export.';

/** Reads what the user wrote for an implementation; nothing is looked for yet. Throws a Problem, IMPLEMENTATION-UNREADABLE. */
export function readImplementationName(text: string): ImplementationName {
  const { name, exported } = splitExport(text);
  if (name.trim() === '') throw unreadable(text, text.trim() === '' ? 'it is empty' : 'nothing stands before the #');
  if (name.startsWith('git:')) return readGit(text, name.slice('git:'.length), exported);
  if (name.startsWith('npm:')) return readNpm(text, name.slice('npm:'.length), exported);
  // One letter before the colon is a drive of Windows.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(name)?.[1];
  if (scheme !== undefined) throw unreadable(text, `${scheme}: is not a kind of implementation that Holdfast knows`);
  return { kind: 'path', text, path: name, export: exported };
}

const EXPORT = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;

/** A `#` may be part of a folder's name (`C#/price.ts`); an export never holds a slash. */
function splitExport(text: string): { name: string; exported: string | null } {
  const at = text.lastIndexOf('#');
  const behind = text.slice(at + 1);
  if (at < 0 || /[/\\]/.test(behind) || /\.[cm]?[jt]sx?$/.test(behind)) return { name: text, exported: null };
  if (!EXPORT.test(behind)) throw unreadable(text, behind === '' ? 'nothing stands behind the #' : `${behind} is not the name of an export`);
  return { name: text.slice(0, at), exported: behind };
}

function readGit(text: string, rest: string, exported: string | null): ImplementationName {
  const at = colonOutsideBraces(rest);
  if (at < 0) throw unreadable(text, 'git: wants a ref, a colon and a path');
  const ref = rest.slice(0, at);
  const path = rest.slice(at + 1);
  if (ref === '') throw unreadable(text, 'the ref is missing between git: and the path');
  // Git would take it for an option.
  if (ref.startsWith('-')) throw unreadable(text, `${ref} is not a ref`);
  if (path === '') throw unreadable(text, `the path behind ${ref}: is missing`);
  return { kind: 'git', text, ref, path, export: exported };
}

/** No ref holds a colon, but what follows one in braces may: `HEAD@{2026-01-31 10:00}`. */
function colonOutsideBraces(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1;
    else if (text[i] === '}') depth -= 1;
    else if (text[i] === ':' && depth <= 0) return i;
  }
  return -1;
}

/** Package names as npm takes them (old ones may have capitals), a version, range or tag without `/`, and a subpath. */
const NPM = /^((?:@[a-z0-9~_-][\w.~-]*\/)?[a-z0-9~_-][\w.~-]*)(?:@([^/@]*))?(?:\/(.*))?$/i;
const VERSION = /^[\w.^~<>=|*+][\w.^~<>=|*+ -]*$/;

function readNpm(text: string, rest: string, exported: string | null): ImplementationName {
  const found = NPM.exec(rest);
  const name = found?.[1];
  if (name === undefined) throw unreadable(text, `${rest || 'nothing'} is not the name of a package`);
  const version = found?.[2] ?? null;
  if (version !== null && !VERSION.test(version)) throw unreadable(text, version === '' ? 'nothing stands behind the @' : `${version} is not a version, a range or a tag`);
  const subpath = found?.[3] || null;
  if (subpath?.split('/').includes('..')) throw unreadable(text, `${subpath} leads out of the package`);
  return { kind: 'npm', text, package: name, version, subpath, export: exported };
}

function unreadable(text: string, why: string): Problem {
  return new Problem({ code: 'IMPLEMENTATION-UNREADABLE', severity: 'error', message: `${JSON.stringify(text)} names no implementation: ${why}. ${EXAMPLES}` });
}
