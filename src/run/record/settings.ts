import { Problem } from '../../host/problem.js';
import { completeVerifyOptions } from '../verify/settings.js';

/** What a caller of `record` may say. */
export interface RecordOptions {
  /** Paths of specs; none: all that are found. */
  readonly specs?: readonly string[] | undefined;
  /** Entries an operation, at most; 300 where nothing is said. */
  readonly most?: number | undefined;
  /** Executions of the search, an operation. */
  readonly executions?: number | undefined;
  /** Seconds of the search of one spec, at most; 5 an operation where nothing is said. */
  readonly seconds?: number | undefined;
  /** Stands in the decision: why this is recorded. */
  readonly why?: string | undefined;
  readonly allow?: readonly string[] | undefined;
  readonly stop?: AbortSignal | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RecordSettings {
  readonly specs: readonly string[];
  readonly most: number;
  readonly executions: number;
  /** Of the search of one spec; null: as many as its operations call for. */
  readonly seconds: number | null;
  /** How far what is there now is held against the adopted prior first. */
  readonly judging: { readonly explore: boolean; readonly executions: number };
  readonly why: string | null;
  readonly allow: readonly string[];
  readonly stop: AbortSignal;
  readonly signal: AbortSignal;
}

const MOST = 300;
const EXECUTIONS = 5000;

export function completeRecordOptions(options: RecordOptions): RecordSettings {
  return Object.freeze({
    specs: options.specs ?? [], most: counted('--most', options.most ?? MOST), executions: counted('--executions', options.executions ?? EXECUTIONS), seconds: options.seconds ?? null,
    judging: { explore: true, executions: completeVerifyOptions({ executions: options.executions }).executions },
    why: options.why ?? null, allow: options.allow ?? [], stop: options.stop ?? new AbortController().signal, signal: options.signal ?? new AbortController().signal,
  });
}

function counted(option: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Problem({ code: 'OPTION-INVALID', severity: 'error', message: `${option} wants a whole number above 0.` });
}
