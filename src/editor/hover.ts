import type { HoverText, RecordSummary } from '../model/editor.js';
import type { DeclaredFreedom, Requirement, Spec } from '../model/spec.js';
import { ASPECTS, PLACE_ASPECTS } from '../value/freedom.js';
import { atCursor } from './cursor.js';
import type { Words } from './cursor.js';
import { fenceHelp } from './fences.js';
import { checksInWords, counted, entriesOf, operationsOf, recordedPins, standing } from './words.js';

/** A requirement that an id means, with the spec that it stands in and what is recorded of that. */
export interface Meant {
  readonly requirement: Requirement;
  readonly record: RecordSummary | null;
  /** How the file is called from where one looks; null for the same file. */
  readonly file: string | null;
}

export interface HoverOptions {
  readonly record: RecordSummary | null;
  /** What an id means here. */
  readonly meant: (id: string) => readonly Meant[];
}

/** What to say of the place; null where there is nothing to say. */
export function hoverAt(words: Words, offset: number, { record, meant }: HoverOptions): HoverText | null {
  const at = atCursor(words, offset, record?.entries.keys());
  if (at === null) return null;
  const text = (): string | null => {
    switch (at.kind) {
      case 'id': return meant(at.use.id).map((each) => requirementText(each)).join('\n\n---\n\n') || null;
      case 'freedom': return freedomText(at.freedom);
      case 'fence': return fenceHelp(at.block.lang, at.block.meta);
      case 'operation': return operationText(at.name, words.spec, record);
    }
  };
  const markdown = text();
  return markdown === null ? null : { markdown, span: at.span };
}

function requirementText({ requirement, record, file }: Meant): string {
  const { id, title, text, checks, freedoms, criteria } = requirement;
  const held = checksInWords(checks);
  const lines = [
    held.length > 0 ? `checks: ${held.join(', ')}` : `no checks: nothing holds the code to it${criteria.length === 0 ? '' : `; ${criteria.some(({ name }) => name !== undefined) ? counted(criteria.length, 'criterion', 'criteria') : `${counted(criteria.length, 'sentence')} in prose`} ${criteria.length === 1 ? 'asks' : 'ask'} for something`}`,
    ...(freedoms.length === 0 ? [] : [`free: ${freedoms.map((each) => `\`${each.text}\``).join(', ')}`]),
    ...recordLines(requirement, record),
  ];
  return [`**${id}: ${escaped(title)}**`, `${standing(requirement)}${file === null ? '' : `, in ${file}`}`, ...(text === '' ? [] : [clipped(text)]), lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}

function recordLines(requirement: Requirement, record: RecordSummary | null): readonly string[] {
  if (record === null) return ['nothing is recorded of this spec'];
  const { recorded, pins } = recordedPins(requirement, record);
  const operations = operationsOf(requirement.checks).map((name) => `${counted(entriesOf(name, record), 'case')} of \`${name}\``);
  const decisions = record.decisions.get(requirement.id) ?? [];
  return [
    ...(operations.length === 0 ? [] : [`recorded: ${operations.join(', ')}${pins === 0 ? '' : `; ${recorded} of its ${counted(pins, 'pinned case')}`}`]),
    ...(decisions.length === 0 ? [] : [`decisions that name it: ${decisions.map((each) => `${each.kind} of ${each.date}`).join(', ')}`]),
    ...faults(record),
  ];
}

function faults({ findings }: RecordSummary): readonly string[] {
  return findings === 0 ? [] : [`the record is not as it was decided (${counted(findings, 'finding')}): holdfast verify says what is wrong`];
}

function operationText(name: string, { requirements, signature }: Spec, record: RecordSummary | null): string {
  const asking = requirements.filter(({ checks }) => operationsOf(checks).includes(name));
  const declared = signature.declares.includes(name) || signature.declares.includes(name.split('.')[0] ?? '');
  const lines = [
    asking.length === 0 ? 'no requirement asks it' : `asked by ${asking.slice(0, 12).map(({ id }) => id).join(', ')}${asking.length > 12 ? ` and ${asking.length - 12} more` : ''}`,
    record === null ? 'nothing is recorded of this spec' : `recorded: ${counted(entriesOf(name, record), 'case')}`,
    ...(declared || signature.from !== null ? [] : ['its signature is not declared here']),
    ...(record === null ? [] : faults(record)),
  ];
  return [`\`${name}\`, an operation`, lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}

function freedomText(declared: DeclaredFreedom): string {
  if (declared.kind === 'inputs') return `The outcome of \`${declared.operation}\` is free where this is true of its input. Crashes and time-outs never are.`;
  const { freedom } = declared;
  const whose = freedom.operation === null ? '' : ` of \`${freedom.operation}\``;
  if (freedom.kind === 'aspect') return `Free${whose}: ${ASPECTS[freedom.aspect]}.`;
  const where = `\`${freedom.path}\`${whose}`;
  if (freedom.kind === 'at') return `Free at ${where}: ${PLACE_ASPECTS[freedom.aspect]}.`;
  return freedom.kind === 'path' ? `Free: the value at ${where}, within its type. It is erased before observations are compared.` : `Numbers at ${where} are the same where they differ by at most ${freedom.tolerance}${freedom.relative ? ', relative to the larger' : ''}.`;
}

function clipped(text: string): string {
  return text.length <= 400 ? text : `${text.slice(0, 399).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A title's own marks are shown, not carried out; its code stays code. */
function escaped(title: string): string {
  return title.replaceAll(/[*_[\]<>]/g, String.raw`\$&`);
}
