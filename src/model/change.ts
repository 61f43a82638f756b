import type { Decision, EntryText } from './baseline.js';
import type { CaseId } from './case.js';
import type { Finding } from './finding.js';
import type { Spec } from './spec.js';

/** What a change does to what is promised: holds to less, to something else, to more, or to the same. */
export type ChangeEffect = 'weaker' | 'changed' | 'stronger' | 'same';

/** Everything that can change in the meaning of a spec; `change/kinds.ts` weighs each. */
export type SpecChangeKind =
  | 'freedom-added' | 'freedom-widened' | 'freedom-altered' | 'freedom-narrowed' | 'freedom-removed'
  | 'spec-added' | 'spec-removed' | 'spec-renamed' | 'subject-changed' | 'owns-widened' | 'owns-changed' | 'uses-changed' | 'ids-changed'
  | 'signature-source-changed' | 'declaration-added' | 'declaration-changed' | 'declaration-removed'
  | 'requirement-added' | 'requirement-removed' | 'requirement-moved' | 'requirement-renumbered' | 'requirement-reworded' | 'id-reused'
  | 'status-lowered' | 'status-raised' | 'status-changed' | 'strength-lowered' | 'strength-raised'
  | 'check-added' | 'check-removed' | 'check-moved' | 'check-demoted' | 'check-changed' | 'check-unread'
  | 'expectation-changed' | 'expectation-loosened' | 'expectation-tightened' | 'criteria-unbound' | 'criteria-bound'
  | 'settings-loosened' | 'settings-changed'
  | 'term-changed' | 'term-added' | 'term-removed' | 'prose-changed';

export interface SpecChange {
  readonly kind: SpecChangeKind;
  readonly effect: ChangeEffect;
  /** In words: `freed`, `no longer confirmed`. */
  readonly says: string;
  /** What is to be looked at first has the greatest, from 1 to 100. */
  readonly weight: number;
  /** Id in the tree, or at the base where it is gone; null for what stands under none. */
  readonly requirement: string | null;
  /** What of it: an example's left side, a freedom's line, a name. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Operations that it speaks of; null where it may speak of any. */
  readonly operations: readonly string[] | null;
  /** Of the spec in the tree, or at the base where it is gone there; null where there is none to show. */
  readonly line: number | null;
}

/** One side of the comparison of a spec. */
export interface SpecSide {
  readonly spec: Spec;
  /** The signature's declarations by name, types included, each as canonical text. */
  readonly declarations: ReadonlyMap<string, string>;
  /** What it says under no requirement; null where nobody looked. */
  readonly outside: OutsideProse | null;
}

/** Words of a spec that belong to no requirement. */
export interface OutsideProse {
  /** What a glossary explains. */
  readonly terms: readonly { readonly term: string; readonly says: string; readonly line: number }[];
  /** Paragraphs, rows and headings, in order; `under` is the heading that they stand beneath, of a heading itself null. */
  readonly words: readonly { readonly under: string | null; readonly text: string; readonly line: number }[];
}

/** What changed in one spec. At least one of `before` and `now` is there. */
export interface SpecComparison {
  readonly before: SpecSide | null;
  readonly now: SpecSide | null;
  /** The heaviest first. */
  readonly changes: readonly SpecChange[];
}

/** Why a recorded case may move. */
export type MovableWhy =
  /** An example demands another outcome than the recorded one. */
  | 'pinned'
  /** It holds something that a freedom sets aside from now on. */
  | 'freed'
  /** It lies where a new ruling lets candidates differ. */
  | 'ruled'
  /** A model, property or predicate speaks of its operation: running it decides. */
  | 'running';

/** Recorded cases that a change of the spec allows to move, of one reason. */
export interface Movable {
  readonly why: MovableWhy;
  readonly requirement: string | null;
  /** What allows it, as the spec has it. */
  readonly by: string;
  readonly operations: readonly string[];
  readonly count: number;
  /** Of those, how many the tree's baseline holds with another entry already. */
  readonly moved: number;
  /** The first of them. */
  readonly cases: readonly MovableCase[];
}

export interface MovableCase {
  readonly case: string;
  readonly recorded: string;
  /** What the spec demands of it; null where it demands nothing in particular. */
  readonly wanted: string | null;
}

/** An entry that is not as it was; null where the file has none for the case. */
export interface EntryChange {
  readonly id: CaseId;
  readonly case: string;
  readonly operation: string;
  readonly before: EntryText | null;
  readonly after: EntryText | null;
}

export type RecordChangeKind = 'ruling' | 'decision-removed' | 'decision-edited' | 'entry-unexplained' | 'record-broken';

/** A change of baseline or ledger. */
export interface RecordChange {
  readonly kind: RecordChangeKind;
  /** Whether a ruling says why, and says what is so. */
  readonly explained: boolean;
  /** Id of the decision that it is about; null for entries that none explains. */
  readonly decision: string | null;
  readonly ruling: Pick<Decision, 'kind' | 'by' | 'why' | 'requirement' | 'expires'> | null;
  /** Entries that it adds, takes out and gives another outcome. */
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** What it lets differ from then on, each in words. */
  readonly covers: readonly string[];
  /** The first of the entries. */
  readonly entries: readonly EntryChange[];
  /** What is wrong with it and what to do; whole sentences. Null where nothing is. */
  readonly problem: string | null;
}

/** One spec with its record. */
export interface SpecDiff {
  /** Path in the tree, or at the base where it is gone. */
  readonly spec: string;
  readonly before: string | null;
  readonly now: string | null;
  readonly changes: readonly SpecChange[];
  readonly movable: readonly Movable[];
  /** Recorded cases of which any of these speaks, each once. */
  readonly mayMove: number;
  /** Accepted entries at the base and in the tree. */
  readonly recorded: { readonly before: number; readonly now: number };
  readonly record: readonly RecordChange[];
  /** Files of its subject, and those that it owns, which changed too. */
  readonly code: readonly string[];
}

/** What `diff` found; every report is a pure function of it. */
export interface DiffResult {
  readonly ref: string;
  /** The common ancestor of the ref and HEAD: what the working tree is held against. */
  readonly commit: string;
  /** The ref itself is another commit. */
  readonly isMergeBase: boolean;
  /** The base has no spec. */
  readonly bootstrap: boolean;
  /** Those in which anything changed. */
  readonly specs: readonly SpecDiff[];
  /** Changes of `holdfast.config.ts`. */
  readonly settings: readonly SpecChange[];
  /** Specs that were compared. */
  readonly compared: number;
  readonly findings: readonly Finding[];
}
