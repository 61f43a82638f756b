import { Problem } from '../host/problem.js';
import type { SpecSettings } from '../model/config.js';
import type { Finding } from '../model/finding.js';
import type { ReadSpec } from '../model/document.js';
import { withSeverity } from '../report/findings.js';
import { readAny, readClaimed } from '../spec/dialects/read-any.js';
import { isTold, toldOf } from '../spec/dialects/told.js';
import type { World } from './world.js';

type SpecWorld = Pick<World, 'specs' | 'tree' | 'config'>;

/** A file that was to be read: what it is, or why it could not be. */
export type SpecRead =
  | { readonly ok: true; readonly file: string; readonly text: string; readonly read: ReadSpec }
  | { readonly ok: false; readonly file: string; readonly finding: Finding };

/**
 * Reads the specs that are named, or those in named folders; all where nothing is named, of whatever dialect. One after another: who keeps
 * what it needs of each keeps no thousand models. Throws SPEC-NOT-FOUND.
 */
export async function* readSpecFiles(named: readonly string[], world: SpecWorld): AsyncGenerator<SpecRead> {
  const { specs: settings } = await world.config(world.tree);
  let found = 0;
  for (const file of await filesOf(named, world, settings)) {
    const text = world.specs.read(file);
    if (!text.ok) {
      found++;
      yield { ok: false, file, finding: withSeverity({ code: 'SPEC-UNREADABLE', file, message: `${file} cannot be read: ${text.message}. A spec is a Markdown file in UTF-8.` }) };
      continue;
    }
    const told = toldOf(file, settings);
    // A file that is called like a spec of another tool need not be one; who names it wants it read.
    const read = named.includes(file) ? await readAny(text.text, { file, told }) : await readClaimed(text.text, { file, told });
    if (read === null) continue;
    found++;
    yield { ok: true, file, text: text.text, read };
  }
  if (found === 0) throw nothingFound(named);
}

async function filesOf(named: readonly string[], { specs, tree }: SpecWorld, settings: readonly SpecSettings[]): Promise<readonly string[]> {
  const told = named.length > 0 || settings.length === 0 ? [] : (await tree.list()).filter((file) => isTold(file, settings));
  const found = named.length === 0 ? [...await specs.find(), ...told].toSorted() : (await Promise.all(named.map((name) => specs.named(name)))).flat();
  if (found.length > 0) return [...new Set(found)];
  throw nothingFound(named);
}

function nothingFound(named: readonly string[]): Problem {
  return new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: `There is no *.spec.md, nor a spec of another dialect, ${named.length === 0 ? 'below the working directory' : `in ${named.join(', ')}`}. Run holdfast init to write a first one from the code that is there.` });
}
