import type { Decision, DecisionKind } from '../model/baseline.js';
import type { EntryChange, SpecChange } from '../model/change.js';
import type { Requirement, Spec } from '../model/spec.js';
import { counted } from './counted.js';
import { operationsOf, speaks } from './meaning.js';

/** What a new decision is held against. */
export interface Claim {
  readonly decision: Decision;
  /** Of its spec, between base and tree. */
  readonly changes: readonly SpecChange[];
  readonly now: Spec;
  /** All of the tree. */
  readonly decisions: readonly Decision[];
  /** Entries of the baseline that changed by it. */
  readonly entries: readonly EntryChange[];
  /** Of what `covers` frees: the line of `ts unspecified` that would say it, null where none can. */
  readonly freedoms: readonly (string | null)[];
}

/** What a decision of a kind may do to the record; one that does more was made by hand. */
const MAY: Readonly<Record<DecisionKind, { readonly add: boolean; readonly revoke: boolean }>> = {
  recorded: { add: true, revoke: false }, regression: { add: true, revoke: false }, retired: { add: false, revoke: true },
  repair: { add: true, revoke: true }, intended: { add: true, revoke: true }, moved: { add: true, revoke: true }, environment: { add: true, revoke: true },
  unspecified: { add: false, revoke: false }, kept: { add: false, revoke: false }, adopted: { add: false, revoke: false },
};

/** Those by which another outcome may take the place of a recorded one. */
const REPLACES: ReadonlySet<DecisionKind> = new Set(['repair', 'intended', 'moved']);

/** Why a decision explains nothing, or not what it says; null where what it says is so. Whole sentences. */
export function claimProblem(claim: Claim): string | null {
  const { decision, entries } = claim;
  if (isUndo(decision, claim.decisions)) return null;
  const { kind, added, revoked } = decision;
  if (!MAY[kind].revoke && revoked.length > 0) return `A ruling of the kind ${kind} takes nothing out of the baseline, and this one takes out ${counted(revoked.length, 'entry', 'entries')}. Rule on the change with holdfast decide, or put the entries back.`;
  if (!MAY[kind].add && added.length > 0) return `A ruling of the kind ${kind} adds nothing to the baseline, and this one adds ${counted(added.length, 'entry', 'entries')}. Take them out, and let holdfast record or holdfast decide add what is to be added.`;
  const over = entries.find((e) => e.before !== null && e.after !== null);
  if (over !== undefined && !REPLACES.has(kind)) return `It gives ${clip(over.case)} another outcome than the base has, which a ruling of the kind ${kind} cannot. Rule on the difference: holdfast decide, with --as intended or --as repair.`;
  return CLAIMS[kind]?.(claim) ?? null;
}

/** What a kind says of spec and record, held against them; the others say nothing of them. */
const CLAIMS: Partial<Readonly<Record<DecisionKind, (claim: Claim) => string | null>>> = {
  intended: intendedProblem, repair: repairProblem, unspecified: unspecifiedProblem, moved: movedProblem,
};

/** The spec changed: so the requirement is there, is confirmed, and says something else than it did of what the ruling is about. */
function intendedProblem(claim: Claim): string | null {
  const found = named(claim);
  if (typeof found === 'string') return found;
  const isNew = !claim.changes.some((c) => c.kind === 'requirement-moved' && c.requirement === found.id);
  const changed = claim.changes.filter((c) => (c.kind === 'spec-added' && isNew) || (c.requirement === found.id && c.effect !== 'same'));
  if (changed.length === 0) return `It says that ${found.id} changed, and in meaning ${found.id} says what it said. Let the requirement say what is intended, or put the entries back.`;
  const unsaid = operationsIn(claim).find((operation) => !changed.some((c) => c.operations === null || c.operations.some((o) => isOf(o, operation))));
  return unsaid === undefined ? null : `${found.id} changed, and nothing that changed in it speaks of ${unsaid}, which this ruling is about. Let the requirement say what ${unsaid} is to do, or name the one that does.`;
}

