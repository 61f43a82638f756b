import path from 'node:path';
import type { ParseResult } from 'oxc-parser';
import type { SourceMap } from 'oxc-transform';
import { needsCompiling } from './kinds.js';
import { readOwnFile } from './own-file.js';
import { parseScript, parseScriptOrThrow } from './parse.js';
import { readReferences, type Places, type Reference } from './references.js';

/** An own module, as JavaScript that Node 20 runs once its imports are found. */
export interface Source {
  readonly file: string;
  /** Its text is another one than lies on the disk. */
  readonly isVariant: boolean;
  readonly original: string;
  readonly code: string;
  readonly map: SourceMap | null;
  /** It has the syntax of an ES module. */
  readonly esm: boolean;
  readonly parsed: ParseResult;
  /** Offsets are those of `code`. */
  readonly references: readonly Reference[];
  readonly places: Places;
}

/** `instead` stands for what lies on the disk. */
export async function readSource(file: string, instead?: string): Promise<Source> {
  const original = instead ?? readOwnFile(file);
  const { code, map, parsed } = await runnable(file, original);
  const found = readReferences(parsed.program);
  const declared = ['.mjs', '.mts'].includes(path.extname(file));
  return { file, isVariant: instead !== undefined, original, code, map, esm: declared || parsed.module.hasModuleSyntax, parsed, ...found };
}

/** The compiler is a native library: where all is plain JavaScript it is never loaded. */
async function runnable(file: string, original: string): Promise<Pick<Source, 'code' | 'map' | 'parsed'>> {
  if (needsCompiling(file)) {
    const compiled = (await import('./compile.js')).compile(file, original);
    return { ...compiled, parsed: parseScriptOrThrow(file, compiled.code) };
  }
  const asItIs = { code: original, map: null };
  const parsed = parseScript(file, original);
  if (parsed !== null) return { ...asItIs, parsed };
  // Some write JSX into `.js`; where it is not that either, the message is about the JavaScript.
  if (!/<\/|\/>/.test(original)) return { ...asItIs, parsed: parseScriptOrThrow(file, original) };
  const asJsx = (await import('./compile.js')).compileAsJsx(file, original);
  return { ...asJsx, parsed: parseScriptOrThrow(file, asJsx.code) };
}
