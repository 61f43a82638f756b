import type { Decision, EntryHash, EntryLine, EntryText } from '../model/baseline.js';
import { NOTATION_VERSION, sortedEntries } from './baseline-text.js';
import { ledgerOf } from './live.js';
import type { Ledger, Live } from './live.js';
import { entryHash, portableSha256 } from './text/hash.js';
import type { Sha256 } from './text/hash.js';
import { laidOut } from './text/layout.js';

export interface PrintedLedger {
  /** The baseline's text; null where nothing was ever decided, so that there is no file. */
  readonly text: string | null;
  readonly ledger: Ledger;
  /** Accepted entries of which no text was handed in; the text is without them, and must not be written. */
  readonly missing: readonly Live[];
}

/**
 * The baseline as the decisions about its spec have it. `texts` are those of entries wherever they come from (files of the past, other
 * branches, a fresh recording): each is used if its hash is accepted. Where two decisions disagree on a case, both entries stand
 * between conflict markers that name them.
 */
export function printLedger(decisions: readonly Decision[], texts: Iterable<EntryText>, sha256: Sha256 = portableSha256): PrintedLedger {
  const ledger = ledgerOf(decisions);
  const found = new Map<EntryHash, EntryText>();
  for (const text of texts) {
    const hash = entryHash(text, sha256);
    if (ledger.live.has(hash)) found.set(hash, text);
  }
  const missing = [...ledger.live.values()].filter(({ entry }) => !found.has(entry));
  if (ledger.environment === null) return { text: null, ledger, missing };
  const blocks = blocksOf(ledger, found);
  const entries = sortedEntries([...found].flatMap(([hash, text]) => (blocks.has(text) || !inConflict(hash, ledger) ? [text] : [])));
  return { text: `# holdfast ${NOTATION_VERSION}: ${ledger.environment}\n${entries.map((entry) => blocks.get(entry.text) ?? written(entry)).join('')}`, ledger, missing };
}

function written({ text }: Pick<EntryLine, 'text'>): string {
  return `${laidOut(text).join('\n')}\n`;
}

function inConflict(hash: EntryHash, { conflicts }: Ledger): boolean {
  return conflicts.some((list) => list.some(({ entry }) => entry === hash));
}

/** Of each case in conflict all its entries between markers, under the text of the first of them that is known. */
function blocksOf({ conflicts }: Ledger, found: ReadonlyMap<EntryHash, EntryText>): ReadonlyMap<EntryText, string> {
  const blocks = new Map<EntryText, string>();
  for (const list of conflicts) {
    const sides = list.flatMap((live) => (found.has(live.entry) ? [{ by: live.by[0]!, text: found.get(live.entry)! }] : []));
    if (sides.length === 0) continue;
    const middle = sides.map(({ text }) => written({ text })).join('=======\n');
    blocks.set(sides[0]!.text, `<<<<<<< ${sides[0]!.by}\n${middle}>>>>>>> ${sides.at(-1)!.by}\n`);
  }
  return blocks;
}
