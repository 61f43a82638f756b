import type { SpecChange } from '../model/change.js';
import type { Check, ExampleCheck, Requirement } from '../model/spec.js';
import { caseId } from '../value/case.js';
import { expectationText } from '../value/expectation.js';
import { changeOf } from './kinds.js';
import { looseningOf } from './loosen.js';
import { force, meaningOf, nameOf, operationsOf } from './meaning.js';

/** Where in a spec each check stands, by what it says: the requirement that holds most by it. */
export type Places = ReadonlyMap<string, Requirement>;

export function placesOf(requirements: readonly Requirement[]): Places {
  const places = new Map<string, Requirement>();
  for (const requirement of requirements) {
    for (const check of requirement.checks) {
      const before = places.get(meaningOf(check));
      if (before === undefined || force(requirement) > force(before)) places.set(meaningOf(check), requirement);
    }
  }
  return places;
}

/** A requirement on both sides, and where all checks stand. */
export interface CheckSides {
  readonly before: Requirement;
  readonly now: Requirement;
  readonly places: { readonly before: Places; readonly now: Places };
}

/** Checks of one requirement that were added, removed, moved, or say something else. */
export function checkChanges({ before, now, places }: CheckSides): readonly SpecChange[] {
  const [was, is] = [new Set(before.checks.map(meaningOf)), new Set(now.checks.map(meaningOf))];
  const gone = before.checks.filter((c) => !is.has(meaningOf(c)));
  const fresh = now.checks.filter((c) => !was.has(meaningOf(c)));
  const pairs = paired(gone, fresh);
  const [left, right] = [new Set(pairs.map(([a]) => a)), new Set(pairs.map(([, b]) => b))];
  return [
    ...pairs.flatMap(([a, b]) => changedCheck(a, b, now.id)),
    ...gone.filter((c) => !left.has(c)).map((check) => removedCheck(check, before, places.now.get(meaningOf(check)))),
    ...fresh.filter((c) => !right.has(c)).flatMap((check) => addedCheck(check, places)),
  ];
}

function removedCheck(check: Check, from: Requirement, to: Requirement | undefined): SpecChange {
  const said = { requirement: from.id, what: nameOf(check), before: shown(check), operations: operationsOf(check), line: null };
  if (to === undefined) return changeOf({ ...said, kind: 'check-removed' });
  return changeOf({ ...said, kind: force(to) < force(from) ? 'check-demoted' : 'check-moved', before: placeText(from), after: placeText(to), line: to.span.start.line });
}

/** One that stood elsewhere is told where it is gone from; one that still stands there holds nothing more. */
function addedCheck(check: Check, { before }: CheckSides['places']): readonly SpecChange[] {
  if (before.has(meaningOf(check))) return [];
  return [changeOf({ kind: 'check-added', requirement: check.requirement, what: nameOf(check), after: shown(check), operations: operationsOf(check), line: check.span.start.line })];
}

export function placeText({ id, strength, status }: Requirement): string {
  return `${id} ${strength}${status === 'confirmed' ? '' : ` [${status}]`}`;
}

/** What is changed rather than removed and added: of one case, of one code, of one operation; else the only one of its kind on either side. */
function paired(gone: readonly Check[], fresh: readonly Check[]): readonly (readonly [Check, Check])[] {
  const pairs: (readonly [Check, Check])[] = [];
  const [left, right] = [new Set(gone), new Set(fresh)];
  const pair = (keyOf: (check: Check) => string | null): void => {
    for (const old of left) {
      const key = keyOf(old);
      const other = key === null ? undefined : [...right].find((one) => keyOf(one) === key);
      if (other === undefined) continue;
      pairs.push([old, other]);
      left.delete(old);
      right.delete(other);
    }
  };
  pair(sameSubject);
  pair((check) => (check.kind === 'pin' || check.kind === 'expression' || alone(check, [left, right]) === false ? null : check.kind));
  return pairs;
}

/** By what two checks are about the same thing. */
function sameSubject(check: Check): string | null {
  switch (check.kind) {
    case 'pin': return `pin ${caseId(check.case)}`;
    case 'expression': return `expression ${check.code}`;
    case 'example': return `example ${check.code}`;
    case 'model': return `model ${check.operation}`;
    case 'property': return null;
  }
}

function alone({ kind }: Check, sides: readonly ReadonlySet<Check>[]): boolean {
  return sides.every((side) => [...side].filter((c) => c.kind === kind).length === 1);
}

function changedCheck(a: Check, b: Check, requirement: string): readonly SpecChange[] {
  const said = { requirement, what: nameOf(b), operations: operationsOf(b), line: b.span.start.line };
  if ((a.kind === 'pin' || a.kind === 'expression') && a.kind === b.kind) {
    return [changeOf({ ...said, kind: `expectation-${looseningOf(a.expected, b.expected)}`, what: b.kind === 'expression' ? b.code : said.what, before: expectationText(a.expected), after: expectationText(b.expected) })];
  }
  if (a.kind === 'example' && b.kind === 'example' && a.code === b.code) return checkpointChanges(a, b, requirement);
  return [changeOf({ ...said, kind: 'check-changed', what: b.kind === 'model' ? nameOf(b) : b.kind, before: shown(a), after: shown(b) })];
}

/** The same statements, of which something else is expected. */
function checkpointChanges(a: ExampleCheck, b: ExampleCheck, requirement: string): readonly SpecChange[] {
  return b.checkpoints.flatMap((point, i) => {
    const old = a.checkpoints[i];
    if (old === undefined || JSON.stringify(old.expected) === JSON.stringify(point.expected)) return [];
    return [changeOf({ kind: `expectation-${looseningOf(old.expected, point.expected)}`, requirement, what: withoutEnd(point.text, expectationText(point.expected)), before: expectationText(old.expected), after: expectationText(point.expected), operations: b.operations, line: point.span.start.line })];
  });
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length).trimEnd() : text;
}

/** What a check says, on one line. */
function shown(check: Check): string {
  switch (check.kind) {
    case 'pin': case 'expression': return expectationText(check.expected);
    case 'example': return check.text;
    case 'property': case 'model': return check.code;
  }
}
