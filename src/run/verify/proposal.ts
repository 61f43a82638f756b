import { compareSpecs } from '../../change/compare-specs.js';
import type { SpecChangeKind, SpecSide } from '../../model/change.js';
import type { Spec } from '../../model/spec.js';
import { declarationsOf } from '../../spec/declarations.js';
import type { LoadedSpec } from './loaded.js';
import { decisionsFolder } from './place.js';

/** What a tree changes in what it is judged by. */
export interface Proposal {
  /** Ids of new decisions. */
  readonly decisions: readonly string[];
  /** Ids of requirements that were added, removed, or say something else; `cart.spec.md: subject` for what stands in none. */
  readonly requirements: readonly string[];
  /**
   * Files that somebody has to vouch for. A baseline is none of them: it is the decisions' printed view, and every line of it is held
   * against their hashes.
   */
  readonly files: readonly string[];
}

/** `list` are the files of the tree. A spec that is in neither proposes nothing. */
export function proposalOf(file: string, now: LoadedSpec | null, before: LoadedSpec | null, list: ReadonlySet<string>): Proposal {
  const old = new Set(before?.decisions.map((d) => d.id));
  const decisions = (now?.decisions ?? []).map((d) => d.id).filter((id) => !old.has(id));
  const requirements = now !== null && now.hash === before?.hash ? [] : changedParts(file, now?.spec ?? null, before?.spec ?? null);
  const ofDecisions = decisions.flatMap((id) => [`${decisionsFolder(file)}${id}.md`, `${decisionsFolder(file)}${id}.list`]).filter((f) => list.has(f));
  return { decisions, requirements, files: [...(requirements.length > 0 ? [file] : []), ...ofDecisions] };
}

/** What `diff` tells of the spec, by where it stands; of a new or removed spec all of it. */
function changedParts(file: string, now: Spec | null, before: Spec | null): readonly string[] {
  if (now === null || before === null) {
    const ids = (now ?? before)?.requirements.map((r) => r.id) ?? [];
    return now === null && before === null ? [] : ids.length > 0 ? [...new Set(ids)] : [`${file}: ${now === null ? 'removed' : 'new'}`];
  }
  const changes = compareSpecs([sideOf(before)], [sideOf(now)]).flatMap((c) => c.changes);
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
