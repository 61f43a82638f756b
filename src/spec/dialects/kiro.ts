import type { ReadSpec } from '../../model/document.js';
import type { Criterion, Requirement } from '../../model/spec.js';
import { placeOf } from '../document/markdown.js';
import { plainText } from '../document/inline.js';
import type { Source } from '../document/source.js';
import { guarded } from '../guarded.js';
import type { Block } from '../outline/outline.js';
import { criteriaOf } from '../prose/criteria.js';
import { strengthOf } from '../prose/strength.js';
import { wordsOf } from '../requirement.js';
import type { ForeignText } from './dialect.js';
import { checksOf, closeForeign, openForeign } from './foreign.js';
import type { ForeignContext } from './foreign.js';
import { headingId } from './heading-id.js';
import { sectionsOf } from './sections.js';
import type { ForeignSection, HeadingRead, HeadingRole } from './sections.js';

/** `Requirement 1: Album management`, `Requirement 2.1`, `Requirement: Login`. */
const NUMBERED = /^Requirement\s+(?<number>\d+(?:\.\d+)*)\b\s*[:.)\u2010-\u2015-]?\s*(?<title>[^]*)$/i;
const NAMED = /^Requirement\s*[:\u2010-\u2015-]\s*(?<title>[^]+)$/i;
/** Beneath `## Requirements` the word may be left out: `### 1. Album management`. */
const BARE = /^(?<number>\d+(?:\.\d+)*)[.:)]?\s+(?<title>[^]+)$/;
const CRITERIA = /^(?:acceptance )?criteria$/i;

/**
 * `requirements.md` of Kiro: requirements by number, each with a user story and acceptance criteria in EARS. The number in the heading is
 * the id, `REQUIREMENT-1`, since tasks refer to it; a requirement without one has its id from its name.
 */
export function readKiro(given: ForeignText): ReadSpec {
  return guarded({ ...given, dialect: 'kiro' }, () => read(given));
}

function read(given: ForeignText): ReadSpec {
  const opened = openForeign(given);
  const { source, root } = opened;
  const { title, sections, loose } = sectionsOf(root, source, roleOf);
  const requirements = sections.map((section) => requirementOf(section, opened));
  for (const block of loose) if (block.kind === 'paragraph') leaveLoose(block, opened);
  return closeForeign(opened, { dialect: 'kiro', title, requirements });
}

function roleOf({ text, above }: HeadingRead): HeadingRole {
  const numbered = NUMBERED.exec(text)?.groups ?? (/^requirements$/i.test(above.at(-1) ?? '') ? BARE.exec(text)?.groups : undefined);
  if (numbered !== undefined) {
    const number = numbered['number'] ?? '';
    return { kind: 'requirement', id: `REQUIREMENT-${number.replaceAll('.', '-')}`, title: (numbered['title'] ?? '').trim() || `Requirement ${number}`, status: 'confirmed' };
  }
  const named = NAMED.exec(text)?.groups?.['title'];
  if (named !== undefined) return { kind: 'requirement', id: headingId(named), title: named, status: 'confirmed' };
  return CRITERIA.test(text) ? { kind: 'part', title: text } : { kind: 'plain' };
}

/** What stands beneath "Acceptance Criteria" is one criterion each; of the story only what asks for something. */
function requirementOf(section: ForeignSection, context: ForeignContext): Requirement {
  const { source, notes } = context;
  const words = wordsOf(section, source);
  const beneath = section.parts.flatMap((part) => part.blocks);
  for (const part of section.parts) if (part.blocks.length === 0) notes.leave(part.span, part.title, 'No criterion stands beneath this heading. Write some, or take it out.');
  const criteria = beneath.flatMap((block): readonly Criterion[] => (block.kind === 'paragraph' ? [criterionOf(block, source)] : []));
  const end = Math.max(words.body.end.offset, ...beneath.slice(-1).map(({ node }) => placeOf(node, source).end), ...section.parts.slice(-1).map((part) => part.span.end.offset));
  const { checks, freedoms } = checksOf({ ...section, blocks: [...section.blocks, ...beneath] }, context);
  const strength = criteria.length === 0 ? words.strength : strengthOf(criteria.map((c) => c.text.replaceAll(/`[^`]*`/g, '')).join('\n'));
  return { ...words, strength, body: source.span(words.span.start.offset, end), criteria: [...words.criteria, ...criteria], checks, freedoms };
}

function criterionOf({ node, pieces }: Extract<Block, { kind: 'paragraph' }>, source: Source): Criterion {
  const { start, end } = placeOf(node, source);
  return { text: plainText(pieces), span: source.span(start, end) };
}

function leaveLoose({ pieces }: Extract<Block, { kind: 'paragraph' }>, { source, notes }: ForeignContext): void {
  for (const { text, span } of criteriaOf(pieces, source)) notes.leave(span, text, 'This asks for something and stands under no requirement. Put it beneath a heading "Requirement N: title".');
}
