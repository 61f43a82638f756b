import type { Root } from 'mdast';
import type { ReadSpec } from '../../model/document.js';
import type { Criterion, Requirement, Status } from '../../model/spec.js';
import { placeOf } from '../document/markdown.js';
import { piecesOf, plainText, textOutsideCode } from '../document/inline.js';
import { guarded } from '../guarded.js';
import type { Block } from '../outline/outline.js';
import { withoutPoint } from '../outline/head.js';
import { criteriaOf } from '../prose/criteria.js';
import { strengthOf } from '../prose/strength.js';
import { wordsOf } from '../requirement.js';
import type { ForeignText } from './dialect.js';
import { checksOf, closeForeign, openForeign } from './foreign.js';
import type { ForeignContext } from './foreign.js';
import { blocksIn, sectionsOf } from './sections.js';
import type { ForeignSection, HeadingRead, HeadingRole } from './sections.js';

/** `FR-001: System MUST …`, as it reads without its bold. */
const ITEM = /^(?<id>[A-Z]{2,6}-\d+[a-z]?)\s*:\s*(?<title>[^]*)$/;
/** `User Story 1 - Checkout (Priority: P1)`. */
const STORY = /^User Story\s+(?<number>\d+)\s*[:\u2010-\u2015-]?\s*(?<title>[^]*?)\s*(?:\(Priority:[^)]*\)\s*)?$/i;
const STEPS = /^(?:Given|When)\b/i;
const UNCLEAR = /\[NEEDS CLARIFICATION\b/i;

/**
 * A specification of Spec Kit. Requirements are the list items that begin with an id (`FR-001`, `SC-001`) and the user stories, whose
 * acceptance scenarios are their criteria. As long as the specification has the status Draft, or a requirement needs clarification, they
 * are drafts.
 */
export function readSpecKit(given: ForeignText): ReadSpec {
  return guarded({ ...given, dialect: 'spec-kit' }, () => read(given));
}

function read(given: ForeignText): ReadSpec {
  const opened = openForeign(given);
  const { source, root } = opened;
  const { title, sections, loose } = sectionsOf(root, source, roleOf);
  const status = statusOf(loose);
  const requirements = [...sections.map((section) => storyOf(section, status, opened)), ...itemsOf(root, status, opened)].toSorted((a, b) => a.span.start.offset - b.span.start.offset);
  return closeForeign(opened, { dialect: 'spec-kit', title: title?.replace(/^Feature Specification:\s*/i, '') ?? null, requirements });
}

function roleOf({ text }: HeadingRead): HeadingRole {
  const story = STORY.exec(text)?.groups;
  if (story === undefined) return { kind: 'plain' };
  return { kind: 'requirement', id: `USER-STORY-${story['number']}`, title: story['title'] || `User Story ${story['number']}`, status: 'confirmed' };
}

function statusOf(loose: readonly Block[]): Status {
  return loose.some((block) => block.kind === 'paragraph' && /(?:^|\s)Status: Draft\b/i.test(plainText(block.pieces))) ? 'draft' : 'confirmed';
}

function storyOf(section: ForeignSection, status: Status, context: ForeignContext): Requirement {
  const words = wordsOf(section, context.source);
  const scenarios = section.blocks.flatMap((block): readonly Criterion[] => {
    const said = block.kind === 'paragraph' ? plainText(block.pieces) : '';
    if (block.kind !== 'paragraph' || !block.inItem || !STEPS.test(said)) return [];
    const { start, end } = placeOf(block.node, context.source);
    return [{ text: said, steps: said.split(/,?\s*\b(?:Given|When|Then)\b\s*/).filter((step) => step !== ''), span: context.source.span(start, end) }];
  });
  const within = (offset: number): boolean => scenarios.some(({ span }) => span.start.offset <= offset && offset < span.end.offset);
  return { ...words, status: UNCLEAR.test(words.text) ? 'draft' : status, criteria: [...words.criteria.filter(({ span }) => !within(span.start.offset)), ...scenarios], ...checksOf(section, context) };
}

/** Items that begin with an id, wherever they stand. */
function itemsOf(root: Root, status: Status, context: ForeignContext): readonly Requirement[] {
  const { source, notes } = context;
  return root.children.flatMap((list) => (list.type === 'list' ? list.children : [])).flatMap((item): readonly Requirement[] => {
    const [first] = item.children;
    if (first?.type !== 'paragraph') return [];
    const pieces = piecesOf(first, source);
    const said = plainText(pieces);
    const { id, title = '' } = ITEM.exec(said)?.groups ?? {};
    const place = placeOf(item, source);
    if (id === undefined) {
      const near = /^(?:FR|SC|NFR)[-_ ]?\d+/i.exec(said)?.[0];
      if (near !== undefined) notes.find('SPEC-ID-NEAR-MISS', source.span(place.start, source.lineEnd(source.position(place.start).line)), `${near} is almost an id. Spec Kit writes "**FR-001**: System MUST …".`);
      return [];
    }
    const blocks = item.children.flatMap((child) => blocksIn(child, source, true));
    const span = source.span(placeOf(first, source).start, Math.min(place.end, source.lineEnd(source.position(place.start).line)));
    const section = { id, title: withoutPoint(title.split(/(?<=[.!?])\s/u)[0] ?? title), titlePieces: [], status, span, blocks };
    const outside = textOutsideCode(pieces);
    return [{
      id, title: section.title, strength: strengthOf(outside), status: UNCLEAR.test(said) ? 'draft' : status, text: title, span, body: source.span(span.start.offset, place.end),
      criteria: blocks.flatMap((block) => (block.kind === 'paragraph' ? criteriaOf(block.pieces, source) : [])), ...checksOf(section, context),
    }];
  });
}
