import path from 'node:path';
import { parseSync, type ParseResult } from 'oxc-parser';
import { unreadable } from './unreadable.js';

/** Parses JavaScript that Node would run under the name `file`. Null where it does not parse. */
export function parseScript(file: string, code: string): ParseResult | null {
  const extension = path.extname(file);
  // A module that is neither says by its syntax what it is; only CommonJS may return at the top.
  const kinds = extension === '.cjs' || extension === '.cts' ? ['commonjs'] as const : extension === '.mjs' || extension === '.mts' ? ['module'] as const : ['unambiguous', 'commonjs'] as const;
  for (const sourceType of kinds) {
    const result = parseSync(file, code, { lang: 'js', sourceType, preserveParens: false });
    if (!result.errors.some((e) => e.severity === 'Error')) return result;
  }
  return null;
}

/** The same, with a Problem for what does not parse. */
export function parseScriptOrThrow(file: string, code: string): ParseResult {
  const result = parseScript(file, code);
  if (result !== null) return result;
  const [error] = parseSync(file, code, { lang: 'js', sourceType: 'unambiguous' }).errors;
  throw unreadable(file, code, error ?? { message: 'the parser did not say why', labels: [] });
}
