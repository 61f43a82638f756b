import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../../host/problem.js';
import { didYouMean } from '../../value/near.js';
import { isScript } from './kinds.js';
import { asRecord, readPackageFile } from './package-file.js';
import type { Resolve } from './resolver.js';
import { realOrNull } from './third-party.js';

const KINDS = '.js, .mjs, .cjs, .ts, .mts, .cts, .jsx or .tsx';

/** What is looked for and how messages call it. */
export interface Wanted {
  /** As the user wrote it. */
  readonly text: string;
  /** Absolute. */
  readonly path: string;
}

/** The real path of the module at a path: a file, or a folder with a package.json or an index. Throws PATH-NOT-FOUND, SOURCE-UNREADABLE. */
export function locatePath(wanted: Wanted, resolve: Resolve): string {
  const real = realOrNull(wanted.path);
  if (real === null) throw notFound(wanted);
  const entry = statSync(real).isDirectory() ? entryOfFolder(real, wanted, resolve) : real;
  if (!statSync(entry).isFile()) throw unreadable(wanted, 'is no file but a device or a pipe');
  if (isScript(entry)) return entry;
  const called = path.basename(entry) === path.basename(wanted.text) ? 'is' : `leads to ${path.basename(entry)}, which is`;
  throw unreadable(wanted, `${called} no module that can be run`);
}

function entryOfFolder(folder: string, wanted: Wanted, resolve: Resolve): string {
  const described = readPackageFile(folder);
  const name = described?.name;
  // What a package names is what Node would run, even where its source lies beside it.
  const raw = asRecord(described?.raw);
  const inside = path.join(folder, 'main' in raw || 'exports' in raw ? 'index.js' : 'index.ts');
  // By its own name, its `exports` hold; as a folder, `main` and index files do.
  const specifiers = [...(name ? [name] : []), '.'];
  for (const specifier of specifiers) {
    for (const how of ['import', 'require'] as const) {
      const found = resolve(inside, specifier, how);
      if (found.kind === 'file' && isScript(found.path) && found.path.startsWith(folder + path.sep)) return found.path;
    }
  }
  const scripts = readdirSync(folder).filter((file) => isScript(file));
  throw new Problem({
    code: 'PATH-NOT-FOUND', severity: 'error', file: wanted.text,
    message: `${wanted.text} is a folder that has neither an index module nor a package.json that leads to one. ${scripts.length > 0 ? `It holds ${scripts.slice(0, 5).join(', ')}: name the one that you mean.` : 'Name the file that you mean.'}`,
  });
}

function unreadable(wanted: Wanted, why: string): Problem {
  return new Problem({ code: 'SOURCE-UNREADABLE', severity: 'error', file: wanted.text, message: `${wanted.text} ${why}. Name a file that ends in ${KINDS}.` });
}

function notFound(wanted: Wanted): Problem {
  const folder = path.dirname(wanted.path);
  const here = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : null;
  const why = here === null
    ? `There is no folder ${path.dirname(wanted.text)}. Paths start at the working directory.`
    : `${didYouMean(path.basename(wanted.path), here)}Paths start at the working directory.`;
  return new Problem({ code: 'PATH-NOT-FOUND', severity: 'error', file: wanted.text, message: `There is no file ${wanted.text}. ${why}` });
}
