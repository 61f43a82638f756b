import type { MovedPath } from '../../spec/move-paths.js';

export interface MoveOptions {
  readonly from: string;
  readonly to: string;
  /** The spec, where several have such an operation. */
  readonly spec?: string | undefined;
  readonly why?: string | undefined;
  readonly signal: AbortSignal;
}

export interface MoveResult {
  /** What was moved. */
  readonly what: 'operation' | 'spec';
  readonly from: string;
  readonly to: string;
  /** Entries that go by the new name now. */
  readonly entries: number;
  /** The decision that says so; null where names stay and files moved only. */
  readonly decision: string | null;
  /** Of a spec the paths in it that are others from its new folder. */
  readonly paths: readonly MovedPath[];
  /** Relative to the working folder. */
  readonly files: readonly string[];
}
