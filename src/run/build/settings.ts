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
  /** Where a port to Python has the operations: `shop.cart`. A `*` stands for the name of the spec as Python writes it. */
  readonly pythonModule?: string | undefined;
}

export interface BuildSettings {
  readonly specs: readonly string[];
  readonly out: string | null;
  readonly check: boolean;
  readonly kinds: ReadonlySet<BuildKind>;
  /** Whether kinds were named: what is of others is left alone then. */
  readonly isPart: boolean;
  readonly pythonModule: string | null;
}

const KINDS: readonly BuildKind[] = ['types', 'schema', 'vitest', 'node', 'jest', 'pytest', 'stubs', 'criteria', 'brief'];
/** Suites of several runners get on with each other; nobody needs all of them. */
const USUAL: readonly BuildKind[] = ['types', 'schema', 'vitest', 'criteria', 'brief'];

export function buildSettings({ specs = [], out, check = false, only = [], pythonModule }: BuildOptions): BuildSettings {
  const kinds = only.map(kindOf);
  if (pythonModule !== undefined && !/^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(pythonModule.replace('*', 'x'))) throw invalid(`--python-module ${pythonModule} names no module of Python. Write it as an import does: shop.cart, or shop.* where each spec has a module of its own name.`);
  if (kinds.includes('pytest') && pythonModule === undefined) throw invalid('--only pytest does not say where the operations of the port are. Name the module as an import does: --python-module shop.cart.');
  if (out === '') throw invalid('--out names no folder. Write a path from the working directory, as in --out made.');
  const usual = pythonModule === undefined ? USUAL : [...USUAL, 'pytest' as const, 'stubs' as const];
  return { specs, out: out ?? null, check, kinds: new Set(kinds.length === 0 ? usual : kinds), isPart: kinds.length > 0, pythonModule: pythonModule ?? null };
}

function kindOf(name: string): BuildKind {
  const found = KINDS.find((kind) => kind === name);
  if (found !== undefined) return found;
  throw invalid(`--only ${name}: there is no such kind. ${didYouMean(name, KINDS)}There are ${KINDS.join(', ')}.`);
}

function invalid(message: string): Problem {
  return new Problem({ code: 'OPTION-INVALID', severity: 'error', message });
}
