import { compareSpecs } from '../../change/compare-specs.js';
import { operationsOf } from '../../change/meaning.js';
import { isPureMove } from '../../ledger/move.js';
import type { Decision } from '../../model/baseline.js';
import type { SpecChange, SpecChangeKind, SpecSide } from '../../model/change.js';
import type { MovedName } from '../../model/verdict.js';
import type { Spec } from '../../model/spec.js';
import { declarationsOf } from '../../spec/declarations.js';
import type { LoadedSpec } from './loaded.js';
import { subjectOf } from './moved-specs.js';
import { decisionsFolder } from './place.js';

/** What a tree changes in what it is judged by. */
export interface Proposal {
  /** Ids of new decisions. */
  readonly decisions: readonly string[];
  /** Ids of requirements that were added, removed, or say something else; `cart.spec.md: subject` for what stands in none. */
  readonly requirements: readonly string[];
  /** What has another name and is what it was. */
  readonly moves: readonly MovedName[];
  /**
   * Files that somebody has to vouch for. A baseline is none of them: it is the decisions' printed view, and every line of it is held
   * against their hashes.
   */
  readonly files: readonly string[];
}

/** A spec on both sides, under whatever path; null where there is none. */
export interface ProposalSides {
  readonly file: string;
  readonly now: LoadedSpec | null;
  readonly before: LoadedSpec | null;
  /** The base's spec with its operations under the names that the tree's moves gave them. */
  readonly renamed: Spec | null;
  /** Files of the tree, and of the base. */
  readonly list: ReadonlySet<string>;
  readonly base: ReadonlySet<string>;
}

/** A spec that is in neither proposes nothing. */
export function proposalOf(sides: ProposalSides, sha256: (text: string) => string): Proposal {
  const { file, now, before, list } = sides;
  const fresh = newDecisions(sides);
  const decisions = fresh.map((d) => d.id);
  const ofDecisions = decisions.flatMap((id) => [`${decisionsFolder(file)}${id}.md`, `${decisionsFolder(file)}${id}.list`]).filter((f) => list.has(f));
  if (now === null || before === null) {
    const requirements = wholly(file, now?.spec ?? null, before?.spec ?? null);
    return { decisions, requirements, moves: [], files: [...(requirements.length > 0 ? [file] : []), ...ofDecisions] };
  }
  const subject = movedSubject(sides);
  const changed = now.hash === before.hash && now.file === before.file ? [] : changesOf(before.spec, now.spec);
  const left = changed.length === 0 || sides.renamed === null ? changed : changesOf(sides.renamed, now.spec);
  return {
    decisions, requirements: partsOf(file, subject === null ? left : left.filter(({ kind }) => kind !== 'subject-changed')),
    moves: [...movedSpec(now, before, fresh), ...(subject === null ? [] : [subject]), ...movedOperations(fresh, before, sha256)],
    files: [...(changed.length > 0 ? [file] : []), ...ofDecisions],
  };
}

/** Moves of operations that a tree decided on: their record is what it was, under another name. */
function operationMoves({ now, before }: Pick<ProposalSides, 'now' | 'before'>, sha256: (text: string) => string): readonly MovedName[] {
  return before === null ? [] : movedOperations(newDecisions({ now, before }), before, sha256);
}

/** Those of them that the tree's spec follows: it speaks of the operation by its new name, and by the old one no more. */
export function followedMoves(sides: Pick<ProposalSides, 'now' | 'before'>, sha256: (text: string) => string): readonly MovedName[] {
  const { spec } = sides.now ?? {};
  return spec === undefined ? [] : operationMoves(sides, sha256).filter(({ from, to }) => speaksOf(spec, to) && !speaksOf(spec, from));
}

function speaksOf({ signature, requirements }: Spec, operation: string): boolean {
  const named = requirements.flatMap((r) => [...r.checks.flatMap((c) => operationsOf(c) ?? []), ...r.freedoms.flatMap((f) => (f.kind === 'inputs' ? f.operation : f.freedom.operation) ?? [])]);
  return [...signature.declares, ...named].some((name) => name === operation || name.startsWith(`${operation}.`));
}

function newDecisions({ now, before }: Pick<ProposalSides, 'now' | 'before'>): readonly Decision[] {
  const old = new Set(before?.decisions.map((d) => d.id));
  return (now?.decisions ?? []).filter(({ id }) => !old.has(id));
}

function movedOperations(fresh: readonly Decision[], { entries }: LoadedSpec, sha256: (text: string) => string): readonly MovedName[] {
  return fresh.flatMap((decision) => (decision.moved?.what === 'operation' && isPureMove(decision, entries, sha256) ? [{ ...decision.moved, decision: decision.id }] : []));
}

function movedSpec(now: LoadedSpec, before: LoadedSpec, fresh: readonly Decision[]): readonly MovedName[] {
  if (now.file === before.file) return [];
  return [{ what: 'spec', from: before.file, to: now.file, decision: fresh.find(({ moved }) => moved?.what === 'spec')?.id ?? null }];
}

/** The file that a spec is about is where none was, and where it was there is none. */
function movedSubject({ now, before, list, base }: ProposalSides): MovedName | null {
  const [from, to] = [before, now].map((side) => (side === null ? null : subjectOf(side)));
  if (from == null || to == null || from === to) return null;
  const [[was, old], [is, own]] = [from.split('#'), to.split('#')] as [[string, string?], [string, string?]];
  return old === own && base.has(was) && !list.has(was) && list.has(is) && !base.has(is) ? { what: 'subject', from: was, to: is, decision: null } : null;
}

/** Of a new or removed spec all of it. */
function wholly(file: string, now: Spec | null, before: Spec | null): readonly string[] {
  const ids = (now ?? before)?.requirements.map((r) => r.id) ?? [];
  return now === null && before === null ? [] : ids.length > 0 ? [...new Set(ids)] : [`${file}: ${now === null ? 'removed' : 'new'}`];
}

/** What `diff` tells of the spec; what its file is called is no change of it. */
function changesOf(before: Spec, now: Spec): readonly SpecChange[] {
  return compareSpecs([sideOf(before)], [sideOf(now)]).flatMap((c) => c.changes).filter(({ kind }) => kind !== 'spec-renamed');
}

function partsOf(file: string, changes: readonly SpecChange[]): readonly string[] {
  return [...new Set(changes.map((change) => change.requirement ?? `${file}: ${PARTS[change.kind] ?? change.says}`))];
}

/** Where in a spec a change stands that is of no requirement. */
const PARTS: Partial<Readonly<Record<SpecChangeKind, string>>> = {
  'subject-changed': 'subject', 'signature-source-changed': 'signature', 'declaration-added': 'signature', 'declaration-changed': 'signature', 'declaration-removed': 'signature',
  'owns-widened': 'owns', 'owns-changed': 'owns', 'uses-changed': 'uses', 'ids-changed': 'ids', 'check-unread': 'not read',
};

function sideOf(spec: Spec): SpecSide {
  // Words that stand under no requirement judge nothing.
  return { spec, declarations: declarationsOf(spec), outside: null };
}
