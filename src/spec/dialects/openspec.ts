import type { ReadSpec } from '../../model/document.js';
import type { Source } from '../document/source.js';
import { guarded } from '../guarded.js';
import type { Notes } from '../notes.js';
import type { ForeignText } from './dialect.js';
import { closeForeign, openForeign, scenarioRequirement } from './foreign.js';
import { headingId } from './heading-id.js';
import { lineOf, sectionsOf } from './sections.js';
import type { HeadingRead, HeadingRole } from './sections.js';

const REQUIREMENTS = 'requirements';
const HEAD = /^Requirement:\s*/i;

/**
 * A main spec of OpenSpec: what stands right beneath `## Requirements` are requirements, what right beneath those are scenarios. As that
 * tool has it, whatever `####` beneath a requirement is a scenario.
 */
export function readOpenspec(given: ForeignText): ReadSpec {
  return guarded({ ...given, dialect: 'openspec' }, () => read(given));
}

function read(given: ForeignText): ReadSpec {
  const opened = openForeign(given);
  const { source, notes, root } = opened;
  const { title, sections } = sectionsOf(root, source, (heading) => roleOf(heading, source, notes));
  const requirements = sections.map((section) => scenarioRequirement(section, opened));
  return closeForeign(opened, { dialect: 'openspec', title, requirements });
}

function roleOf(heading: HeadingRead, source: Source, notes: Notes): HeadingRole {
  const { node, text, above } = heading;
  const isNamed = HEAD.test(text);
  if (above.at(-1)?.toLowerCase() === REQUIREMENTS) {
    if (!isNamed) notes.find('SPEC-ID-NEAR-MISS', lineOf(node, source), `OpenSpec shows "${text}" as a requirement, and when a change is applied as a part of the one before. Write "### Requirement: ${text}", or move it out of "## Requirements".`, 'warning');
    return openspecRequirement(text);
  }
  if (isNamed) {
    notes.find('SPEC-ID-NEAR-MISS', lineOf(node, source), `"${text}" does not stand right beneath "## Requirements", where OpenSpec looks for requirements, so it was not read. Move it there.`);
    return { kind: 'ends' };
  }
  return above.at(-2)?.toLowerCase() === REQUIREMENTS ? scenarioPart(text) : { kind: 'plain' };
}

export function openspecRequirement(text: string): Extract<HeadingRole, { kind: 'requirement' }> {
  const title = text.replace(HEAD, '');
  return { kind: 'requirement', id: headingId(title), title, status: 'confirmed' };
}

export function scenarioPart(text: string): HeadingRole {
  return { kind: 'part', title: text.replace(/^Scenario:\s*/i, '') };
}
