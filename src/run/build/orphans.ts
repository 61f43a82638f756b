import type { BuiltFile, BuiltSpec } from '../../model/build.js';
import type { Finding } from '../../model/finding.js';
import { withSeverity } from '../../report/findings.js';
import { joined } from '../../value/joined-path.js';
import type { World } from '../world.js';
import { specNamedIn } from './header.js';
import { andOthers } from './reconcile.js';

/**
 * What was made of specs that are gone, or called otherwise now: it lies where nothing is made any more. `done` are the folders that were
 * gone through; `out` the folder for what is made, null where that lies beside the specs.
 */
export async function orphans(done: ReadonlySet<string>, out: string | null, { made, tree }: Pick<World, 'made' | 'tree'>): Promise<readonly BuiltSpec[]> {
  const files = out === null ? (await tree.list()).filter((file) => /\.built\/(?:__tests__\/)?[^/]+$/.test(file)) : (await made.list(out)).map((file) => `${out}/${file}`);
  const found = new Map<string, { readonly folder: string; readonly spec: string; readonly files: BuiltFile[] }>();
  for (const file of files) {
    const folder = folderOf(file);
    if (done.has(folder)) continue;
    const named = specNamedIn(await made.read(file) ?? '');
    if (named === null) continue;
    const spec = joined(file, named);
    if (await made.read(spec) !== null) continue;
    const lost = found.get(folder) ?? { folder, spec, files: [] };
    found.set(folder, lost);
    lost.files.push({ file, kind: null, holds: '', state: 'removed' });
  }
  return [...found.values()].map((lost) => ({ ...lost, leftOut: [] }));
}

/** What is wrong with it, in one finding for all of it. */
export function orphaned({ spec, files }: BuiltSpec): Finding {
  const [first, ...others] = files.map(({ file }) => file);
  const [are, they, them] = others.length === 0 ? ['is', 'it was', 'it'] : ['are', 'they were', 'them'];
  return withSeverity({ code: 'BUILD-STALE', file: first ?? spec, message: `${andOthers(first ?? spec, others.length)} ${are} left over: ${spec}, of which ${they} made, is gone. Run holdfast build without --check, which removes ${them}, and commit that.` });
}

/** Jest looks for its suites in a folder of their own. */
function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/')).replace(/\/__tests__$/, '');
}
