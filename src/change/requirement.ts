import type { SpecChange } from '../model/change.js';
import type { Requirement } from '../model/spec.js';
import { checkChanges, type CheckSides, type Places } from './checks.js';
import { counted } from './counted.js';
import { changeOf, silenced } from './kinds.js';
import { force, meaningOf, proseOf, speaks, wordsOf } from './meaning.js';

export interface RequirementSides extends CheckSides {
  readonly by: 'id' | 'content' | 'reused';
  /** Path of the spec that it stood in, where that is another one. */
  readonly from: string | null;
  readonly to: string;
}

/** What changed in one requirement that both sides have; its freedoms are told for the whole spec. */
export function requirementChanges(sides: RequirementSides): readonly SpecChange[] {
  const { before, now, by, from, to } = sides;
  const said = { requirement: now.id, line: now.span.start.line };
  const moved = from === null ? [] : [changeOf({ ...said, kind: 'requirement-moved', what: now.title, before: from, after: to })];
  if (by === 'reused') return [...moved, changeOf({ ...said, kind: 'id-reused', what: now.title, before: before.title, after: now.title }), ...standing(sides), ...loud(sides, checkChanges(sides))];
  const renumbered = before.id === now.id ? [] : [changeOf({ ...said, kind: 'requirement-renumbered', what: now.title, before: before.id, after: now.id })];
  const checks = checkChanges(sides);
  return [...moved, ...renumbered, ...standing(sides), ...loud(sides, [...checks, ...criteriaChanges(sides)]), ...reworded(before, now)];
}

/** Checks of what is confirmed on neither side hold nobody: silent before and after. */
function loud({ before, now }: RequirementSides, changes: readonly SpecChange[]): readonly SpecChange[] {
  return speaks(before) || speaks(now) ? changes : changes.map(silenced);
}

/** Status and strength. */
function standing({ before, now }: RequirementSides): readonly SpecChange[] {
  const said = { requirement: now.id, what: now.title, line: now.span.start.line };
  const status = before.status === now.status ? [] : [changeOf({ ...said, kind: speaks(before) ? 'status-lowered' : speaks(now) ? 'status-raised' : 'status-changed', before: before.status, after: now.status })];
  const strength = changeOf({ ...said, kind: force({ ...now, status: 'confirmed' }) < force({ ...before, status: 'confirmed' }) ? 'strength-lowered' : 'strength-raised', before: before.strength, after: now.strength });
  if (before.strength === now.strength) return status;
  return [...status, speaks(before) || speaks(now) ? strength : silenced(strength)];
}

/** Prose that asks for something, and no check beneath it. */
function isUnbound({ criteria, checks, freedoms }: Requirement): boolean {
  return criteria.length > 0 && checks.length === 0 && freedoms.length === 0;
}

function criteriaChanges({ before, now }: RequirementSides): readonly SpecChange[] {
  const said = { requirement: now.id, what: now.criteria[0]?.text ?? now.title, line: now.span.start.line };
  if (!isUnbound(before) && isUnbound(now) && before.checks.length > 0) return [changeOf({ ...said, kind: 'criteria-unbound' })];
  return isUnbound(before) && !isUnbound(now) && now.checks.length > 0 ? [changeOf({ ...said, kind: 'criteria-bound' })] : [];
}

const KEYWORD = /\b(?:must|shall|should|may)\b(?! not)/g;

/** Words that nobody but a person can weigh. Where checks changed their examples are no prose, and a change of strength is told as that. */
function reworded(before: Requirement, now: Requirement): readonly SpecChange[] {
  const [was, is] = [fullText(before), fullText(now)];
  if (was === is) return [];
  const plain = (r: Requirement): string => {
    const prose = `${wordsOf(r.title.replaceAll(/`[^`]*`/g, '')).join(' ')} | ${proseOf(r)} | ${proseOf({ text: besideText(r) })}`;
    return before.strength === now.strength ? prose : prose.replaceAll(KEYWORD, '');
  };
  const isSame = before.strength === now.strength && meanings(before) === meanings(now);
  if (plain(before) === plain(now) && !isSame) return [];
  const [first, second] = [besideText(before), besideText(now)];
  if (before.title === now.title && before.text === now.text) return [changeOf({ kind: 'requirement-reworded', requirement: now.id, what: 'criteria', line: now.span.start.line, before: first, after: second })];
  const what = before.title === now.title ? 'prose' : before.text === now.text && first === second ? 'title' : 'title and prose';
  const sides = what === 'title' ? { before: before.title, after: now.title } : what === 'prose' ? { before: before.text, after: now.text } : { before: was, after: is };
  return [changeOf({ kind: 'requirement-reworded', requirement: now.id, what, line: now.span.start.line, ...sides })];
}

function meanings({ checks }: Requirement): string {
  return checks.map(meaningOf).toSorted().join('; ');
}

function fullText(requirement: Requirement): string {
  const { title, text } = requirement;
  return [title, text, besideText(requirement)].filter((part) => part !== '').join(': ');
}

/** Criteria that are no part of the text, as the scenarios of other dialects. */
function besideText({ text, criteria }: Requirement): string {
  return criteria.filter((c) => !text.includes(c.text)).map((c) => c.text).join(' / ');
}

/** A requirement that only the tree has, or only the base. */
export function wholeChange(kind: 'requirement-added' | 'requirement-removed', requirement: Requirement, elsewhere: Places): SpecChange {
  const kept = requirement.checks.filter((c) => elsewhere.has(meaningOf(c))).length;
  const { strength, status } = requirement;
  const parts = [status === 'confirmed' ? strength : `${strength} [${status}]`, counted(requirement.checks.length, 'check'), ...(requirement.freedoms.length === 0 ? [] : [counted(requirement.freedoms.length, 'freedom')]), ...(kept === 0 ? [] : [`${kept} of them ${kind === 'requirement-removed' ? 'stand elsewhere now' : 'stood elsewhere'}`])];
  const side = parts.join(', ');
  const change = changeOf({
    kind, requirement: requirement.id, what: requirement.title, line: kind === 'requirement-added' ? requirement.span.start.line : null,
    ...(kind === 'requirement-added' ? { after: side } : { before: side }),
  });
  return speaks(requirement) ? change : silenced(change);
}
