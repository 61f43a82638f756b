import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Node } from 'oxc-parser';
import { Problem } from '../../host/problem.js';
import type { Implementation } from '../../model/implementation.js';
import type { Touched } from '../../model/ports.js';
import { constantsOf } from './constants.js';
import { isInPlace } from './hash.js';
import { isInside, isScript } from './kinds.js';
import { innermost, Links, type Linked } from './links.js';
import { readOwnFile } from './own-file.js';
import { makeResolver, type Resolve } from './resolver.js';
import { readSource, type Source } from './source.js';
import { packageFolderOf } from './third-party.js';
import { treeDiff, type TreeEdit } from './tree-diff.js';
import { unitsOf } from './units.js';

/** In all files; beyond this it takes longer than it is worth. */
const MOST_BYTES = 2 * 1024 * 1024;
/** What stands further away from an operation is as far as anything else. */
const MOST_UNITS = 120;

interface Read extends Linked {
  readonly program: Node;
}

type Both = { readonly prior: Implementation; readonly candidate: Implementation };

/**
 * Of two versions of one source, by what their code mentions: names are followed wherever they may lead, so that it says yes too often
 * and seldom no to what does run changed code. Null where they are no versions of one, or where what changed has no name.
 */
export async function touched(of: Both): Promise<Touched | null> {
  if (packagesOf(of.prior) !== packagesOf(of.candidate)) return null;
  try {
    const files = await filesOf(of, makeResolver());
    return files === null ? null : touchedIn(files);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return null;
  }
}

function touchedIn(files: ReadonlyMap<string, Read>): Touched {
  const links = new Links(files);
  return {
    touches: (name) => links.touches(name),
    constants: (names) => {
      const run = links.runBy(names, MOST_UNITS);
      return constantsOf([...files.values()].flatMap(({ units, program }) => {
        const parts = units.filter((unit) => run.has(unit));
        return parts.length === 0 ? [] : [{ program, parts }];
      }));
    },
  };
}

function packagesOf({ closure: { root, packages } }: Implementation): string {
  return packages.filter((p) => p.folder !== root).map((p) => `${p.name}@${p.version}`).sort().join('\n');
}

/** Each file of the prior is read once, and the candidate's where it is another one: a package has hundreds. */
async function filesOf(of: Both, resolve: Resolve): Promise<ReadonlyMap<string, Read> | null> {
  const { entry, closure } = of.prior;
  const found = new Map<string, Read>();
  const queue = new Set(isInPlace(closure) ? [entry] : closure.files.map((file) => path.join(closure.root, file.path)));
  let bytes = 0;
  for (const file of queue) {
    if (!isScript(file)) continue;
    const other = file === entry ? of.candidate.entry : path.join(path.dirname(of.candidate.entry), path.relative(path.dirname(entry), file));
    const source = existsSync(other) ? await readSource(file) : null;
    bytes += source?.original.length ?? 0;
    if (source === null || bytes > MOST_BYTES) return null;
    const units = unitsOf(source.parsed.program);
    const changed = (await editsOf(source, other)).map((edit) => innermost(units, edit));
    if (changed.includes(null)) return null;
    const leads = leadsOf(source, resolve);
    if (isInPlace(closure)) for (const next of leads.values()) if (isInside(closure.root, next) && packageFolderOf(next, closure.root) === null) queue.add(next);
    found.set(file, { program: source.parsed.program, units, leads, changed: changed.filter((unit) => unit !== null) });
  }
  return found;
}

function leadsOf(source: Source, resolve: Resolve): ReadonlyMap<string, string> {
  return new Map(source.references.flatMap(({ how, specifier }): [string, string][] => {
    const found = specifier?.startsWith('.') === true ? resolve(source.file, specifier, how) : null;
    return specifier !== null && found?.kind === 'file' ? [[specifier, found.path]] : [];
  }));
}

async function editsOf(source: Source, other: string): Promise<readonly TreeEdit[]> {
  if (readOwnFile(other) === source.original) return [];
  const after = await readSource(other);
  return treeDiff({ code: source.code, program: source.parsed.program }, { code: after.code, program: after.parsed.program });
}
