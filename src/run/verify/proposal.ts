import type { Requirement, Spec } from '../../model/spec.js';
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
  const requirements = [...changedHead(file, now?.spec ?? null, before?.spec ?? null), ...changedRequirements(before?.spec.requirements ?? [], now?.spec.requirements ?? [])];
  const ofDecisions = decisions.flatMap((id) => [`${decisionsFolder(file)}${id}.md`, `${decisionsFolder(file)}${id}.list`]).filter((f) => list.has(f));
  return { decisions, requirements, files: [...(requirements.length > 0 ? [file] : []), ...ofDecisions] };
}

/** Ids of requirements that were added, removed, or say something else. */
export function changedRequirements(before: readonly Requirement[], now: readonly Requirement[]): readonly string[] {
  const says = (r: Requirement): string => JSON.stringify([r.title, r.text, r.strength, r.status, r.checks.map((c) => c.id), r.freedoms.map((f) => f.text)]);
  const [old, fresh] = [new Map(before.map((r) => [r.id, says(r)])), new Map(now.map((r) => [r.id, says(r)]))];
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((id) => old.get(id) !== fresh.get(id));
}

/** What a spec is about, and the types of its inputs: another subject or signature is another promise. Of a new or removed spec its requirements say enough. */
function changedHead(file: string, now: Spec | null, before: Spec | null): readonly string[] {
  if (now === null || before === null) return (now ?? before)?.requirements.length === 0 ? [`${file}: ${now === null ? 'removed' : 'new'}`] : [];
  const subject = ({ subject: of }: Spec): string => JSON.stringify(of === null ? null : { ...of, span: null });
  const signature = ({ signature: of }: Spec): string => JSON.stringify([of.from, of.blocks.map((b) => b.text)]);
  return [...(subject(now) === subject(before) ? [] : [`${file}: subject`]), ...(signature(now) === signature(before) ? [] : [`${file}: signature`])];
}
