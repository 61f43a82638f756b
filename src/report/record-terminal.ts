import type { RecordedOperation, RecordedSpec, RecordResult } from '../model/record.js';
import { counted, seconds } from './numbers.js';
import type { Style } from './style.js';
import { findingLines } from './summary.js';
import { wrap } from './width.js';

/** What `record` did, for people. Ends with a line break. */
export function recordTerminal({ specs, seconds: took }: RecordResult, style: Style): string {
  const lines = [...specs.flatMap((spec) => specLines(spec, style)), style.dim(`${counted(specs.length, 'spec')}; ${seconds(took)}`)];
  return `${lines.join('\n')}\n`;
}

function specLines(spec: RecordedSpec, style: Style): string[] {
  const refused = spec.findings.some((f) => f.severity === 'error');
  const head = refused ? style.bad('nothing recorded') : spec.recorded === 0 ? 'nothing new' : style.good(`${counted(spec.recorded, 'case')} recorded`);
  return [
    `${style.bold(spec.spec)}: ${head}, ${counted(spec.inAll, 'entry', 'entries')} in all`,
    ...spec.operations.flatMap((o) => operationLines(o, { isFirst: spec.inAll === spec.recorded, style })),
    ...branchLines(spec, style),
    ...leftLines(spec, style),
    ...(spec.decision === null ? [] : [`  decision: ${spec.decision}`, ...(wrap('It did this; nobody has said that it is right. Review the baseline as you would review code.', style.width - 2).map((line) => style.dim(`  ${line}`)))]),
    ...spec.findings.flatMap((f) => findingLines(f, style)),
    '',
  ];
}

const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  check: ['check of the spec', 'checks of the spec'], branch: ['branch', 'branches'], effect: ['constant that makes a difference', 'constants that make a difference'], constant: ['constant', 'constants'], outcome: ['kind of outcome', 'kinds of outcome'],
  pair: ['class of inputs', 'classes of inputs'], course: ['course of a session', 'courses of sessions'], value: ['value', 'values'],
};

/** Where something was recorded before, what all of it shows is told: the new cases alone show less. */
function operationLines({ operation, recorded, held, fellOut }: RecordedOperation, { isFirst, style }: { readonly isFirst: boolean; readonly style: Style }): string[] {
  const list = (counts: Readonly<Record<string, number>>): string => Object.entries(counts).flatMap(([kind, n]) => (n > 0 ? [counted(n, ...(WORDS[kind] ?? [kind, kind]))] : [])).join(', ');
  const shown = list(held);
  const out = list(fellOut);
  const cases = isFirst ? counted(recorded, 'case') : recorded === 0 ? 'nothing new' : `${recorded} more ${recorded === 1 ? 'case' : 'cases'}`;
  const shows = isFirst ? ` that ${recorded === 1 ? 'shows' : 'show'}` : '; all that is recorded shows';
  const text = `${operation}: ${cases}${shown === '' ? '' : `${shows} ${shown}`}${out === '' ? '' : `; no room for ${out}`}`;
  return wrap(text, style.width - 2, '  ').map((line) => `  ${line}`);
}

function branchLines({ branches }: RecordedSpec, style: Style): string[] {
  return branches === null ? [] : wrap(`the search reached ${branches.reached} of ${counted(branches.all, 'branch', 'branches')} of the source`, style.width - 2).map((line) => style.dim(`  ${line}`));
}

function leftLines({ left }: RecordedSpec, style: Style): string[] {
  const parts = [
    ...(left.unsteady > 0 ? [`${counted(left.unsteady, 'case')} answered otherwise when asked again`] : []),
    ...(left.ended > 0 ? [`${counted(left.ended, 'case')} hung or crashed`] : []),
    ...(left.unseen > 0 ? [`${counted(left.unseen, 'case')} gave what cannot be seen into`] : []),
  ];
  return parts.length === 0 ? [] : wrap(`left out: ${parts.join(', ')}`, style.width - 2).map((line) => style.dim(`  ${line}`));
}
