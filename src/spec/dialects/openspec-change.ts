import type { ReadSpec } from '../../model/document.js';
import type { Requirement, Status } from '../../model/spec.js';
import type { Source } from '../document/source.js';
import { guarded } from '../guarded.js';
import type { ForeignText } from './dialect.js';
import { closeForeign, openForeign, scenarioRequirement } from './foreign.js';
import { headingId } from './heading-id.js';
import { lineSpan } from './line-span.js';
import { againstItself } from './openspec-apply.js';
import { readDelta } from './openspec-delta.js';
import type { Delta } from './openspec-delta.js';
import { scenarioPart, openspecRequirement } from './openspec.js';
import { sectionsOf } from './sections.js';
import type { HeadingRead, HeadingRole } from './sections.js';

const SECTION = /^(?<what>ADDED|MODIFIED|REMOVED|RENAMED) Requirements$/i;

/**
 * A change of a spec, before it is applied: what it adds and modifies are drafts, what it removes is deprecated, what it renames bears its
 * new name.
 */
export function readOpenspecChange(given: ForeignText): ReadSpec {
  return guarded({ ...given, dialect: 'openspec-delta' }, () => read(given));
}

function read(given: ForeignText): ReadSpec {
  const opened = openForeign(given);
  const { source, notes, root, text } = opened;
  const delta = readDelta(text);
  const { title, sections } = sectionsOf(root, source, roleOf);
  const headed = sections.map((section) => scenarioRequirement(section, opened));
  const lines = new Set(headed.map((r) => r.span.start.line));
  const requirements = [...headed, ...listed(delta, lines, source)].toSorted((a, b) => a.span.start.offset - b.span.start.offset);
  for (const { line, message } of againstItself(delta)) notes.find('SPEC-CHANGE-REFUSED', lineSpan(source, line), `${message}.`);
  for (const { name, line } of delta.outside) notes.leave(lineSpan(source, line), name, 'This stands in no section of a change, so nothing comes of it. Put it under "## ADDED Requirements", MODIFIED, REMOVED or RENAMED.');
  return closeForeign(opened, { dialect: 'openspec-delta', title, requirements });
}

function roleOf({ text, above, node }: HeadingRead): HeadingRole {
  const what = SECTION.exec(above.at(-1) ?? '')?.groups?.['what']?.toUpperCase();
  if (what !== undefined && /^Requirement:/i.test(text)) return { ...openspecRequirement(text), status: what === 'REMOVED' ? 'deprecated' : 'draft' };
  if (node.depth === 4 && SECTION.test(above.at(-2) ?? '')) return scenarioPart(text);
  return node.depth <= 3 ? { kind: 'ends' } : { kind: 'plain' };
}

/** What a change names in lists: removals without a heading, and renames. What is renamed and modified besides stands once, under the heading with its new name. */
function listed({ removed, renamed, modified }: Delta, headed: ReadonlySet<number>, source: Source): readonly Requirement[] {
  const of = (name: string, line: number, { status, text }: { readonly status: Status; readonly text: string }): Requirement => {
    const span = lineSpan(source, line);
    return { id: headingId(name), title: name, strength: 'MUST', status, text, span, body: span, checks: [], freedoms: [], criteria: [] };
  };
  return [
    ...removed.filter(({ line }) => !headed.has(line)).map(({ name, line }) => of(name, line, { status: 'deprecated', text: '' })),
    ...renamed.filter(({ to }) => !modified.some(({ name }) => headingId(name) === headingId(to))).map(({ from, to, line }) => of(to, line, { status: 'draft', text: `Renamed from ${from}.` })),
  ];
}
