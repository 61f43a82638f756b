import path from 'node:path';
import { ATTRIBUTES } from '../ledger/attributes.js';
import type { World } from '../world.js';

/** Weeks in which undecided is reported and not counted, so that a team can rule on what it finds without a red build. */
const WEEKS = 4;
const IGNORED = ['.holdfast/'];

/** Files that every repository with Holdfast has, in the folder of its configuration; `text` is null where all is there already. */
export async function housekeeping(world: World): Promise<readonly { readonly path: string; readonly text: string | null }[]> {
  const found = await world.configFile(world.tree);
  const beside = (name: string): string => path.posix.join(path.posix.dirname(found ?? ''), name);
  const lines = async (name: string, wanted: readonly string[]): Promise<{ readonly path: string; readonly text: string | null }> => ({ path: beside(name), text: withLines(await world.tree.read(beside(name)), wanted) });
  return [
    { path: beside('holdfast.config.ts'), text: found === null ? config(world) : null },
    await lines('.gitattributes', ATTRIBUTES),
    await lines('.gitignore', IGNORED),
  ];
}

function config(world: World): string {
  const until = new Date(Date.parse(`${world.today()}T00:00:00Z`) + WEEKS * 7 * 86_400_000).toISOString().slice(0, 10);
  return `import { defineConfig } from 'holdfast';

export default defineConfig({
  // Changes to specs, records and rulings count once they are reviewed: this rests on code review and branch protection.
  trust: 'reviewed-tree',
  // Until then undecided is reported and does not fail a build.
  undecided: 'report until ${until}',
  // Makes the choice of held-out cases this repository's own.
  salt: '${world.sha256(`${world.workingFolder} ${world.today()} ${world.clock()}`).slice(0, 16)}',
});
`;
}

/** The text with the lines that it lacks at its end, in its own line ends; null where it has all. */
export function withLines(text: string | null, lines: readonly string[]): string | null {
  const have = new Set((text ?? '').split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !have.has(line));
  if (missing.length === 0) return null;
  const end = text?.includes('\r\n') === true ? '\r\n' : '\n';
  const before = text === null || text === '' || text.endsWith('\n') ? text ?? '' : `${text}${end}`;
  return `${before}${missing.join(end)}${end}`;
}
