import path from 'node:path';
import type { Implementation } from '../../model/implementation.js';
import { branchEdits } from './branches.js';
import { isScript } from './kinds.js';
import { readSource } from './source.js';

/** So few branches are all met by chance. */
const FEW = 8;
const NONE = { branches: 0, comparisons: 0 };

/** Whether a source, which imports no package, compares nothing and has next to no branches: then there is nothing that could guide a search. Throws SOURCE-UNREADABLE. */
export async function isStraight({ closure }: Implementation): Promise<boolean> {
  if (closure.packages.length > 0) return false;
  let branches = 0;
  for (const file of closure.files.map((f) => path.join(closure.root, f.path)).filter((f) => isScript(f))) {
    const { code, esm } = await readSource(file);
    const { count } = branchEdits(code, { esm, first: NONE });
    branches += count.branches;
    if (count.comparisons > 0 || branches >= FEW) return false;
  }
  return true;
}
