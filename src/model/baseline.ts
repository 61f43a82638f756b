import type { Case, CaseId } from './case.js';
import type { Observation } from './observation.js';

/** A case with what was observed of it: one entry of a baseline, printed `case outcome`. */
export interface Entry {
  readonly case: Case;
  readonly observation: Observation;
}

/** 16 hex digits of the hash of the entry's one-line text. */
export type EntryHash = string;

/** The accepted entries, in canonical order (operation, then case text by code units), each case once. */
export interface Baseline {
  /** Version of the notation. */
  readonly holdfast: 1;
  /** Where it was recorded: `node 20.20.2, icu 74.1, linux x64`. */
  readonly environment: string;
  readonly entries: readonly Entry[];
}

/** A ruling, kept as a Markdown file of its own. */
export interface Decision {
  /** The file's name without `.md`: `<date>-<slug>-<hash8>`; the hash is over all that the file says. */
  readonly id: string;
  readonly kind: DecisionKind;
  /** ISO date, `2026-11-26`. */
  readonly date: string;
  /** Who ruled, as git names them: `Ada <ada@example.org>`. */
  readonly by: string;
  /** Of how a person answered the question why; prose. */
  readonly why: string;
  /** The specs' requirement that it names, if it names one. */
  readonly requirement: string | null;
  readonly rests: { readonly implementation: string; readonly name: string; readonly environment: string };
  readonly added: readonly Addition[];
  readonly revoked: readonly Revocation[];
  readonly covers: readonly Cover[];
  /** Only of `kept`: ISO date from which it counts no more. */
  readonly expires: string | null;
}

export type DecisionKind = 'recorded' | 'regression' | 'repair' | 'intended' | 'unspecified' | 'kept' | 'adopted' | 'retired' | 'environment';

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
