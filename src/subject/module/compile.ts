import path from 'node:path';
import { transformSync, type HelperMode, type OxcError, type SourceMap, type TransformOptions } from 'oxc-transform';
import { Problem } from '../../host/problem.js';
import { HELPERS } from './helpers.js';
import { needsCompiling } from './kinds.js';
import { frontOf, lineAt } from './lines.js';
import { compilerOptions } from './tsconfig.js';

/** The enum is declared, not exported as a value. */
const EXTERNAL: string = 'External';

export interface Compiled {
  readonly code: string;
  /** Null where the source runs as it stands. */
  readonly map: SourceMap | null;
}

/** Makes JavaScript that Node 20 runs of TypeScript and JSX; plain JavaScript stays as it is. Throws SOURCE-UNREADABLE. */
export function compile(file: string, source: string): Compiled {
  if (!needsCompiling(file)) return { code: source, map: null };
  return transform(file, source, optionsFor(file));
}

/** JavaScript that only parses as JSX, whatever its extension says. */
export function compileAsJsx(file: string, source: string): Compiled {
  return transform(file, source, { ...optionsFor(file), lang: 'jsx' });
}

function transform(file: string, source: string, options: TransformOptions): Compiled {
  const result = transformSync(file, source, options);
  const error = result.errors.find((e) => e.severity === 'Error');
  if (error !== undefined) throw unreadable(file, source, error);
  const helpers = Object.keys(result.helpersUsed).map((name) => {
    const text = HELPERS.get(name);
    if (text === undefined) throw new Problem({ code: 'SOURCE-UNREADABLE', severity: 'error', file, message: `${file} uses syntax that needs the helper ${name} to run on Node 20, which Holdfast does not have. Compile it yourself and compare the output.` });
    return `${name}: ${text}`;
  });
  // On the first line, so that the lines of the map stay right.
  const prelude = helpers.length === 0 ? '' : `const babelHelpers = {${helpers.join(', ')}}; `;
  const front = frontOf(result.code);
  return { code: result.code.slice(0, front) + prelude + result.code.slice(front), map: result.map ?? null };
}

export function unreadable(file: string, source: string, error: Pick<OxcError, 'message' | 'labels'>): Problem {
  const line = lineAt(source, error.labels[0]?.start ?? 0);
  return new Problem({ code: 'SOURCE-UNREADABLE', severity: 'error', file, line, message: `${file}:${line} does not parse: ${error.message.replace(/\.+$/, '')}. Mend it, or name a version of it that runs.` });
}

/** What tsc would do with this file, as far as it changes what the code does. */
function optionsFor(file: string): TransformOptions {
  const config = compilerOptions(file);
  const text = (key: string): { value: string } | null => (typeof config[key] === 'string' ? { value: config[key] } : null);
  const classic = config['jsx'] === 'react';
  return {
    lang: path.extname(file) === '.tsx' ? 'tsx' : path.extname(file) === '.jsx' ? 'jsx' : 'ts',
    sourcemap: true,
    target: 'node20.19',
    helpers: { mode: EXTERNAL as HelperMode },
    typescript: {
      onlyRemoveTypeImports: config['verbatimModuleSyntax'] === true,
      removeClassFieldsWithoutInitializer: config['useDefineForClassFields'] === false,
      ...(text('jsxFactory') && { jsxPragma: text('jsxFactory')?.value ?? '' }),
    },
    assumptions: { setPublicClassFields: config['useDefineForClassFields'] === false },
    decorator: { legacy: config['experimentalDecorators'] === true, emitDecoratorMetadata: config['emitDecoratorMetadata'] === true },
    jsx: {
      runtime: classic ? 'classic' : 'automatic',
      ...(text('jsxImportSource') && !classic && { importSource: text('jsxImportSource')?.value ?? 'react' }),
      ...(text('jsxFactory') && classic && { pragma: text('jsxFactory')?.value ?? '' }),
      ...(text('jsxFragmentFactory') && classic && { pragmaFrag: text('jsxFragmentFactory')?.value ?? '' }),
    },
  };
}
