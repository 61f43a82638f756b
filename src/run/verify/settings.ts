import { Problem } from '../../host/problem.js';
import { shellWord } from '../../report/shell-word.js';

/** What a caller of `verify` may say. */
export interface VerifyOptions {
  /** Paths of specs; none: all that are found. */
  readonly specs?: readonly string[] | undefined;
  /** Judge this requirement only. */
  readonly requirement?: string | undefined;
  /** An implementation in the place of the tree's own; only with one spec. */
  readonly candidate?: string | undefined;
  /** An implementation in the place of the adopted prior; only with one spec. */
  readonly against?: string | undefined;
  /** A ref whose specs, baselines, ledger and configuration are trusted. */
  readonly base?: string | undefined;
  /** Only subjects whose source differs from this ref's. */
  readonly changed?: string | true | undefined;
  /** Stop after so many specs that are not safe. */
  readonly bail?: number | undefined;
  readonly explore?: boolean | undefined;
  /** Judge by the spec alone, where nothing is recorded. */
  readonly specOnly?: boolean | undefined;
  readonly strict?: boolean | undefined;
  readonly contain?: boolean | undefined;
  /** Explored executions an operation; 20,000 by default. */
  readonly executions?: number | undefined;
  readonly allow?: readonly string[] | undefined;
  readonly stop?: AbortSignal | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The same, complete and read. */
export interface VerifySettings {
  readonly specs: readonly string[];
  readonly requirement: string | null;
  readonly candidate: string | null;
  readonly against: string | null;
  readonly base: string | null;
  readonly changed: string | true | null;
  readonly bail: number;
  readonly explore: boolean;
  readonly specOnly: boolean;
  readonly strict: boolean;
  readonly executions: number;
  readonly allow: readonly string[];
  readonly stop: AbortSignal;
  readonly signal: AbortSignal;
}

/** An operation's share of a verdict that people wait for. */
const EXECUTIONS = 20_000;

export function completeVerifyOptions(options: VerifyOptions): VerifySettings {
  const { specs = [] } = options;
  for (const [option, value] of [['--candidate', options.candidate], ['--against', options.against]] as const) {
    if (value !== undefined && specs.length !== 1) throw invalid(`${option} speaks of one subject. Name its spec: holdfast verify cart.spec.md ${option} ${shellWord(value)}.`);
  }
  if (options.contain === true) throw invalid('--contain needs a jail, which this version does not bring. Run the candidate in a container of your own, without --contain.');
  return Object.freeze({
    specs, requirement: options.requirement ?? null, candidate: options.candidate ?? null, against: options.against ?? null,
    base: options.base ?? null, changed: options.changed ?? null, bail: counted('--bail', options.bail ?? Number.POSITIVE_INFINITY),
    explore: options.explore ?? true, specOnly: options.specOnly ?? false, strict: options.strict ?? false,
    executions: counted('--executions', options.executions ?? EXECUTIONS), allow: options.allow ?? [],
    stop: options.stop ?? new AbortController().signal, signal: options.signal ?? new AbortController().signal,
  });
}

function counted(option: string, value: number): number {
  if (value > 0 && (Number.isSafeInteger(value) || value === Number.POSITIVE_INFINITY)) return value;
  throw invalid(`${option} wants a whole number above 0.`);
}

function invalid(message: string): Problem {
  return new Problem({ code: 'OPTION-INVALID', severity: 'error', message });
}
