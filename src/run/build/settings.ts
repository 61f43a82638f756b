import { Problem } from '../../host/problem.js';
import type { BuildKind } from '../../model/build.js';
import { didYouMean } from '../../value/near.js';

export interface BuildOptions {
  /** Paths of specs, or of folders that hold some; all below the working folder where there are none. */
  readonly specs?: readonly string[] | undefined;
  /** A folder that holds what is made, by the paths of the specs; beside each spec without it. */
  readonly out?: string | undefined;
  /** Compares, and writes nothing. */
  readonly check?: boolean | undefined;
  readonly only?: readonly string[] | undefined;
}

export interface BuildSettings {
  readonly specs: readonly string[];
  readonly out: string | null;
  readonly check: boolean;
  readonly kinds: ReadonlySet<BuildKind>;
  /** Whether kinds were named: what is of others is left alone then. */
  readonly isPart: boolean;
}

const KINDS: readonly BuildKind[] = ['types', 'schema', 'vitest', 'node', 'jest', 'criteria', 'brief'];
/** Suites of several runners get on with each other; nobody needs all of them. */
const USUAL: readonly BuildKind[] = ['types', 'schema', 'vitest', 'criteria', 'brief'];

export function buildSettings({ specs = [], out, check = false, only = [] }: BuildOptions): BuildSettings {
  const kinds = only.map(kindOf);
  if (out === '') throw invalid('--out names no folder. Write a path from the working directory, as in --out made.');
  return { specs, out: out ?? null, check, kinds: new Set(kinds.length === 0 ? USUAL : kinds), isPart: kinds.length > 0 };
}

function kindOf(name: string): BuildKind {
  const found = KINDS.find((kind) => kind === name);
  if (found !== undefined) return found;
  throw invalid(`--only ${name}: there is no such kind. ${didYouMean(name, KINDS)}There are ${KINDS.join(', ')}.`);
}

function invalid(message: string): Problem {
  return new Problem({ code: 'OPTION-INVALID', severity: 'error', message });
}
