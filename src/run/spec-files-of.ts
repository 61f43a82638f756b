import { Problem } from '../host/problem.js';
import type { SpecFiles } from '../model/ports.js';

/** The specs that are named, or those in named folders; all where nothing is named. Throws SPEC-NOT-FOUND. */
export async function specFilesOf(named: readonly string[], specs: SpecFiles): Promise<readonly string[]> {
  const found = named.length === 0 ? await specs.find() : (await Promise.all(named.map((name) => specs.named(name)))).flat();
  if (found.length > 0) return [...new Set(found)];
  throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: `There is no *.spec.md ${named.length === 0 ? 'below the working directory' : `in ${named.join(', ')}`}. Run holdfast init to write a first one from the code that is there.` });
}
