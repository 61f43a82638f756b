import { newLines } from '../../change/freedoms.js';
import { force, meaningOf } from '../../change/meaning.js';
import { bearing } from '../../compare/bears.js';
import { compileFreedoms } from '../../compare/erase.js';
import { pinWord } from '../../gate/pin-word.js';
import { withdrawnIn } from '../../ledger/withdrawn.js';
import { entryOf } from '../../ledger/text/entry.js';
import type { Decision, EntryLine } from '../../model/baseline.js';
import type { Movable, MovableCase, SpecChange, SpecDiff } from '../../model/change.js';
import type { Check, DeclaredFreedom, PinCheck, Spec } from '../../model/spec.js';
import { caseText } from '../../value/case.js';
import { expectationText } from '../../value/expectation.js';
import { liesIn } from './cover.js';
import type { Side } from './sides.js';

interface Both {
  readonly before: Side;
  readonly now: Side;
}

/** Kept of each reason for people to see; the rest is counted. */
const SHOWN = 5;

/**
 * Cases of the base's record that the tree allows to move: those of which an example demands something else, those that a new freedom
 * bears on, those that a new ruling covers, and those on whose operation something speaks that only running it can decide.
 */
export function movableCases({ before, now }: Both, changes: readonly SpecChange[]): Pick<SpecDiff, 'movable' | 'mayMove'> {
  const entries = before.loaded.entries;
  if (entries.length === 0) return NOTHING;
  const all = new Set<string>();
  const held = new Map(now.loaded.entries.map((line) => [line.case, line.text]));
  const found = (of: Pick<Movable, 'why' | 'requirement' | 'by'>, cases: readonly Found[]): readonly Movable[] => {
    for (const { line } of cases) all.add(line.case);
    return cases.length === 0 ? [] : [{
      ...of, operations: [...new Set(cases.map(({ line }) => line.operation))], count: cases.length, cases: cases.slice(0, SHOWN).map(shown),
      moved: cases.filter(({ line }) => (held.get(line.case) ?? line.text) !== line.text).length,
    }];
  };
  const movable = [
    ...freed({ before, now }).flatMap(({ requirement, text, freedom }) => {
      const bears = bearing(freedom);
      return found({ why: 'freed', requirement, by: text }, entries.filter((line) => bears(entryOf(line))).map(unasked));
    }),
    ...pinned({ before, now }).flatMap(({ requirement, cases }) => found({ why: 'pinned', requirement, by: requirement }, cases)),
    ...rulings({ before, now }).flatMap(({ id, covers, requirement }) => found({ why: 'ruled', requirement, by: id }, entries.filter((line) => covers.some((cover) => liesIn(cover, line))).map(unasked))),
    ...(changes.some((c) => c.kind === 'subject-changed') ? found({ why: 'running', requirement: null, by: 'subject' }, entries.map(unasked)) : []),
    ...ruled({ before, now }).flatMap(({ requirement, by, operation }) => found({ why: 'running', requirement, by }, entries.filter((line) => line.operation === operation).map(unasked))),
  ];
  return { movable, mayMove: all.size };
}

const NOTHING: Pick<SpecDiff, 'movable' | 'mayMove'> = { movable: [], mayMove: 0 };

interface Found {
  readonly line: EntryLine;
  readonly wanted: string | null;
}

function unasked(line: EntryLine): Found {
  return { line, wanted: null };
}

function shown({ line, wanted }: Found): MovableCase {
  return { case: line.case, recorded: line.text.slice(line.text.startsWith(line.case) ? line.case.length + 1 : 0), wanted };
}

function freed({ before, now }: Both): readonly Extract<DeclaredFreedom, { kind: 'line' }>[] {
  return newLines(linesOf(before.spec), linesOf(now.spec));
}

function linesOf({ requirements }: Spec): readonly Extract<DeclaredFreedom, { kind: 'line' }>[] {
  return requirements.flatMap((r) => r.freedoms.filter((f) => f.kind === 'line'));
}

/** New rulings that let something differ. One that says that the prior is right lets nothing. */
function rulings({ before, now }: Both): readonly Decision[] {
  const known = new Set(before.loaded.decisions.map((d) => d.id));
  const withdrawn = withdrawnIn(now.loaded.decisions);
  return now.loaded.decisions.filter((d) => !known.has(d.id) && !withdrawn.has(d.id) && d.kind !== 'regression');
}

/** Checks that hold a candidate to something: a violated MAY is only told. */
function holding({ requirements }: Spec): readonly Check[] {
  return requirements.filter((r) => force(r) > 1).flatMap((r) => r.checks);
}

/** Checks that hold in the tree and did not at the base. */
function fresh({ before, now }: Both): readonly Check[] {
  const known = new Set(holding(before.spec).map(meaningOf));
  return holding(now.spec).filter((check) => !known.has(meaningOf(check)));
}

/** By requirement, the recorded cases of which a new example demands something else. */
function pinned(both: Both): readonly { readonly requirement: string; readonly cases: readonly Found[] }[] {
  const lines = new Map(both.before.loaded.entries.map((line) => [line.case, line]));
  const free = compileFreedoms(linesOf(both.now.spec).map((f) => f.freedom));
  const groups = new Map<string, Found[]>();
  for (const check of fresh(both).filter((c): c is PinCheck => c.kind === 'pin')) {
    const line = lines.get(caseText(check.case));
    if (line === undefined || pinWord(check, entryOf(line).observation, free).result !== 'violated') continue;
    const group = groups.get(check.requirement) ?? [];
    groups.set(check.requirement, group);
    group.push({ line, wanted: expectationText(check.expected) });
  }
  return [...groups].map(([requirement, cases]) => ({ requirement, cases }));
}

interface Rule {
  readonly requirement: string;
  readonly by: string;
  readonly operation: string;
}

/** Models, postconditions and predicates that are new: each speaks of every case of its operation, and running it says what. */
function ruled(both: Both): readonly Rule[] {
  const rules = fresh(both).flatMap((check): Rule[] => {
    const operation = check.kind === 'model' ? check.operation : check.kind === 'property' ? check.postcondition : null;
    return operation === null ? [] : [{ requirement: check.requirement, by: check.kind === 'model' ? `model of ${operation}` : `property over ${operation}`, operation }];
  });
  const inputs = (spec: Spec): readonly Extract<DeclaredFreedom, { kind: 'inputs' }>[] => spec.requirements.flatMap((r) => r.freedoms.filter((f) => f.kind === 'inputs'));
  const known = new Set(inputs(both.before.spec).map((f) => `${f.operation} ${f.code}`));
  const predicates = inputs(both.now.spec).filter((f) => !known.has(`${f.operation} ${f.code}`));
  return [...predicates.map((f): Rule => ({ requirement: f.requirement, by: `unspecified for ${f.operation}`, operation: f.operation })), ...rules];
}
