import { entryHash } from '../../ledger/text/hash.js';
import { readBaseline } from '../../ledger/baseline-text.js';
import { decisionsAbout } from '../../ledger/names.js';
import { baselineFile, decisionFile, openDecisions, type LedgerPlace } from '../../ledger/open.js';
import type { Decision, LedgerTexts } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { World } from '../world.js';
import { baselineOf, decisionsFolder, placeOf } from './place.js';

/** What git's HEAD and index hold of baselines and decisions: what was recorded once is not forgotten because its files are gone. */
export interface Memory {
  readonly files: ReadonlySet<string>;
  /** From HEAD, else from the index; null where neither has it. */
  readonly read: (file: string) => Promise<string | null>;
}

const RECORD = /\.baseline$|(?:^|\/)decisions\/[^/]+\.(?:md|list)$/;

export async function remember({ history }: World): Promise<Memory> {
  const files = new Set((await history.remembered()).filter((file) => RECORD.test(file)));
  return { files, read: async (file) => await history.readAt('HEAD', file) ?? history.readAt('', file) };
}

/** What git remembers of a spec's ledger, and the tree lacks. */
export interface Lost {
  readonly decisions: readonly Decision[];
  /** There is, or was, a baseline. */
  readonly hasBaseline: boolean;
}

export async function remembered(world: World, file: string, { memory, texts }: { readonly memory: Memory; readonly texts: LedgerTexts }): Promise<Lost> {
  const folder = decisionsFolder(file);
  const there = new Set(texts.decisions.map(({ name }) => name));
  const gone = [...memory.files].filter((f) => f.startsWith(folder) && f.endsWith('.md') && f !== `${folder}README.md` && !there.has(f.slice(folder.length)));
  const old = await Promise.all(gone.map(async (f) => {
    const beside = f.replace(/\.md$/, '.list');
    return { name: f.slice(folder.length), text: await memory.read(f) ?? '', list: memory.files.has(beside) ? await memory.read(beside) : null };
  }));
  const place = placeOf(world, file);
  const { decisions } = openDecisions({ decisions: old }, { shown: place.shown, sha256: world.sha256 });
  const all = [...decisions, ...openDecisions({ decisions: old.length === 0 ? [] : texts.decisions }, { shown: place.shown, sha256: world.sha256 }).decisions];
  const about = new Set(decisionsAbout(place.spec, all));
  return { decisions: decisions.filter((each) => about.has(each)), hasBaseline: memory.files.has(baselineOf(file)) };
}

/** A decision that was taken out, and a baseline that went with all its decisions: neither is a first run. */
export function lostFindings({ decisions, hasBaseline }: Lost, { baseline, isDecided }: { readonly baseline: string | null; readonly isDecided: boolean }, place: LedgerPlace): readonly Finding[] {
  const lines = decisions.length === 0 || baseline === null ? [] : readBaseline(baseline).entries;
  const byHash = new Map(lines.map((entry) => [entryHash(entry.text), entry.line]));
  const gone = decisions.map(({ id, added }): Finding => {
    const file = decisionFile(place, id);
    const line = added.map((a) => byHash.get(a.entry)).find((l) => l !== undefined);
    const of = added[0] === undefined ? '' : ` It added ${added.length === 1 ? 'the entry' : `${added.length} entries`}, the first of case ${added[0].case}${line === undefined ? '' : `, and ${baselineFile(place)}:${line} rests on it`}.`;
    return { code: 'DECISION-MISSING', severity: 'error', file, message: `${file}: git holds the decision ${id}, and its file is gone.${of} Restore it from git; a ruling is undone by another one (holdfast decide --undo ${id}), never by deleting it.` };
  });
  if (gone.length > 0 || baseline !== null || isDecided || !hasBaseline) return gone;
  const file = baselineFile(place);
  return [{ code: 'BASELINE-MISSING', severity: 'error', file, message: `${file} is missing, and git's HEAD or index holds it: this is no first run. Restore it, and its decisions, from git.` }];
}
