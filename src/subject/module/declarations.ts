import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { isDeclaration } from './kinds.js';
import { perText } from './per-text.js';
import type { Source } from './source.js';
import { declarationsBeside } from './types-file.js';

/** Of a package with more files of declarations the first are read. */
const MOST_FILES = 100;

/** The files of declarations that an implementation ships, as far as its entry's reach. None where its types are its source. */
export function declarations(types: string | null): readonly Pick<Source, 'file' | 'original'>[] {
  if (types === null || !isDeclaration(types)) return [];
  const found: Pick<Source, 'file' | 'original'>[] = [];
  const seen = new Set([types]);
  // Grows while it is gone through.
  for (const file of seen) {
    if (found.length === MOST_FILES || !existsSync(file)) break;
    const original = readFileSync(file, 'utf8');
    found.push({ file, original });
    for (const specifier of specifiersOf(file, original)) {
      const next = declarationOf(path.resolve(path.dirname(file), specifier));
      if (next !== null) seen.add(next);
    }
  }
  return found;
}

const specifiersOf = perText((file: string, original: string): readonly string[] => {
  const { staticImports, staticExports } = parseSync(file, original).module;
  const exported = staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value ?? ''));
  return [...staticImports.map((each) => each.moduleRequest.value), ...exported].filter((specifier) => /^\.\.?(?:\/|$)/.test(specifier));
});

/** `./heap.js` and `./heap` are declared in `heap.d.ts`, a folder in its index. */
function declarationOf(named: string): string | null {
  return declarationsBeside(named) ?? [`${named}.d.ts`, path.join(named, 'index.d.ts'), named].find((file) => isDeclaration(file) && existsSync(file)) ?? null;
}