/** The spec wins: so it says something of what the ruling is about. */
function repairProblem(claim: Claim): string | null {
  const found = named(claim);
  if (typeof found === 'string') return found;
  const unsaid = operationsIn(claim).find((operation) => !found.checks.some((check) => operationsOf(check)?.some((o) => isOf(o, operation)) ?? true));
  return unsaid === undefined ? null : `It says that the spec wins, and no check of ${found.id} speaks of ${unsaid}. Name the requirement whose check does, or rule that the change is intended.`;
}

function named({ decision: { kind, requirement }, now }: Claim): Requirement | string {
  if (requirement === null) return `A ruling of the kind ${kind} names the requirement that it rests on, and this one names none. Take it back (holdfast decide --undo) and rule with --requirement.`;
  const found = now.requirements.find((r) => r.id === requirement);
  if (found === undefined) return `It rests on ${requirement}, and ${now.file} has no such requirement. Where it has another number now, say so by a new ruling; else put it back.`;
  return speaks(found) ? found : `It rests on ${requirement}, which is [${found.status}] and holds nobody to anything. Take [${found.status}] off where it is right.`;
}

/** Nobody promised it: so the spec says that it is free, as far as a line can say so. */
function unspecifiedProblem({ decision, changes, freedoms }: Claim): string | null {
  const fresh = changes.filter((c) => c.kind === 'freedom-added' || c.kind === 'freedom-widened' || c.kind === 'freedom-altered' || c.kind === 'spec-added');
  const missing = decision.covers.flatMap(({ operation }, i) => {
    const line = freedoms[i] ?? null;
    return line === null || fresh.some((c) => c.operations === null || c.operations.some((o) => isOf(o, operation))) ? [] : [line];
  });
  return missing.length === 0 ? null : `It says that the spec leaves this free, and the spec frees nothing more than it did. Write under ${decision.requirement ?? 'a requirement'} in a fence \`ts unspecified\`: ${missing[0] ?? ''}`;
}

/** Another name, and the same outcomes under it. */
function movedProblem({ decision, entries }: Claim): string | null {
  const outcomes = (side: 'before' | 'after'): readonly string[] => entries.flatMap((e) => (e[side] === null ? [] : [outcomeOf(e, side)])).toSorted();
  const [was, is] = [outcomes('before'), outcomes('after')];
  const other = is.find((text, i) => text !== was[i]);
  if (decision.moved?.what !== 'operation' || (was.length === is.length && other === undefined)) return null;
  return `It gives ${decision.moved.from} the name ${decision.moved.to}, and what is recorded under it is not what was: ${clip(other ?? was.find((text, i) => text !== is[i]) ?? '')}. Put the entries back, and move them with holdfast mv ${decision.moved.from} ${decision.moved.to}.`;
}

function outcomeOf(entry: EntryChange, side: 'before' | 'after'): string {
  const text = entry[side] ?? '';
  return text.startsWith(entry.case) ? text.slice(entry.case.length) : text.replaceAll(/^[^ ]+/gm, '');
}

/** Takes another decision back: out goes what that added, and back comes what it took out. */
export function isUndo({ added, revoked, withdraws, covers }: Decision, decisions: readonly Decision[]): boolean {
  const [only] = withdraws;
  const old = withdraws.length === 1 && covers.length === 0 ? decisions.find((d) => d.id === only) : undefined;
  if (old === undefined) return false;
  return revoked.every((r) => r.of === old.id) && added.every((a) => old.revoked.some((r) => r.entry === a.entry));
}

/** Operations that a ruling is about. */
function operationsIn({ decision, entries }: Claim): readonly string[] {
  return [...new Set([...entries.map((e) => e.operation), ...decision.covers.map((c) => c.operation)])];
}

/** A session of `Cart` is asked by what speaks of `Cart.add`, and the other way round. */
function isOf(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
