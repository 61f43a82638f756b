import type { RecordSummary } from '../model/editor.js';
import type { Check, Requirement } from '../model/spec.js';
import { caseText } from '../value/case.js';

/** `1 example`, `2 examples`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** Checks by kind, in words; a table's rows and inline examples are examples. */
export function checksInWords(checks: readonly Check[]): readonly string[] {
  const of = (...kinds: readonly Check['kind'][]): number => checks.filter(({ kind }) => kinds.includes(kind)).length;
  const kinds: readonly (readonly [number, string, string])[] = [
    [of('pin', 'expression'), 'example', 'examples'], [of('example'), 'session', 'sessions'], [of('property'), 'property', 'properties'], [of('model'), 'model', 'models'],
  ];
  return kinds.flatMap(([n, one, many]) => (n === 0 ? [] : [counted(n, one, many)]));
}

/** Operations that the checks ask, in order. */
export function operationsOf(checks: readonly Check[]): readonly string[] {
  return [...new Set(checks.flatMap((check) => check.kind === 'pin' ? [check.case.operation] : check.kind === 'model' ? [check.operation] : check.operations))];
}

/** How many of a requirement's pinned cases are recorded, of how many. */
export function recordedPins({ checks }: Pick<Requirement, 'checks'>, { cases }: RecordSummary): { readonly recorded: number; readonly pins: number } {
  const pins = checks.flatMap((check) => (check.kind === 'pin' ? [caseText(check.case)] : []));
  return { recorded: pins.filter((text) => cases.has(text)).length, pins: pins.length };
}

/** Entries of an operation: of a class those of its sessions, of a method those of its class. */
export function entriesOf(operation: string, { entries }: RecordSummary): number {
  return entries.get(operation) ?? entries.get(operation.split('.')[0] ?? '') ?? 0;
}

/** What a requirement is, in a few words. */
export function standing({ strength, status }: Pick<Requirement, 'strength' | 'status'>): string {
  const silent: Readonly<Record<Requirement['status'], string>> = {
    confirmed: 'confirmed', observed: 'observed: nobody has confirmed it, so it does not judge', draft: 'draft: it does not judge yet', deprecated: 'deprecated: it judges no more',
  };
  return `${strength}, ${silent[status]}`;
}
