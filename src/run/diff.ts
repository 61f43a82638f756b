import { compareSpecs } from '../change/compare-specs.js';
import { settingChanges } from '../change/settings.js';
import { Problem } from '../host/problem.js';
import type { DiffResult, SpecComparison, SpecDiff } from '../model/change.js';
import type { Finding } from '../model/finding.js';
import { baseOf, type Base } from './base.js';
import { changedCode } from './diff/code.js';
import { movableCases } from './diff/movable.js';
import { recordChanges } from './diff/record.js';
import { underNamesOfNow } from './diff/renamed.js';
import { readSides, type Side, type Sides } from './diff/sides.js';
import type { World } from './world.js';

export interface DiffOptions {
  /** What the working tree is held against, by its common ancestor with HEAD; HEAD itself where nothing is said. */
  readonly ref?: string | undefined;
}

/** What the working tree changes in specs, baselines and ledgers, and what it allows to move. Runs nothing. */
export async function diff({ ref = 'HEAD' }: DiffOptions, world: World): Promise<DiffResult> {
  const base = await baseOf(world, ref);
  const changed = new Set(await world.history.changedSince(base.commit));
  const sides = await readSides(world, base, changed);
  if (sides.before.size + sides.now.size === 0) throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: `There is no *.spec.md, nor a spec of another dialect, in the working tree and none at ${base.commit.slice(0, 12)}, so there is nothing to compare. holdfast init writes a first one from the code.` });
  const comparisons = compareSpecs(await underNamesOfNow(world, base, sides), [...sides.now.values()]);
  const specs = comparisons.map((comparison) => specDiff(world, comparison, { sides, changed }));
  return {
    ref, commit: base.commit, isMergeBase: await world.history.commitOf(ref) !== base.commit, bootstrap: sides.before.size === 0 && base.files === null,
    specs: once(specs).filter(isChanged), settings: await settings(world, base), compared: comparisons.length, findings: findingsOf(sides),
  };
}

interface Context {
  readonly sides: Sides;
  /** Files that are not as at the base. */
  readonly changed: ReadonlySet<string>;
}

function specDiff(world: World, comparison: SpecComparison, { sides, changed }: Context): SpecDiff {
  const [before, now] = [sideOf(comparison.before?.spec.file, sides.before), sideOf(comparison.now?.spec.file, sides.now)];
  return {
    spec: (now ?? before)?.spec.file ?? '', before: before?.spec.file ?? null, now: now?.spec.file ?? null, changes: comparison.changes,
    ...(before === null || now === null ? { movable: [], mayMove: 0 } : movableCases({ before, now }, comparison.changes)), recorded: { before: before?.loaded.entries.length ?? 0, now: now?.loaded.entries.length ?? 0 },
    record: recordChanges(world, { before, now, changes: comparison.changes }), code: changedCode(now ?? before, changed),
  };
}

function sideOf(file: string | undefined, sides: ReadonlyMap<string, Side>): Side | null {
  return file === undefined ? null : sides.get(file) ?? null;
}

/** Specs of one folder share its decisions: one that cannot be read may be about any of them, and is told once. */
function once(specs: readonly SpecDiff[]): readonly SpecDiff[] {
  const told = new Set<string>();
  return specs.map((spec) => ({
    ...spec,
    record: spec.record.filter(({ kind, decision, problem }) => {
      const key = `${kind} ${decision ?? ''} ${problem ?? ''}`;
      if (kind !== 'decision-edited' || !told.has(key)) return told.add(key).has(key);
      return false;
    }),
  }));
}

function isChanged({ changes, record }: SpecDiff): boolean {
  return changes.length > 0 || record.length > 0;
}

async function settings(world: World, { files }: Base): Promise<DiffResult['settings']> {
  return files === null ? [] : settingChanges(await world.config(files), await world.config(world.tree));
}

/** What stands in the way of comparing: of the tree it weighs as the reader says, of the base it is told. */
function findingsOf({ before, now }: Sides): readonly Finding[] {
  const own = [...now.values()].flatMap(({ spec }) => spec.findings.filter((f) => f.severity === 'error'));
  const old = [...before.values()].flatMap(({ spec }) => spec.findings.filter((f) => f.severity === 'error'))
    .filter((f) => !own.some((o) => o.code === f.code && o.message === f.message && o.file === f.file));
  return [...own, ...old.map((f): Finding => ({ ...f, severity: 'info', message: `At the base: ${f.message}` }))];
}
