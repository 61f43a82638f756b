import type { SpecChange, SpecSide } from '../model/change.js';
import type { NotRead, Spec, SubjectName } from '../model/spec.js';
import { joined } from '../value/joined-path.js';
import { changeOf } from './kinds.js';

/** What a spec is about, what belongs to it, the names and types that it declares, and what is no longer read in it. */
export function frontChanges(before: SpecSide, now: SpecSide): readonly SpecChange[] {
  const [old, fresh] = [before.spec, now.spec];
  return [
    ...(old.file === fresh.file ? [] : [changeOf({ kind: 'spec-renamed', what: fresh.file, before: old.file, after: fresh.file })]),
    ...differing('subject-changed', subjectText(old), subjectText(fresh), fresh.subject?.span.start.line ?? 1),
    ...differing('signature-source-changed', pathText(old, old.signature.from), pathText(fresh, fresh.signature.from), 1),
    ...differing('ids-changed', old.ids?.join(', ') ?? 'any', fresh.ids?.join(', ') ?? 'any', 1),
    ...ownChanges(old, fresh),
    ...differing('uses-changed', listText(old, old.uses), listText(fresh, fresh.uses), 1),
    ...declarationChanges(before, now),
    ...unreadChanges(old.notRead, fresh.notRead),
  ];
}

type Plain = 'subject-changed' | 'signature-source-changed' | 'ids-changed' | 'uses-changed';

const WHAT: Readonly<Record<Plain, string>> = { 'subject-changed': 'subject', 'signature-source-changed': 'signature', 'ids-changed': 'ids', 'uses-changed': 'uses' };

function differing(kind: Plain, before: string, after: string, line: number): readonly SpecChange[] {
  return before === after ? [] : [changeOf({ kind, what: WHAT[kind], before, after, line })];
}

function subjectText(spec: Spec): string {
  const { subject } = spec;
  if (subject === null) return 'none';
  return subject.kind === 'module' ? moduleText(spec, subject) : `${subject.kind} ${JSON.stringify(subject.settings)}`;
}

function moduleText(spec: Spec, subject: Extract<SubjectName, { kind: 'module' }>): string {
  return `${joined(spec.file, subject.entry)}${subject.export === null ? '' : `#${subject.export}`}`;
}

function pathText(spec: Spec, from: string | null): string {
  return from === null ? 'its own blocks' : joined(spec.file, from);
}

function globsOf({ file }: Spec, globs: readonly string[]): readonly string[] {
  return globs.map((glob) => joined(file, glob)).toSorted();
}

function listText(spec: Spec, globs: readonly string[]): string {
  return globsOf(spec, globs).join(', ') || 'nothing';
}

/** What a regeneration may write: more of it is a weakening. */
function ownChanges(old: Spec, fresh: Spec): readonly SpecChange[] {
  const [was, is] = [globsOf(old, old.owns), globsOf(fresh, fresh.owns)];
  return [
    ...is.filter((glob) => !was.includes(glob)).map((glob) => changeOf({ kind: 'owns-widened', what: glob, after: glob, line: 1 })),
    ...was.filter((glob) => !is.includes(glob)).map((glob) => changeOf({ kind: 'owns-changed', what: glob, before: glob, line: 1 })),
  ];
}

/** Name by name; in which order they stand, and in which block, does not matter. */
function declarationChanges(before: SpecSide, now: SpecSide): readonly SpecChange[] {
  const [old, fresh] = [before.declarations, now.declarations];
  const line = now.spec.signature.blocks[0]?.span.start.line ?? null;
  const isOperation = (side: SpecSide, name: string): boolean => side.spec.signature.declares.includes(name);
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), fresh.get(name)];
    if (was === is) return [];
    const kind = was === undefined ? 'declaration-added' : is === undefined ? 'declaration-removed' : 'declaration-changed';
    return [changeOf({ kind, what: name, before: was ?? null, after: is ?? null, operations: isOperation(was === undefined ? now : before, name) ? [name] : null, line })];
  });
}

function unreadChanges(old: readonly NotRead[], fresh: readonly NotRead[]): readonly SpecChange[] {
  const known = new Set(old.map((one) => one.text));
  return fresh.filter((one) => !known.has(one.text)).map((one) => changeOf({ kind: 'check-unread', what: one.text, after: one.why, line: one.span.start.line }));
}
