import type { DiffResult, EntryChange, Movable, RecordChange, SpecChange, SpecDiff } from '../model/change.js';
import type { Finding } from '../model/finding.js';
import { unexplainedOf, verdictOf } from './diff-words.js';

/** What `diff` found for machines: the object that `schemas/diff.schema.json` describes. Fields are kept between versions; new ones may join. */
export function diffJson(result: DiffResult): object {
  const { ref, commit, isMergeBase, bootstrap, specs, settings, compared, findings } = result;
  return {
    holdfast: 1, command: 'diff', verdict: verdictOf(result), ref, commit, mergeBase: isMergeBase, bootstrap, compared, unexplained: unexplainedOf(result).length,
    settings: settings.map(changeJson), specs: specs.map(specJson), findings: findings.map(findingJson),
  };
}

function specJson({ spec, before, now, changes, movable, mayMove, recorded, record, code }: SpecDiff): object {
  return { spec, before, now, changes: changes.map(changeJson), movable: movable.map(movableJson), mayMove, recorded, record: record.map(recordJson), code };
}

function changeJson({ kind, effect, weight, says, requirement, what, before, after, operations, line }: SpecChange): object {
  return { kind, effect, weight, says, requirement, what, before, after, operations, line };
}

function movableJson({ why, requirement, by, operations, count, moved, cases }: Movable): object {
  return { why, requirement, by, operations, count, moved, cases };
}

function recordJson({ kind, explained, decision, ruling, added, removed, changed, covers, entries, problem }: RecordChange): object {
  return { kind, explained, decision, ruling, added, removed, changed, covers, entries: entries.map(entryJson), problem };
}

function entryJson({ id, case: of, operation, before, after }: EntryChange): object {
  return { id, case: of, operation, before, after };
}

function findingJson({ code, severity, message, file, line }: Finding): object {
  return { code, severity, message, file: file ?? null, line: line ?? null };
}
