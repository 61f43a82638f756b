import type { World } from '../world.js';

/** Weeks in which undecided is reported and not counted, so that a team can rule on what it finds without a red build. */
const WEEKS = 4;
const ATTRIBUTES = ['*.baseline merge=holdfast text eol=lf', 'decisions/*.list linguist-generated text eol=lf'];
const IGNORED = ['.holdfast/'];

/** Files that every repository with Holdfast has; `text` is null where all is there already. */
export async function housekeeping(world: World): Promise<readonly { readonly path: string; readonly text: string | null }[]> {
  return [
    { path: 'holdfast.config.ts', text: await world.tree.read('holdfast.config.ts') === null ? config(world) : null },
    { path: '.gitattributes', text: withLines(await world.tree.read('.gitattributes'), ATTRIBUTES) },
    { path: '.gitignore', text: withLines(await world.tree.read('.gitignore'), IGNORED) },
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
