import path from 'node:path';
import type { ParseResult } from 'oxc-parser';
import type { SourceMap } from 'oxc-transform';
import { compile, compileAsJsx } from './compile.js';
import { readOwnFile } from './own-file.js';
import { parseScript, parseScriptOrThrow } from './parse.js';
import { readReferences, type Places, type Reference } from './references.js';

/** An own module, as JavaScript that Node 20 runs once its imports are found. */
export interface Source {
  readonly file: string;
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

export function readSource(file: string): Source {
  const original = readOwnFile(file);
  const { code, map, parsed } = runnable(file, original);
  const found = readReferences(parsed.program);
  const declared = ['.mjs', '.mts'].includes(path.extname(file));
  return { file, original, code, map, esm: declared || parsed.module.hasModuleSyntax, parsed, ...found };
}

function runnable(file: string, original: string): Pick<Source, 'code' | 'map' | 'parsed'> {
  const compiled = compile(file, original);
  if (compiled.map !== null) return { ...compiled, parsed: parseScriptOrThrow(file, compiled.code) };
  const parsed = parseScript(file, original);
  if (parsed !== null) return { ...compiled, parsed };
  // Some write JSX into `.js`; where it is not that either, the message is about the JavaScript.
  if (!/<\/|\/>/.test(original)) return { ...compiled, parsed: parseScriptOrThrow(file, original) };
  const asJsx = compileAsJsx(file, original);
  return { ...asJsx, parsed: parseScriptOrThrow(file, asJsx.code) };
}
