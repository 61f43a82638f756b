import type { Case, CaseId } from './case.js';
import type { Observation } from './observation.js';

/** A case with what was observed of it: one entry of a baseline, printed `case outcome`. */
export interface Entry {
  readonly case: Case;
  readonly observation: Observation;
}

/**
 * An entry as text, which is what is hashed, compared and written: `total([]) → 0`; of a session one line a step, joined by `\n`,
 * the steps without indentation. Layout (indentation, values broken over lines) is no part of it.
 */
export type EntryText = string;

/** 16 hex digits of the SHA-256 of the entry's text. */
export type EntryHash = string;

/** An entry of a file, read as far as it takes to order and compare it: no value in it is parsed. */
export interface EntryLine {
  readonly text: EntryText;
  /** Of its first line in the file, from 1. */
  readonly line: number;
  readonly operation: string;
  /** The case as `value/case.ts` prints it. */
  readonly case: string;
}

/** A ruling, kept as a Markdown file of its own. */
export interface Decision {
  /** The file's name without `.md`: `<date>-<slug>-<hash8>`; the hash is over all that the file says. */
  readonly id: string;
  /** Which spec beside the folder it is about: its file's name without `.spec.md`. Specs of one folder share `decisions/`. */
  readonly spec: string;
  readonly kind: DecisionKind;
  /** ISO date, `2026-11-26`. */
  readonly date: string;
  /** Who ruled, as git names them: `Ada <ada@example.org>`. */
  readonly by: string;
  /** Of how a person answered the question why; prose. */
  readonly why: string;
  /** The specs' requirement that it names, if it names one. */
  readonly requirement: string | null;
  readonly rests: Rests;
  readonly added: readonly Addition[];
  readonly revoked: readonly Revocation[];
  readonly covers: readonly Cover[];
  /** Only of `kept`: ISO date from which it counts no more. */
  readonly expires: string | null;
  /** Only of `moved`: what has another name from now on. */
  readonly moved: Move | null;
  /** Decisions whose covers and moves count no more: what undoing a ruling, or moving back, leaves behind. */
  readonly withdraws: readonly string[];
}

/** The implementation (hash of its closure, name as the user gave it) and environment that a decision rests on. */
export interface Rests {
  readonly implementation: string;
  readonly name: string;
  readonly environment: string;
}

export type DecisionKind = 'recorded' | 'regression' | 'repair' | 'intended' | 'unspecified' | 'kept' | 'adopted' | 'retired' | 'environment' | 'moved';

export interface Addition {
  readonly case: CaseId;
  readonly entry: EntryHash;
}

export interface Revocation {
  readonly case: CaseId;
  readonly entry: EntryHash;
  /** The decision that added it. */
  readonly of: string;
}

/** An operation (`total` → `sum`) or a spec's name (`cart` → `basket`). */
export interface Move {
  readonly what: 'operation' | 'spec';
  readonly from: string;
  readonly to: string;
}

/** What of later explored differences a ruling decides; Holdfast writes it from the row. */
export interface Cover {
  readonly operation: string;
  readonly path: string;
  readonly change: string;
  readonly prior: string;
  readonly candidate: string;
  /** Region of the input, as `gate/region.ts` reads it; empty for all inputs. */
  readonly region: string;
}

/** Texts of one spec's ledger, all of one moment. */
export interface LedgerTexts {
  /** Null where there is no such file. */
  readonly baseline: string | null;
  /** Of `decisions/`, which specs of one folder share; in order of their names. */
  readonly decisions: readonly DecisionTexts[];
}

export interface DecisionTexts {
  /** `<id>.md` */
  readonly name: string;
  readonly text: string;
  /** Of `<id>.list`; null where there is none. */
  readonly list: string | null;
}

/** Absolute path and new text; null takes the file away. */
export interface FileChange {
  readonly path: string;
  readonly text: string | null;
}
