import type { CallCase } from '../../model/case.js';
import type { ReadSpec } from '../../model/document.js';
import type { Check, Requirement } from '../../model/spec.js';
import { print } from '../../value/print.js';
import type { CheckContext } from '../checks/context.js';
import { add, pinned } from '../checks/make.js';
import { findContradictions } from '../contradictions.js';
import { readFence } from '../document/fence.js';
import type { Fence } from '../document/fence.js';
import type { Source } from '../document/source.js';
import type { Notes } from '../notes.js';
import type { Section } from '../outline/outline.js';
import { wordsOf } from '../requirement.js';
import type { ForeignText } from './dialect.js';
import { closeForeign, openForeign } from './foreign.js';
import { guarded } from '../guarded.js';
import { headingId } from './heading-id.js';
import { sectionsOf } from './sections.js';

/** What examples ask where nothing says it. */
const OPERATION = 'render';

/**
 * Prose with examples in fences, `example` behind the ticks, as in the specification of CommonMark: input, a line with `.`, and what is
 * to come of it. `→` stands for a tab. Each is a pin of one operation from text to text; the sections that hold some are the requirements.
 */
export function readCommonmark(given: ForeignText): ReadSpec {
  return guarded({ ...given, dialect: 'commonmark' }, () => read(given));
}

function read(given: ForeignText): ReadSpec {
  const opened = openForeign(given, withFrontMatter(given.text));
  const { source, notes, root, said } = opened;
  const { title, sections, loose } = sectionsOf(root, source, ({ text: heading }) => ({ kind: 'requirement', id: headingId(heading), title: heading, status: 'confirmed' }));
  const requirements = sections.flatMap((section) => requirementOf(section, { source, notes, operation: said.operation ?? OPERATION }));
  for (const block of loose) {
    const fence = block.kind === 'fence' ? readFence(block.node, source) : null;
    if (fence?.lang === 'example') notes.find('SPEC-CHECK-ORPHANED', fence.head, 'This example stands under no heading. Put it beneath one, or it is not judged.');
  }
  findContradictions(requirements, notes);
  return closeForeign(opened, { dialect: 'commonmark', title: said.title ?? title, requirements });
}

/** Metadata may end in `...`, as YAML has it and front matter has not; nothing moves. */
function withFrontMatter(text: string): string {
  return text.replace(/^(\ufeff?---[ \t]*\r?\n(?:(?!---|\.\.\.)[^\n]*\n)*)\.\.\.(?=[ \t]*\r?\n)/, '$1---');
}

interface Surroundings {
  readonly source: Source;
  readonly notes: Notes;
  readonly operation: string;
}

/** None where the section holds no example. */
function requirementOf(section: Section, { source, notes, operation }: Surroundings): readonly Requirement[] {
  const checks: Check[] = [];
  const context: CheckContext = { requirement: section.id, source, notes, declares: new Set(), checks, freedoms: [] };
  for (const block of section.blocks) {
    const fence = block.kind === 'fence' ? readFence(block.node, source) : null;
    if (fence?.lang === 'example') readExample(fence, context, operation);
  }
  return checks.length === 0 ? [] : [{ ...wordsOf(section, source), checks, freedoms: [] }];
}

function readExample(fence: Fence, context: CheckContext, operation: string): void {
  const lines = fence.text.split('\n');
  const at = lines.indexOf('.');
  if (fence.meta !== '' && /\bdisabled\b/.test(fence.meta)) return context.notes.leave(fence.head, lines.join(' '), 'This example is disabled. Take "disabled" out of its first line to have it read.');
  if (at < 0) return context.notes.leave(fence.head, lines.join(' '), 'This example has no line with "." alone, which parts its input from what is to come of it. Add it.');
  const [input, output] = [lines.slice(0, at), lines.slice(at + 1)].map(asText) as [string, string];
  const of: CallCase = { kind: 'call', operation, input: print([input]) };
  add(context, pinned(context, { kind: 'case', case: of }, { how: 'returns', value: print(output) }, { span: fence.span }));
}

/** Lines that all end in a line break; what cannot be seen is written as `→`. */
function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('').replaceAll('→', '\t');
}
