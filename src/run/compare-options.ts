import { INGREDIENTS } from '../explore/ingredients.js';
import { ASPECTS, readFreedom } from '../value/freedom.js';
import { didYouMean } from '../value/near.js';
import { Problem } from '../host/problem.js';
import type { Freedom } from '../model/difference.js';
import type { Ingredient, Without } from '../model/ingredient.js';
import type { AccessKind, Grant } from '../model/protocol.js';

/** What a caller may say. */
export interface CompareOptions {
  /** Names of implementations: a path, `git:<ref>:<path>`, `npm:<package>@<version>/<subpath>#<export>`. */
  readonly prior: string;
  readonly candidate: string;
  readonly export?: string | undefined;
  /** A TypeScript function type. */
  readonly signature?: string | undefined;
  /** Path of a file that holds one argument list a line. */
  readonly examples?: string | undefined;
  /** An arrow function or `file#export`. */
  readonly where?: string | undefined;
  readonly unspecified?: readonly string[] | undefined;
  /** Seconds. */
  readonly budget?: number | undefined;
  /** Cases; then the budget does not count. */
  readonly executions?: number | undefined;
  readonly allow?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  /** Tries values outside the declared types too, and reports what differs there apart. */
  readonly hostileInputs?: boolean | undefined;
  /** Parts of the search to do without, to measure what they are worth. */
  readonly without?: readonly Ingredient[] | undefined;
  /** Ends the search; what was found is shrunk no further and reported. */
  readonly stop?: AbortSignal | undefined;
  /** Ends everything at once. */
  readonly signal?: AbortSignal | undefined;
}

/** The same, complete and read. */
export interface CompareSettings {
  readonly prior: string;
  readonly candidate: string;
  readonly export: string | null;
  readonly signature: string | null;
  readonly examples: string | null;
  readonly where: string | null;
  readonly unspecified: readonly string[];
  readonly freedoms: readonly Freedom[];
  readonly limit: { readonly seconds: number } | { readonly executions: number };
  readonly allow: readonly string[];
  readonly grants: readonly Grant[];
  readonly seed: number;
  readonly hostileInputs: boolean;
  readonly without: Without;
  readonly stop: AbortSignal;
  readonly signal: AbortSignal;
}

const DEFAULT_SECONDS = 5;
/** What paths start with. */
const ROOTS = ['result', 'error', 'args'];
const KINDS: readonly AccessKind[] = ['spawn', 'addon', 'worker', 'connect', 'write'];

export function completeCompareOptions(options: CompareOptions): CompareSettings {
  const unspecified = options.unspecified ?? [];
  const allow = options.allow ?? [];
  return Object.freeze({
    prior: options.prior,
    candidate: options.candidate,
    export: options.export ?? null,
    signature: options.signature ?? null,
    examples: options.examples ?? null,
    where: options.where ?? null,
    unspecified,
    freedoms: unspecified.map(freedomOf),
    limit: options.executions === undefined ? { seconds: positive('--budget', options.budget ?? DEFAULT_SECONDS) } : { executions: whole('--executions', options.executions, 1) },
    allow,
    grants: allow.map(grantOf),
    seed: whole('--seed', options.seed ?? 1),
    hostileInputs: options.hostileInputs ?? false,
    without: new Set((options.without ?? []).map(ingredientOf)),
    stop: options.stop ?? new AbortController().signal,
    signal: options.signal ?? new AbortController().signal,
  });
}

function positive(option: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw invalid(`${option} ${value}: it wants a number above 0, as in ${option} 10.`);
}

function whole(option: string, value: number, least = Number.MIN_SAFE_INTEGER): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw invalid(`${option} ${value}: it wants a whole number${least === 1 ? ' above 0' : ''}, as in ${option} 1000.`);
}

function freedomOf(line: string): Freedom {
  const read = readFreedom(line);
  if (!('error' in read)) return read;
  throw new Problem({ code: 'FREEDOM-UNREADABLE', severity: 'error', message: `--unspecified ${JSON.stringify(line)}: ${nearFreedom(line)}${read.error}` });
}

/** What an aspect, or the first word of a path, was probably meant to be. */
function nearFreedom(line: string): string {
  const [, marked, path] = /^(?:[^\s:]+:)?\s*(?:#([\w-]+)|([a-z]+))/.exec(line) ?? [];
  if (marked !== undefined) return didYouMean(marked, Object.keys(ASPECTS)).replaceAll(/(?<=mean | or )/g, '#');
  return path === undefined ? '' : didYouMean(path, ROOTS.filter((root) => root !== path));
}

/** `spawn`, `write=/var/tmp`. */
export function grantOf(text: string): Grant {
  const [kind, ...path] = text.split('=');
  const known = KINDS.find((k) => k === kind);
  if (known === undefined) throw invalid(`--allow ${text}: there is no ${JSON.stringify(kind)} to allow. ${didYouMean(kind ?? '', KINDS)}Write one of ${KINDS.join(', ')}; a folder goes with write, as in --allow write=/var/tmp.`);
  if (path.length > 0 && known !== 'write') throw invalid(`--allow ${text}: a path goes with write only. Write --allow ${known}.`);
  return { kind: known, path: path.length > 0 ? path.join('=') : null };
}

function ingredientOf(name: string): Ingredient {
  const known = (Object.keys(INGREDIENTS) as Ingredient[]).find((i) => i === name);
  if (known !== undefined) return known;
  throw invalid(`without: there is no ingredient ${JSON.stringify(name)}. ${didYouMean(name, Object.keys(INGREDIENTS))}There are ${Object.keys(INGREDIENTS).join(', ')}.`);
}

function invalid(message: string): Problem {
  return new Problem({ code: 'OPTION-INVALID', severity: 'error', message });
}
