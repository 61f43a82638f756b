import type { ChangeKind, Difference } from '../model/difference.js';
import { namedPath } from './symptom.js';

/** Of one pair, so many differences besides the first are looked at. */
const MOST = 6;

/** What comes of another difference more often than of a cause of its own. */
const FOLLOWS: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['sharing', 'descriptors', 'prototype', 'rounding', 'order']);

/**
 * Of what differs besides the first, what may have a cause of its own: it stands at another place, neither above nor below the first. A
 * change that shows in every answer would hide all others otherwise.
 */
export function apart(first: Difference, others: readonly Difference[]): readonly Difference[] {
  const kept: Difference[] = [];
  for (const other of others) {
    if (kept.length >= MOST) break;
    if (FOLLOWS.has(other.change) || other.operation !== first.operation) continue;
    if ([first, ...kept].every((held) => separate(namedPath(held.path), namedPath(other.path)))) kept.push(other);
  }
  return kept;
}

function separate(a: string, b: string): boolean {
  return !inside(a, b) && !inside(b, a);
}

function inside(part: string, whole: string): boolean {
  return part === whole || part.startsWith(`${whole}.`);
}
