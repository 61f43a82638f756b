import type { Check, DeclaredFreedom, Requirement, Strength } from '../model/spec.js';
import { caseText } from '../value/case.js';

/** What a check says, wherever it stands: the part of its id that is a hash of it. */
export function meaningOf({ id, kind }: Pick<Check, 'id' | 'kind'>): string {
  return `${kind} ${id.slice(id.lastIndexOf('#') + 1)}`;
}

/** Only what somebody confirmed holds anybody to anything. */
export function speaks({ status }: Pick<Requirement, 'status'>): boolean {
  return status === 'confirmed';
}

const STRENGTHS: Readonly<Record<Strength, number>> = { MUST: 3, SHOULD: 2, MAY: 1 };

/** How much a requirement holds: 0 where nobody has confirmed it. */
export function force(requirement: Pick<Requirement, 'status' | 'strength'>): number {
  return speaks(requirement) ? STRENGTHS[requirement.strength] : 0;
}

/** Operations that a check speaks of; null where it may speak of any. */
export function operationsOf(check: Check): readonly string[] | null {
  switch (check.kind) {
    case 'pin': return [check.case.operation];
    case 'model': return [check.operation];
    case 'property': case 'expression': case 'example': return check.operations.length === 0 ? null : check.operations;
  }
}

/** What of a check a reader recognises it by: the case, else its kind and first words. */
export function nameOf(check: Check): string {
  if (check.kind === 'pin') return caseText(check.case);
  return check.kind === 'expression' ? check.text : check.kind === 'model' ? `model of ${check.operation}` : `${check.kind} ${check.text}`;
}

export function freedomText(freedom: DeclaredFreedom): string {
  return freedom.kind === 'line' ? freedom.text : `for ${freedom.operation}: ${freedom.code}`;
}

const WORDS = /[\p{L}\p{N}]+/gu;

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(WORDS) ?? [];
}

/** Shared words of all words, from 0 to 1. */
export function likeness(a: string, b: string): number {
  const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const all = new Set([...left, ...right]).size;
  return all === 0 ? 1 : [...left].filter((word) => right.has(word)).length / all;
}

const EXAMPLE = /`[^`]*`(?:\s*(?:→|=>|->|returns|throws|(?:MUST|SHALL|SHOULD|MAY) (?:return|throw))(?:\s*`[^`]*`)?)?/g;

/** Prose without its examples and other code: an example that changed is told as a check, not as prose. */
export function proseOf({ text }: Pick<Requirement, 'text'>): string {
  return wordsOf(text.replaceAll(EXAMPLE, ' ')).join(' ');
}
