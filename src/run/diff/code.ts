import { joined } from '../../value/joined-path.js';
import type { Side } from './sides.js';

/** Files that changed with the spec: its subject, where its signature comes from, and what a regeneration may write. */
export function changedCode(side: Side | null, changed: ReadonlySet<string>): readonly string[] {
  if (side === null) return [];
  const { file, subject, signature, owns } = side.spec;
  const named = new Set([...(subject?.kind === 'module' ? [subject.entry] : []), ...(signature.from === null ? [] : [signature.from])].map((entry) => joined(file, entry)));
  const globs = owns.map((glob) => globPattern(joined(file, glob)));
  return [...changed].filter((one) => named.has(one) || globs.some((glob) => glob.test(one))).filter((one) => !/\.(?:spec\.md|baseline)$|(?:^|\/)decisions\//.test(one)).toSorted();
}

/** `*` stands for a part of a name, `**` for any folders. */
function globPattern(glob: string): RegExp {
  const parts = glob.split(/(\*\*\/|\*\*|\*)/).map((part) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' })[part] ?? part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('')}$`);
}
