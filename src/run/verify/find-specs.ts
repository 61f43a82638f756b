import { Problem } from '../../host/problem.js';
import type { SpecSettings } from '../../model/config.js';
import type { FileSource } from '../../model/ports.js';
import { maySpec } from '../../spec/dialects/catalogue.js';
import type { Told } from '../../spec/dialects/dialect.js';
import { readClaimed } from '../../spec/dialects/read-any.js';
import { isTold, toldOf } from '../../spec/dialects/told.js';

const SPEC = '.spec.md';

/** What can be judged of these files: specs of ours, and those of other dialects that name a subject, or for which the configuration does. */
export async function judgedSpecs(list: readonly string[], { files, settings }: { readonly files: FileSource; readonly settings: readonly SpecSettings[] }): Promise<readonly string[]> {
  const judged = await Promise.all(list.map(async (file) => {
    if (file.endsWith(SPEC)) return true;
    const told = isTold(file, settings) ? toldOf(file, settings) : null;
    if (told?.subject != null) return true;
    return (maySpec(file) || told !== null) && await namesSubject(files, file, told ?? undefined);
  }));
  return list.filter((_, i) => judged[i]);
}

/** Only what has the word in its front matter is read for it. */
async function namesSubject(files: FileSource, file: string, told?: Told): Promise<boolean> {
  const text = await files.read(file) ?? '';
  if (!/^\ufeff?---[^]*?^subject[ \t]*:/m.test(text.slice(0, 4000))) return false;
  return (await readClaimed(text, { file, told }))?.spec.subject != null;
}

/** Of these specs those that are named, else all that can be judged. Throws SPEC-NOT-FOUND. */
export function findSpecs({ all, list }: { readonly all: readonly string[]; readonly list: readonly string[] }, named: readonly string[]): readonly string[] {
  if (named.length === 0) {
    if (all.length > 0) return all;
    throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: `There is no *.spec.md here${others(list)}, so there is nothing to verify against. holdfast init writes a first one from the code.` });
  }
  return [...new Set(named.flatMap((name) => specsBelow(all, name) ?? [specNamed(all, list, name)]))];
}

/** Of a folder all that can be judged in it; null of what is no folder with specs. */
function specsBelow(all: readonly string[], name: string): readonly string[] | null {
  const folder = cleaned(name).replace(/\/+$/, '');
  const found = folder === '.' || folder === '' ? all : all.filter((file) => file.startsWith(`${folder}/`));
  return found.length === 0 ? null : found;
}

function cleaned(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\.\//, '');
}

/** What is written for another tool names no subject as a rule. */
function others(list: readonly string[]): string {
  const found = list.filter((file) => maySpec(file));
  return found.length === 0 ? '' : `, and ${found.length === 1 ? `${found[0]} does` : `${found[0]} and ${found.length - 1} like it do`} not say what it is about (specs: [{files, subject}] in holdfast.config.ts says it)`;
}

function specNamed(all: readonly string[], list: readonly string[], name: string): string {
  const clean = cleaned(name);
  // Whoever names a file wants it read, whatever it is called; if it is no spec it says so itself.
  if (all.includes(clean) || (/\.(?:md|txt|feature)$/.test(clean) && list.includes(clean))) return clean;
  const near = all.filter((file) => file.endsWith(`/${clean}`) || file.endsWith(`/${clean}${SPEC}`) || file === `${clean}${SPEC}`);
  if (near.length === 1) return near[0] as string;
  const there = all.length === 0 ? 'There are none here; holdfast init writes a first one from the code.' : `There is ${all.slice(0, 5).join(', ')}${all.length > 5 ? ` and ${all.length - 5} more` : ''}.`;
  const which = near.length > 1 ? `${name} could be ${near.slice(0, 5).join(' or ')}: say more of the path.` : `There is no spec ${name}. ${there}`;
  throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', file: name, message: `${which} Paths start at the working directory.` });
}
