import { access, appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { openGit } from '../../host/git.js';
import { ATTRIBUTES } from './attributes.js';

export interface Installed {
  readonly driver: string;
  /** Lines that were added to `.gitattributes` at the root; none where they stood there. */
  readonly attributes: readonly string[];
}

/** Tells git to merge baselines by Holdfast: a setting of this clone, and lines of `.gitattributes` for all clones. */
export async function installDriver(workingFolder: string, signal: AbortSignal): Promise<Installed> {
  const git = await openGit(workingFolder, signal);
  const local = 'node_modules/.bin/holdfast';
  const isLocal = await access(path.join(git.root, local)).then(() => true, () => false);
  const driver = `${isLocal ? local : 'npx --no-install holdfast'} merge %O %A %B %P`;
  await git.run(['config', 'merge.holdfast.name', 'the ledger of Holdfast']);
  await git.run(['config', 'merge.holdfast.driver', driver]);
  const file = path.join(git.root, '.gitattributes');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const there = new Set(text.split(/\r?\n/));
  const attributes = ATTRIBUTES.filter((line) => !there.has(line));
  if (attributes.length > 0) await appendFile(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${attributes.join('\n')}\n`);
  return { driver, attributes };
}
