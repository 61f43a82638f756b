import type { Addition, Decision, Revocation } from '../../model/baseline.js';
import { UnreadableText } from './front-matter.js';

/** Lines above which they go into a file of their own, which is not for reviewing line by line. */
export const INLINE = 20;

/** What a decision adds and revokes, as its file lists it: `+ <case> <entry>`, `- <case> <entry> @<decision that added it>`. */
export function ledgerLines({ added, revoked }: Pick<Decision, 'added' | 'revoked'>): readonly string[] {
  return [...revoked.map((r) => `- ${r.case} ${r.entry} @${r.of}`), ...added.map((a) => `+ ${a.case} ${a.entry}`)];
}

const ADDED = /^\+ [0-9a-f]{16} [0-9a-f]{16}$/;
const REVOKED = /^- ([0-9a-f]{16}) ([0-9a-f]{16}) @(\S+)$/;

/** Throws an `UnreadableText`; `first` is the number of the first line. */
export function readLedgerLines(lines: readonly string[], first: number): Pick<Decision, 'added' | 'revoked'> {
  const added: Addition[] = [];
  const revoked: Revocation[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (ADDED.test(line)) {
      added.push({ case: line.slice(2, 18), entry: line.slice(19) });
      continue;
    }
    const found = REVOKED.exec(line);
    if (found === null) throw new UnreadableText(`this is neither "+ <case> <entry>" nor "- <case> <entry> @<decision>": ${line.slice(0, 60)}`, first + i);
    revoked.push({ case: found[1]!, entry: found[2]!, of: found[3]! });
  }
  return { added, revoked };
}
