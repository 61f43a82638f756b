import path from 'node:path';
import { Problem } from '../../host/problem.js';
import type { Decision, FileChange } from '../../model/baseline.js';
import type { DecideResult } from '../../model/decide.js';
import { openTree } from '../verify/load.js';
import type { LoadedSpec } from '../verify/loaded.js';
import type { World } from '../world.js';

/** A spec whose record is in order; nothing is ruled on top of what is not. */
export async function readable(world: World, file: string): Promise<LoadedSpec> {
  const loaded = await (await openTree(world)).load(file);
  const trouble = loaded.findings.find((f) => f.severity === 'error');
  if (trouble !== undefined) throw new Problem(trouble);
  return loaded;
}

export function resultOf(world: World, decision: Decision, plan: readonly string[], { files, done }: { readonly files: readonly FileChange[]; readonly done: boolean }): DecideResult {
  return { decision: decision.id, plan, files: files.map((f) => path.relative(world.workingFolder, f.path).replaceAll(path.sep, '/')), done };
}

export function cases(n: number): string {
  return `${n} recorded ${n === 1 ? 'case' : 'cases'}`;
}
