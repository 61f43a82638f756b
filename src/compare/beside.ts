import type { ChangeKind, Difference } from '../model/difference.js';
import { isAskedOf } from '../value/case.js';
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

/**
 * What methods of an instance, or of what a function made, answer otherwise, where it is made otherwise to begin with. How it is made
 * shows in every session, and would hide what people see of it: one difference for each method, but not what only shows how the
 * instance is made once more.
 */
export function behind(first: Difference, others: readonly Difference[]): readonly Difference[] {
  if (!first.path.startsWith('result')) return [];
  const made = new Set([first, ...others.filter((other) => other.operation === first.operation)].flatMap((how) => [shapeOf(how), ...asMember(how)]));
  const kept = new Map<string, Difference>();
  for (const other of others) {
    if (other.operation === first.operation || !isAskedOf(other.operation, first.operation) || FOLLOWS.has(other.change) || isEcho(other, made) || kept.has(other.operation)) continue;
    kept.set(other.operation, other);
  }
  return [...kept.values()].slice(0, MOST);
}

/** It answers with the instance or with the member that was made otherwise, or hands the instance to a function that it was given. */
function isEcho(other: Difference, made: ReadonlySet<string>): boolean {
  return made.has(shapeOf(other)) || readsAbsence(other).some((absence) => made.has(`${memberOf(other.operation)}\n${absence}`)) || made.has(`${memberOf(other.operation)}\n${shapeOf(other)}`) || (other.path === 'callbacks' && other.candidate === 'other calls');
}

/** `result.at` of what is made, as reading its member `at` shows it: what is not there reads as undefined. */
function asMember(how: Difference): readonly string[] {
  const [, member, rest] = /^result\.([\w$]+)(.*)$/.exec(how.path) ?? [];
  if (member === undefined) return [];
  return [`${member}\n${shapeOf({ ...how, path: `result${rest ?? ''}` })}`, ...(rest === '' && isAbsence(how) ? [`${member}\n${how.change}`] : [])];
}

function isAbsence({ change }: Difference): boolean {
  return change === 'removed' || change === 'added';
}

/** What reading a member that one side lacks is told as. */
function readsAbsence({ path, prior, candidate }: Difference): readonly string[] {
  return path !== 'result' ? [] : [...(candidate === 'undefined' ? ['removed'] : []), ...(prior === 'undefined' ? ['added'] : [])];
}

function memberOf(operation: string): string {
  return operation.slice(operation.lastIndexOf('.') + 1);
}

/** Whatever the value was that is there no more, or is now: that it is not there on one side is one thing. */
function shapeOf(difference: Difference): string {
  const { path, change, prior, candidate } = difference;
  return (isAbsence(difference) ? [path, change] : [path, change, prior, candidate]).join('\n');
}
