import type { BuiltFile, MadeFile } from '../../model/build.js';
import type { Finding } from '../../model/finding.js';
import type { MadeFiles } from '../../model/ports.js';
import { withSeverity } from '../../report/findings.js';
import { counted } from '../../report/numbers.js';
import { isMade } from './header.js';
import type { BuildSettings } from './settings.js';

export interface Reconciled {
  readonly files: readonly BuiltFile[];
  readonly findings: readonly Finding[];
}

/** Brings a folder to what was made, or with `check` says how far it is from it. A file that nobody made is never touched. */
export async function reconcile(made: readonly MadeFile[], at: { readonly spec: string; readonly folder: string; readonly files: MadeFiles }, { check, isPart }: Pick<BuildSettings, 'check' | 'isPart'>): Promise<Reconciled> {
  const { folder, files } = at;
  const there = new Map(await Promise.all((await files.list(folder)).map(async (name) => [name, await files.read(`${folder}/${name}`)] as const)));
  const own = made.filter(({ name }) => isOurs(there.get(name) ?? null));
  const foreign = made.filter(({ name }) => !isOurs(there.get(name) ?? null));
  if (foreign.length > 0) return { files: [], findings: foreign.map(({ name }) => refused(`${folder}/${name}`)) };
  const built = own.map(({ name, kind, holds, text }): BuiltFile => ({ file: `${folder}/${name}`, kind, holds, state: stateOf(there.get(name) ?? null, text) }));
  const names = new Set(made.map(({ name }) => name));
  // What is made no more goes, but where only some kinds were asked for.
  const over = isPart ? [] : [...there].filter(([name, text]) => !names.has(name) && text !== null && isOurs(text));
  const removed = over.map(([name]): BuiltFile => ({ file: `${folder}/${name}`, kind: null, holds: '', state: 'removed' }));
  const all = [...built, ...removed];
  if (check) return { files: all, findings: staleFindings(all, at.spec) };
  for (const { name, text } of made) if (there.get(name) !== text) await files.write(`${folder}/${name}`, text);
  for (const { file } of removed) await files.remove(file);
  return { files: all, findings: [] };
}

function isOurs(text: string | null): boolean {
  return text === null || isMade(text);
}

function stateOf(there: string | null, text: string): BuiltFile['state'] {
  return there === null ? 'new' : there === text ? 'same' : 'changed';
}

function refused(file: string): Finding {
  return withSeverity({ code: 'BUILD-REFUSED', file, message: `${file} is there and does not say that Holdfast made it, so it is left as it is, and nothing else was written beside it. Move it away, or name another folder with --out.` });
}

const STALE: readonly (readonly [state: BuiltFile['state'], one: string, several: string])[] = [
  ['new', 'is missing', 'are missing'],
  ['changed', 'is not what {{spec}} says now, or was edited', 'are not what {{spec}} says now, or were edited'],
  ['removed', 'is left over: it is made no more', 'are left over: they are made no more'],
];

/** What is wrong with what was made of a spec: one finding for all files with which the same is wrong, since one edit of a spec makes several stale. */
function staleFindings(files: readonly BuiltFile[], spec: string): readonly Finding[] {
  return STALE.flatMap(([state, one, several]) => {
    const [first, ...others] = files.filter((f) => f.state === state).map((f) => f.file);
    if (first === undefined) return [];
    const what = `${andOthers(first, others.length)} ${(others.length === 0 ? one : several).replace('{{spec}}', () => spec)}`;
    return [withSeverity({ code: 'BUILD-STALE', file: first, message: `${what}. Run holdfast build without --check and commit what it writes; the spec is the place for edits.` })];
  });
}

/** `src/cart.built/cart.test.mjs and 2 others`. */
export function andOthers(file: string, others: number): string {
  return others === 0 ? file : `${file} and ${counted(others, 'other')}`;
}
