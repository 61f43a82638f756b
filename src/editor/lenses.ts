import type { Lens, RecordSummary } from '../model/editor.js';
import type { Requirement, Spec } from '../model/spec.js';
import { readsChecks } from './cursor.js';
import { checksInWords, counted, entriesOf, operationsOf, recordedPins } from './words.js';

/** Over each requirement: what holds it, and what is recorded of what it asks. Of specs that name no subject there is neither. */
export function lensesOf(spec: Spec, record: RecordSummary | null): readonly Lens[] {
  return !readsChecks(spec) ? [] : spec.requirements.map((requirement) => ({ span: requirement.span, requirement: requirement.id, title: titleOf(requirement, record) }));
}

function titleOf(requirement: Requirement, record: RecordSummary | null): string {
  const { checks, status } = requirement;
  const held = checksInWords(checks);
  const { recorded, pins } = record === null ? { recorded: 0, pins: 0 } : recordedPins(requirement, record);
  const operations = record === null ? [] : operationsOf(checks).map((name) => `${counted(entriesOf(name, record), 'case')} of ${name}`);
  return [
    ...(status === 'confirmed' ? [] : [status]),
    held.length === 0 ? 'no checks' : held.join(', '),
    ...(checks.length === 0 ? [] : record === null ? ['nothing recorded'] : [`recorded: ${[...operations, ...(pins === 0 ? [] : [`${recorded} of ${pins} pinned`])].join(', ')}`]),
  ].join(' · ');
}
