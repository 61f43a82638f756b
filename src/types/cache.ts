import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Finding } from '../model/finding.js';
import type { Surface } from '../model/shape.js';

/** Changes whenever the same source gives other shapes. */
const FORMAT = 20;

/** What was read, and what it rests on. */
export interface Entry {
  readonly surface: Surface;
  readonly findings: readonly Finding[];
  /** Absolute path → sha256 of its content; an entry holds while all are as they were. */
  readonly files: Readonly<Record<string, string>>;
}

/** Shapes that were read before. Nothing here loads the TypeScript compiler. */
export interface TypesCache {
  /** Null if nothing is kept under this question, or a file has changed since. */
  find(question: string): Entry | null;
  /** Null, or why it could not be kept: said once. */
  keep(question: string, entry: Entry): Finding | null;
}

export function typesCache(folder: string): TypesCache {
  let said = false;
  const base = JSON.stringify([FORMAT, compilerVersion()]);
  const place = (question: string): string => path.join(folder, `${sha256(`${base}\n${question}`)}.json`);
  return {
    find: (question) => {
      const entry = readEntry(place(question));
      return entry !== null && Object.entries(entry.files).every(([file, hash]) => hashOf(file) === hash) ? entry : null;
    },
    keep: (question, entry) => {
      try {
        writeAtomically(place(question), JSON.stringify(entry));
        return null;
      } catch (error) {
        if (said) return null;
        said = true;
        return unwritable(folder, error);
      }
    },
  };
}

/** sha256 of a file's content; `absent` if there is none. */
export function hashOf(file: string): string {
  try {
    return sha256(readFileSync(file));
  } catch {
    // Not there, or not readable any more: whatever rested on its content has to be read again.
    return 'absent';
  }
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A file that is cut short or of another kind is no entry: it will be written anew. */
function readEntry(file: string): Entry | null {
  if (!existsSync(file)) return null;
  try {
    const entry = JSON.parse(readFileSync(file, 'utf8')) as Partial<Entry> | null;
    return entry?.surface !== undefined && entry.findings !== undefined && entry.files !== undefined ? (entry as Entry) : null;
  } catch {
    return null;
  }
}

function writeAtomically(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function unwritable(folder: string, error: unknown): Finding {
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: 'CACHE-UNWRITABLE', severity: 'warning', file: folder,
    message: `The types that were read could not be kept in ${folder} (${why}), so every run reads them again. Make the folder writable, or name another one for the cache.`,
  };
}

function compilerVersion(): string {
  const require = createRequire(import.meta.url);
  const { version } = JSON.parse(readFileSync(require.resolve('typescript/package.json'), 'utf8')) as { readonly version: string };
  return version;
}
