import path from 'node:path';
import { Problem } from '../host/problem.js';
import type { Config, SpecSettings } from '../model/config.js';
import type { FileSource } from '../model/ports.js';
import type { DialectName } from '../model/spec.js';
import { readLintConfig } from './lint-config.js';

const FILE = 'holdfast.config.ts';
const DEFAULTS: Config = { trust: 'signers', signers: [], reportUntil: null, strict: false, salt: '', lint: { rules: {}, custom: [] }, specs: [] };
const KEYS = ['trust', 'signers', 'undecided', 'strict', 'salt', 'lint', 'specs'];
const SPEC_KEYS = ['files', 'dialect', 'subject', 'operation'];
const DIALECTS: readonly string[] = ['commonmark', 'gherkin', 'gherkin-markdown', 'kiro', 'openspec', 'openspec-delta', 'spec-kit'] satisfies readonly DialectName[];

/**
 * The configuration that a source of files holds, or the nearest one above it; the defaults where there is none. Runs the file: it is the
 * repository's own code. `above` are the folders above that belong to the repository, nearest first: `../`, `../../`.
 */
export async function readConfig(files: FileSource, above: readonly Above[] = []): Promise<Config> {
  const found = await nearest(files, above);
  if (found === null) return DEFAULTS;
  try {
    const config = complete(await evaluate(found.text));
    return found.above === null ? config : { ...config, specs: seenFrom(found.above.below, config.specs) };
  } catch (error) {
    // It is named as one finds it from here.
    if (error instanceof Problem && found.above !== null) throw new Problem({ ...error.finding, file: `${found.above.to}${FILE}`, message: error.finding.message.replace(FILE, `${found.above.to}${FILE}`) });
    throw error;
  }
}

/** The path of that configuration, from the folder on; null where there is none. */
export async function configFile(files: FileSource, above: readonly Above[] = []): Promise<string | null> {
  const found = await nearest(files, above);
  return found === null ? null : `${found.above?.to ?? ''}${FILE}`;
}

/** A folder above the one that is worked in: the way up to it, and the way down again, with `/` at their ends. */
export interface Above {
  readonly to: string;
  readonly below: string;
}

async function nearest(files: FileSource, above: readonly Above[]): Promise<{ readonly text: string; readonly above: Above | null } | null> {
  for (const at of [null, ...above]) {
    const text = await files.read(`${at?.to ?? ''}${FILE}`);
    if (text !== null) return { text, above: at };
  }
  return null;
}

/** What is said there of files here, by their paths here; what is said of others is none of ours. */
function seenFrom(below: string, specs: readonly SpecSettings[]): readonly SpecSettings[] {
  return specs.filter(({ files }) => files.startsWith(below) || files.startsWith('**'))
    .map((s) => ({ ...s, files: s.files.startsWith('**') ? s.files : s.files.slice(below.length), subject: s.subject === null ? null : path.posix.relative(below, s.subject) }));
}

async function evaluate(text: string): Promise<Record<string, unknown>> {
  // Native, and of use to those who have a configuration.
  const { transformSync } = await import('oxc-transform');
  const { code, errors } = transformSync(FILE, text, { lang: 'ts' });
  if (errors.length > 0) throw invalid(errors[0]?.message ?? 'it does not parse');
  // `defineConfig` only types its argument, so the package need not be installed where the file is read.
  const alone = code.replaceAll(/^import\s*\{[^}]*\}\s*from\s*["']holdfast["'];?\s*$/gm, 'const defineConfig = (config) => config;');
  try {
    const module = await import(`data:text/javascript;base64,${Buffer.from(alone).toString('base64')}`) as { default?: unknown };
    if (typeof module.default === 'object' && module.default !== null) return module.default as Record<string, unknown>;
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
  throw invalid('it exports no default object');
}

function complete(given: Record<string, unknown>): Config {
  const unknown = Object.keys(given).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw invalid(`there is no ${unknown}; there are ${KEYS.join(', ')}`);
  const { trust = DEFAULTS.trust, signers = [], undecided = 'block', strict = false, salt = '', specs = [] } = given;
  if (trust !== 'reviewed-tree' && trust !== 'signers') throw invalid(`trust is 'reviewed-tree' or 'signers', not ${JSON.stringify(trust)}`);
  if (!Array.isArray(signers) || !signers.every((s) => typeof s === 'string')) throw invalid('signers is a list of lines, each a name and an SSH public key');
  if (typeof strict !== 'boolean') throw invalid('strict is true or false');
  if (typeof salt !== 'string') throw invalid('salt is a text');
  const lint = readLintConfig(given['lint']);
  if (typeof lint === 'string') throw invalid(lint);
  return { trust, signers: signers as string[], reportUntil: reportDate(undecided), strict, salt, lint, specs: specSettings(specs) };
}

function specSettings(specs: unknown): readonly SpecSettings[] {
  if (!Array.isArray(specs)) throw invalid("specs is a list, each with files and what is to be known of them: {files: 'spec.txt', subject: 'src/render.ts', operation: 'render'}");
  return specs.map((given: unknown): SpecSettings => {
    const of = typeof given === 'object' && given !== null ? given as Record<string, unknown> : {};
    const text = (key: string): string | null => {
      const value = of[key] ?? null;
      if (value === null || (typeof value === 'string' && value !== '')) return value;
      throw invalid(`${key} of specs is a text, not ${JSON.stringify(value)}`);
    };
    const unknown = Object.keys(of).find((key) => !SPEC_KEYS.includes(key));
    if (unknown !== undefined) throw invalid(`specs have no ${unknown}; they have ${SPEC_KEYS.join(', ')}`);
    const files = text('files');
    if (files === null) throw invalid("each of specs says which files it is about: {files: 'spec.txt', …}");
    const dialect = text('dialect');
    if (dialect !== null && !DIALECTS.includes(dialect)) throw invalid(`there is no dialect ${dialect}; there are ${DIALECTS.join(', ')}`);
    return { files: files.replace(/^\.\//, ''), dialect: dialect as DialectName | null, subject: text('subject'), operation: text('operation') };
  });
}

function reportDate(undecided: unknown): string | null {
  if (undecided === 'block') return null;
  const date = typeof undecided === 'string' ? /^report until (\d{4}-\d{2}-\d{2})$/.exec(undecided)?.[1] : undefined;
  if (date !== undefined && !Number.isNaN(Date.parse(date))) return date;
  throw invalid(`undecided is 'block' or 'report until 2026-12-24', not ${JSON.stringify(undecided)}`);
}

function invalid(why: string): Problem {
  return new Problem({ code: 'CONFIG-INVALID', severity: 'error', file: FILE, message: `${FILE} cannot be used: ${why.replace(/\.$/, '')}. It exports defineConfig({…}) as its default and imports nothing but holdfast.` });
}
