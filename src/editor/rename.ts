import type { RecordSummary, Renamable, Renamed, TextChange } from '../model/editor.js';
import { useAt } from './cursor.js';
import { definersOf, definitionsOf, prefixOf, usesOfId } from './known.js';
import type { KnownSpec, UseIn } from './known.js';
import type { IdUse } from './uses.js';
import { isId } from './uses.js';

export interface RenameOptions {
  readonly all: readonly KnownSpec[];
  /** Of the spec that defines the id. */
  readonly recordOf: (spec: KnownSpec) => RecordSummary | null;
}

/** Whether the id at a place can have another one: decisions are history and name requirements, so an id that one names stays. */
export function renamableAt(from: KnownSpec, offset: number, { all, recordOf }: RenameOptions): Renamable {
  const use = useAt(from.uses, offset);
  if (use === null) return { ok: false, why: 'No id of a requirement stands here.' };
  const [definer, ...others] = definersOf(use, from, all);
  if (definer === undefined) return { ok: false, why: `No requirement has the id ${use.id}.` };
  const places = definitionsOf(use, from, all);
  const unwritten = unwrittenWhy(use, definer);
  if (unwritten !== null) return { ok: false, why: unwritten };
  if (others.length > 0 || places.length > 1) return { ok: false, why: `${use.id} is the id of ${places.length} requirements (${places.map(({ file, span }) => `${nameOf(file)}:${span.start.line}`).join(', ')}). Give all but one a number of their own first.` };
  const decisions = recordOf(definer)?.decisions.get(use.id) ?? [];
  if (decisions.length > 0) return { ok: false, why: `${use.id} is named by ${decisions.length === 1 ? 'the decision' : `${decisions.length} decisions, the first of them`} ${decisions[0]?.id}, and what was decided is not rewritten. Keep the id, or mark the requirement [deprecated] and write a new one.` };
  return { ok: true, id: use.id, span: use.span };
}

/** An id that stands in no text cannot be written otherwise there. */
function unwrittenWhy({ id }: IdUse, { uses, spec, file }: KnownSpec): string | null {
  if (uses.some((each) => each.id === id && each.written && each.kind !== 'mention')) return null;
  const title = spec.requirements.find((each) => each.id === id)?.title ?? id;
  return `${id} is written nowhere: it comes from the heading "${title}" of ${nameOf(file)}. Change that heading, and the id is another; what is recorded or decided under the old one does not follow.`;
}

/** Changes in specs alone: code, tests, commits and records that name the id are not looked at. */
export function renameAt(from: KnownSpec, offset: number, { to, ...options }: RenameOptions & { readonly to: string }): Renamed {
  const renamable = renamableAt(from, offset, options);
  const use = useAt(from.uses, offset);
  if (!renamable.ok || use === null) return { ok: false, why: renamable.ok ? '' : renamable.why };
  if (to === use.id) return { ok: true, changes: [] };
  const why = refusal(use, to, from, options);
  return why === null ? { ok: true, changes: usesOfId(use, from, options.all).map((each) => changeOf(each, to)) } : { ok: false, why };
}

function refusal(use: IdUse, to: string, from: KnownSpec, { all, recordOf }: RenameOptions): string | null {
  if (!isId(to)) return `${JSON.stringify(to)} is no id. An id is a prefix in capitals, "-" and a number, which a small letter may follow: CART-3, CART-TAX-12b.`;
  const [definer] = definersOf(use, from, all);
  const ids = definer?.spec.ids ?? null;
  if (ids !== null && !ids.includes(prefixOf(to))) return `Ids in ${nameOf(definer?.file ?? '')} begin with ${ids.join(' or ')}, not with ${prefixOf(to)}. Add it to "ids" in the front matter first.`;
  // Other tools count anew in each file.
  const near = definer === undefined || definer.spec.dialect === 'holdfast' ? all.filter(({ spec }) => spec.dialect === 'holdfast') : [definer];
  const taken = near.find(({ uses }) => uses.some((each) => each.kind === 'definition' && each.id === to));
  if (taken !== undefined) return `${to} is the id of a requirement in ${nameOf(taken.file)} already. Ids are never used again: take a number that is free.`;
  if (definer !== undefined && (recordOf(definer)?.decisions.has(to) ?? false)) return `A decision names ${to}, so it was the id of a requirement before. Ids are never used again: take a number that is free.`;
  const unsure = usesOfId(use, from, all).find((each) => definersOf(each.use, each.spec, all).length > 1);
  return unsure === undefined ? null : `${nameOf(unsure.spec.file)}:${unsure.use.span.start.line} names ${use.id}, and more than one spec has a requirement of that id. Give all but one a number of their own first.`;
}

function changeOf({ spec, use }: UseIn, to: string): TextChange {
  return { file: spec.file, span: use.span, text: use.kind === 'anchor' ? to.toLowerCase() : to };
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
