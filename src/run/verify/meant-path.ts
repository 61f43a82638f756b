import path from 'node:path';
import { joined } from '../../value/joined-path.js';
import { nearest } from '../../value/near.js';

const MOST = 3;
/** What has types or can be run: a record, or a spec, is never meant. */
const SCRIPT = /\.[cm]?[jt]sx?$/;

/**
 * From where a spec's path is looked up, and what was probably meant by one that leads nowhere. `all` are all files that there are, from the
 * working folder: the one that it would be from there; else those beside the place; else what has its name elsewhere.
 */
export function meantPath(spec: string, entry: string, all: readonly string[]): string {
  const files = all.filter((file) => SCRIPT.test(file));
  const from = path.posix.dirname(spec);
  const here = (file: string): string => path.posix.relative(from, file);
  const clean = path.posix.normalize(entry);
  const folder = path.posix.dirname(joined(spec, entry));
  const beside = files.filter((file) => path.posix.dirname(file) === folder).map((file) => path.posix.basename(file));
  const near = nearest(path.posix.basename(entry), beside).map((name) => path.posix.join(folder, name));
  const namesakes = files.filter((file) => path.posix.basename(file) === path.posix.basename(entry)).toSorted((a, b) => here(a).length - here(b).length || (a < b ? -1 : 1));
  const meant = files.includes(clean) ? [clean] : near.length > 0 ? near : namesakes.slice(0, MOST);
  const guess = meant.length === 0 ? '' : `Did you mean ${meant.map(here).join(' or ')}? `;
  return `${guess}What a spec names is looked for from its own folder${from === '.' ? '' : `, ${from}`}.`;
}
