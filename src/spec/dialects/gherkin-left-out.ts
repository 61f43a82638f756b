import { dialects } from '@cucumber/gherkin';
import type { Source } from '../document/source.js';
import type { Notes } from '../notes.js';
import { lineSpan } from './line-span.js';

/** What Cucumber takes for the beginning of a step, a title, a table. It has no languages in Markdown. */
const { given, when, then, and, but, scenario, scenarioOutline, examples, background, rule } = dialects['en'] as NonNullable<(typeof dialects)[string]>;
const STEP_WORDS = [...new Set([given, when, then, and, but].flat())].filter((word) => word !== '* ').map((word) => word.trim()).join('|');
const TITLE_WORDS = [...new Set([scenarioOutline, scenario, examples, background, rule].flat())].toSorted((a, b) => b.length - a.length).join('|');
const EXAMPLES = new RegExp(`^#{1,6}\\s(?:${examples.join('|')}):`);
const TITLE = new RegExp(`^#{1,6}\\s(?:${TITLE_WORDS}):`);
const ALMOST_TITLE = new RegExp(`^#{1,6}\\s+(?:${TITLE_WORDS})(?![A-Za-z:])`);
const STEP = new RegExp(`^\\s*[*+-]\\s*(?:${STEP_WORDS}) `);
const ALMOST_STEP = new RegExp(`^\\s*(?:\\d+[.)]\\s+)?(?:[*+-]\\s+)?[*_]{0,2}(?:${STEP_WORDS})\\b`);
const BULLET = /^\s*(?:[*+-]|\d+[.)])\s+\S/;
const TABLE = /^\s*\|/;
/** As Cucumber has it, to the letter. */
const READ_TABLE = /^\s\s\s?\s?\s?\|/;
const HEADING = /^#{1,6}\s/;

type Where = 'prose' | 'steps' | 'examples';

/** Says what looks like Gherkin in a Markdown file and is passed over by Cucumber without a word. Goes over the lines once. */
export function readLeftOut(source: Source, notes: Notes): void {
  let where: Where = 'prose';
  let fence: string | null = null;
  let isAfterTable = false;
  for (const [i, line] of source.markdown.split(/\r\n?|\n/).entries()) {
    const ticks = /^\s*(```+)/.exec(line)?.[1];
    if (fence !== null || ticks !== undefined) {
      fence = fence === null ? ticks ?? null : ticks === fence && line.trim() === fence ? null : fence;
      continue;
    }
    if (HEADING.test(line)) {
      where = TITLE.test(line) ? (EXAMPLES.test(line) ? 'examples' : 'steps') : 'prose';
      if (where === 'prose' && ALMOST_TITLE.test(line)) notes.find('SPEC-ID-NEAR-MISS', lineSpan(source, i + 1), 'There is no colon behind the keyword, so Cucumber reads this as a heading like any other. Write "## Scenario: name".', 'warning');
    }
    const isTable = TABLE.test(line);
    if (isTable && !isAfterTable && where !== 'prose' && !READ_TABLE.test(line)) notes.leave(lineSpan(source, i + 1), line, "Cucumber's Markdown tables need two to five spaces of indent; this one has another, so none of it is read. Indent it by two.");
    if (line.trim() !== '') isAfterTable = isTable;
    if (where === 'steps' && !STEP.test(line)) leaveStep(line, i + 1, { source, notes });
  }
}

function leaveStep(line: string, number: number, { source, notes }: { readonly source: Source; readonly notes: Notes }): void {
  if (ALMOST_STEP.test(line)) notes.leave(lineSpan(source, number), line, 'This reads like a step and is none: in Markdown Cucumber takes for a step an item of a bullet list that begins with the bare keyword. Write "* Given …".');
  else if (BULLET.test(line)) notes.leave(lineSpan(source, number), line, 'This item begins with no keyword of Gherkin, so it is no step. Begin it with Given, When, Then, And or But, or make it a paragraph.');
}
