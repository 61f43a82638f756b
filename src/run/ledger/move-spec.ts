import { access } from 'node:fs/promises';
import path from 'node:path';
import { authorOf } from '../../host/git.js';
import { Problem } from '../../host/problem.js';
import { sha256 } from '../../host/sha256.js';
import { writeDecision } from '../../ledger/decision/write.js';
import { moveSpec } from '../../ledger/move.js';
import { decisionsAbout } from '../../ledger/names.js';
import { baselineFile, openDecisions, openLedger } from '../../ledger/open.js';
import type { LedgerPlace, OpenLedger } from '../../ledger/open.js';
import { printLedger } from '../../ledger/print-ledger.js';
import type { Decision, FileChange, LedgerTexts } from '../../model/baseline.js';
import type { LedgerWorld } from './world.js';
import { fileOf, mendedPaths } from './moved-paths.js';
import type { MoveOptions, MoveResult } from './move-types.js';
import { placeOfSpec, refused, valid } from './place.js';

/** Moves a spec with its baseline and decisions; where its name changes a decision says so, and the decisions that are there stay as they are. */
export async function moveSpecFile({ from, to, why, signal }: MoveOptions, world: LedgerWorld): Promise<MoveResult> {
  if (!to.endsWith('.spec.md')) throw refused(`${from} is a spec, and ${to} does not end in .spec.md. Name the path that it is to have`);
  const [old, next] = [placeOfSpec(from, world), placeOfSpec(to, world)];
  const by = await authorOf(world.workingFolder, signal);
  return world.ledgers.update([old.folder, next.folder], async (read) => {
    const spec = await specFile(old, next, { from, to });
    const there = await read(next.folder, next.spec);
    const texts = broughtBack(await read(old.folder, old.spec), there);
    const open = valid(openLedger(texts, old, { sha256 }));
    const ruling = { by, date: world.today(), why: why ?? `${old.spec} is called ${next.spec} now.` };
    const renames = old.spec === next.spec || open.decisions.length === 0 ? [] : [moveSpec(open.decisions, { from: old.spec, to: next.spec, ...ruling, sha256 })];
    const files = [...spec.files, ...(texts.isMoved ? movedBaseline(open, next, renames) : baselineFiles(open, next, there, renames)), ...decisionFiles(open, next, texts), ...renames.flatMap((each) => written(each, next))];
    const shown = files.filter(({ text }) => text !== null).map((each) => path.relative(world.workingFolder, each.path));
    return { files, result: { what: 'spec' as const, from, to, entries: open.checked.accepted.length, decision: renames[0]?.id ?? null, paths: spec.paths, files: shown } };
  });
}

/** The baseline may have been moved already, as the spec itself: what is accepted says whether it is that one. */
function broughtBack(texts: LedgerTexts, there: LedgerTexts): LedgerTexts & { readonly isMoved: boolean } {
  const isMoved = texts.baseline === null && there.baseline !== null && texts.decisions.length > 0;
  return isMoved ? { ...texts, baseline: there.baseline, isMoved } : { ...texts, isMoved };
}

function movedBaseline(open: OpenLedger, next: LedgerPlace, renames: readonly Decision[]): readonly FileChange[] {
  const all = decisionsAbout(next.spec, [...open.decisions, ...renames]);
  return [{ path: path.join(next.folder, `${next.spec}.baseline`), text: printLedger(all, open.baseline?.entries.map(({ text }) => text) ?? [], sha256).text }];
}

/** The spec itself may have been moved already, by git mv. */
async function specFile(old: LedgerPlace, next: LedgerPlace, { from, to }: Pick<MoveOptions, 'from' | 'to'>): Promise<{ readonly files: readonly FileChange[] } & Pick<MoveResult, 'paths'>> {
  const [oldFile, nextFile] = [fileOf(old), fileOf(next)];
  const [isOld, isNext] = await Promise.all([oldFile, nextFile].map((file) => access(file).then(() => true, () => false)));
  if (isOld === true && isNext === true) throw refused(`${to} is there already. Choose another name, or remove what is not wanted`);
  if (isOld !== true && isNext !== true) throw refused(`There is no spec ${from}. Paths start at the working directory`);
  const { text, paths } = await mendedPaths({ old, next, isMoved: isNext === true });
  if (isOld === true) return { files: [{ path: nextFile, text }, { path: oldFile, text: null }], paths };
  return { files: paths.length === 0 ? [] : [{ path: nextFile, text }], paths };
}

/** What was decided under the new name meanwhile stays: the baseline is printed from all. */
function baselineFiles(open: OpenLedger, next: LedgerPlace, there: LedgerTexts, renames: readonly Decision[]): readonly FileChange[] {
  if (open.baseline === null) return [];
  const own = valid(openLedger({ ...there, baseline: there.baseline }, next, { sha256 }));
  const kept = next.folder === open.place.folder ? open.all : openDecisions(there, { shown: next.shown, sha256 }).decisions;
  const all = decisionsAbout(next.spec, [...new Map([...kept, ...open.decisions, ...renames].map((each) => [each.id, each])).values()]);
  const printed = printLedger(all, [...open.baseline.entries, ...(own.baseline?.entries ?? [])].map(({ text }) => text), sha256);
  const [conflict] = printed.ledger.conflicts;
  if (conflict !== undefined) throw refused(`${next.shown}${next.spec}.baseline accepts another entry for the case ${conflict[0]!.case} already`);
  if (printed.missing.length > 0 || printed.ledger.live.size < open.checked.ledger.live.size) throw new Problem({ code: 'INTERNAL', severity: 'error', message: `Entries of ${baselineFile(open.place)} would be lost by the move; nothing was changed. Report it, please.` });
  const [oldFile, nextFile] = [open.place, next].map(({ folder, spec }) => path.join(folder, `${spec}.baseline`)) as [string, string];
  return [{ path: nextFile, text: printed.text }, { path: oldFile, text: null }];
}

/** To another folder they go as they are, byte for byte. */
function decisionFiles(open: OpenLedger, next: LedgerPlace, texts: LedgerTexts): readonly FileChange[] {
  if (next.folder === open.place.folder) return [];
  const about = new Set(open.decisions.map(({ id }) => `${id}.md`));
  return texts.decisions.filter(({ name }) => about.has(name)).flatMap(({ name, text, list }) => {
    const both = [{ name, text }, ...(list === null ? [] : [{ name: name.replace(/\.md$/, '.list'), text: list }])];
    return both.flatMap((file) => [{ path: path.join(next.folder, 'decisions', file.name), text: file.text }, { path: path.join(open.place.folder, 'decisions', file.name), text: null }]);
  });
}

function written(decision: Decision, { folder }: LedgerPlace): readonly FileChange[] {
  return writeDecision(decision).map(({ name, text }) => ({ path: path.join(folder, 'decisions', name), text }));
}
