import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../model/finding.js';
import type { Implementation } from '../model/implementation.js';
import type { TypesAdapter } from '../model/ports.js';
import type { Surface } from '../model/shape.js';
import { hashOf, typesCache } from './cache.js';
import type { Entry } from './cache.js';
import { isAsDeclared } from './assignable.js';
import type { Assigning } from './checker/assignable.js';
import type { Outcome } from './checker/outcome.js';
import type { Scope } from './checker/signature-text.js';
import { hidingNames } from './hiding-names.js';
import { contextBeside, readModule } from './syntax/module.js';
import { parseSignature, readWritten } from './syntax/read.js';
import { readSource } from './syntax/source.js';
import { shapeOf } from './syntax/shape.js';
import type { Written } from './syntax/read.js';

/** What needs the TypeScript compiler, which costs 200 ms and more to load. */
export interface Checker {
  readSurface(file: string, only: readonly string[] | null, untyped?: boolean): Outcome;
  readDeclared(file: string): Outcome;
  readSignatureText(written: Written, scope: Scope): Outcome;
  readUnassignable(asked: Assigning): Outcome;
}

export interface TypesOptions {
  /** What was read is kept here; made when first needed. */
  readonly cacheFolder: string;
  /** Loads the compiler; called only if neither syntax nor the cache has the answer. */
  readonly loadChecker?: () => Promise<Checker>;
}

export function typesAdapter({ cacheFolder, loadChecker = loadTypeScript }: TypesOptions): TypesAdapter {
  const cache = typesCache(cacheFolder);
  const unsaid: Finding[] = [];
  const cached = async (question: readonly unknown[], read: (checker: Checker) => Outcome): Promise<Entry> => {
    const key = JSON.stringify(question);
    const known = cache.find(key);
    if (known !== null) return known;
    const { surface, findings, files } = read(await loadChecker());
    const entry: Entry = { surface, findings, files: Object.fromEntries(files.map((file) => [file, hashOf(file)])) };
    const trouble = cache.keep(key, entry);
    if (trouble !== null) unsaid.push(trouble);
    return entry;
  };
  return {
    signature: async (text, scope) => {
      const written = parseSignature(text);
      const name = scope?.export ?? 'default';
      const context = simpleModule(scope?.types ?? null, contextBeside) ?? { read: shapeOf, bounds: new Map(), mayHide: hidingNames(scope), lookups: [] };
      const operation = readWritten(written, context, name);
      if (context.lookups.length === 0) return { operations: [operation], definitions: {} };
      const file = scope?.types ?? null;
      return (await cached(['signature', file, contentOf(file), written.text, name], (checker) => checker.readSignatureText(written, { file, name }))).surface;
    },
    surface: async (implementation, operations) => {
      if (implementation.types === null) return { surface: NOTHING, findings: [] };
      const file = path.resolve(implementation.types);
      const only = asked(implementation, operations ?? null);
      const simple = simpleModule(file, readModule);
      if (simple !== null) return { surface: { ...simple, operations: simple.operations.filter(({ name }) => only === null || only.includes(name)) }, findings: [] };
      const { surface, findings } = await cached(['surface', file, contentOf(file), only], (checker) => checker.readSurface(file, only));
      return { surface, findings: [...findings, ...unsaid.splice(0)] };
    },
    outline: async ({ types }) => {
      if (types === null) return { surface: NOTHING, findings: [] };
      const file = path.resolve(types);
      const simple = simpleModule(file, readModule);
      return simple !== null ? { surface: simple, findings: [] } : cached(['outline', file, contentOf(file)], (checker) => checker.readSurface(file, null, true));
    },
    declared: async ({ types }) => {
      if (types === null) return { surface: NOTHING, findings: [] };
      const file = path.resolve(types);
      // What leads nowhere is nothing that syntax tells.
      const simple = simpleModule(file, readModule);
      if (simple !== null) return { surface: simple, findings: [] };
      return cached(['declared', file, contentOf(file)], (checker) => checker.readDeclared(file));
    },
    unassignable: async ({ types: candidate }, { types: signature }, names) => {
      if (candidate === null || signature === null || path.resolve(candidate) === path.resolve(signature) || !/\.[cm]?tsx?$/.test(candidate) || !existsSync(candidate)) return [];
      const asked: Assigning = { candidate: path.resolve(candidate), signature: path.resolve(signature), names };
      const [own, wanted] = [asked.candidate, asked.signature].map((file) => readSource(readFileSync(file, 'utf8')) ?? simpleModule(file, readModule));
      if (isAsDeclared(own ?? null, wanted ?? null, names)) return [];
      return (await cached(['unassignable', asked.candidate, contentOf(asked.candidate), asked.signature, contentOf(asked.signature), names], (checker) => checker.readUnassignable(asked))).findings;
    },
  };
}

const NOTHING: Surface = { operations: [], definitions: {} };

/** What syntax alone tells of declarations; of source it would tell less, since a body has a say in what is returned. */
function simpleModule<T>(file: string | null, read: (text: string) => T | null): T | null {
  return file !== null && /\.d\.[cm]?ts$/.test(file) && existsSync(file) ? read(readFileSync(file, 'utf8')) : null;
}

/** Two contents of one path, as two branches have them, are kept side by side. */
function contentOf(file: string | null): string {
  return file === null ? '' : hashOf(file);
}

function asked(implementation: Implementation, operations: readonly string[] | null): readonly string[] | null {
  return operations?.toSorted() ?? (implementation.export === null ? null : [implementation.export]);
}

async function loadTypeScript(): Promise<Checker> {
  const [{ readDeclared, readSurface }, { readSignatureText }, { readUnassignable }] = await Promise.all([import('./checker/surface.js'), import('./checker/signature-text.js'), import('./checker/assignable.js')]);
  return { readDeclared, readSurface, readSignatureText, readUnassignable };
}
