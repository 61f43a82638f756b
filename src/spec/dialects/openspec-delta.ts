import { Source } from '../document/source.js';

/** A requirement as it stands in a text: its heading with all that is beneath it. */
export interface RequirementBlock {
  readonly name: string;
  readonly raw: string;
  /** Of its heading, from 1. */
  readonly line: number;
}

/** What a change does to a spec, in the order of the text; it is applied as renamed, removed, modified, added. */
export interface Delta {
  readonly renamed: readonly { readonly from: string; readonly to: string; readonly line: number }[];
  readonly removed: readonly { readonly name: string; readonly line: number }[];
  readonly modified: readonly RequirementBlock[];
  readonly added: readonly RequirementBlock[];
  /** `FROM:` without `TO:`, or the other way round. */
  readonly unpaired: readonly { readonly side: 'FROM' | 'TO'; readonly name: string; readonly line: number }[];
  /** Requirements that stand in no section of a change, so that nothing comes of them. */
  readonly outside: readonly { readonly name: string; readonly line: number }[];
  /** The body of `## Purpose`; null where there is none. A spec that the change makes has it. */
  readonly purpose: string | null;
}

export const REQUIREMENT = /^###\s*Requirement:\s*(?<name>.+?)\s*$/i;
const SECTION = /^##\s+(?<title>.+?)\s*$/;
const LISTED = /^\s*[-*+]\s*`?###\s*Requirement:\s*(?<name>.+?)`?\s*$/;
const RENAME = /^\s*[-*+]?\s*(?<side>FROM|TO):\s*`?###\s*Requirement:\s*(?<name>.+?)`?\s*$/;

/** A line, and whether it stands in a fence. */
interface Line {
  readonly text: string;
  readonly number: number;
  readonly fenced: boolean;
}

/** Without the `#`s that may close a heading. */
export function requirementName(text: string): string {
  return text.replace(/[ \t]+#+[ \t]*$/, '').trim();
}

/** Lines with LF between them, a fence's marked; as OpenSpec sees a text. */
export function linesOf(text: string): readonly Line[] {
  let open: string | null = null;
  return new Source(text).markdown.replaceAll(/\r\n?/g, '\n').split('\n').map((line, i): Line => {
    const marks = /^\s*(?<marks>`{3,}|~{3,})(?<rest>.*)$/.exec(line)?.groups;
    const fenced = open !== null || marks !== undefined;
    if (open === null) open = marks?.['marks'] ?? null;
    else if (marks !== undefined && marks['rest']?.trim() === '' && marks['marks']?.startsWith(open) === true) open = null;
    return { text: line, number: i + 1, fenced };
  });
}

/** Lines beneath each `## ` heading of such a title, in order. */
function sectionsNamed(lines: readonly Line[], title: string): readonly (readonly Line[])[] {
  const sections: Line[][] = [];
  let current: Line[] | null = null;
  for (const line of lines) {
    const heading = line.fenced ? undefined : SECTION.exec(line.text)?.groups?.['title'];
    if (heading === undefined) current?.push(line);
    else {
      current = heading.toLowerCase() === title.toLowerCase() ? [] : null;
      if (current !== null) sections.push(current);
    }
  }
  return sections;
}

/** Requirements with what is beneath them, and the lines before the first. */
export function blocksOf(lines: readonly Line[]): { readonly before: readonly string[]; readonly blocks: readonly RequirementBlock[] } {
  const before: string[] = [];
  const found: { name: string; line: number; texts: string[] }[] = [];
  for (const line of lines) {
    const name = line.fenced ? undefined : REQUIREMENT.exec(line.text)?.groups?.['name'];
    if (name !== undefined) found.push({ name: requirementName(name), line: line.number, texts: [line.text] });
    else (found.at(-1)?.texts ?? before).push(line.text);
  }
  return { before, blocks: found.map(({ name, line, texts }) => ({ name, line, raw: texts.join('\n').trimEnd() })) };
}

/** Reads what a change says, by lines as OpenSpec does: what it applies is what counts. Never throws. */
export function readDelta(text: string): Delta {
  const lines = linesOf(text);
  const blocks = (title: string): readonly RequirementBlock[] => sectionsNamed(lines, title).flatMap((section) => blocksOf(section).blocks);
  const removed = sectionsNamed(lines, 'REMOVED Requirements').flat().flatMap(({ text: line, number, fenced }) => {
    const name = fenced ? undefined : (REQUIREMENT.exec(line) ?? LISTED.exec(line))?.groups?.['name'];
    return name === undefined ? [] : [{ name: requirementName(name), line: number }];
  });
  const purpose = sectionsNamed(lines, 'Purpose')[0]?.map((line) => line.text).join('\n').trim() ?? '';
  return { ...renamesOf(sectionsNamed(lines, 'RENAMED Requirements')), removed, modified: blocks('MODIFIED Requirements'), added: blocks('ADDED Requirements'), outside: outsideOf(lines), purpose: purpose === '' ? null : purpose };
}

/** A pair is a FROM and the TO behind it, with no other FROM between. */
function renamesOf(sections: readonly (readonly Line[])[]): Pick<Delta, 'renamed' | 'unpaired'> {
  const renamed: Delta['renamed'][number][] = [];
  const unpaired: Delta['unpaired'][number][] = [];
  for (const section of sections) {
    let from: { readonly name: string; readonly line: number } | null = null;
    for (const { text, number: line, fenced } of section) {
      const { side, name = '' } = (fenced ? null : RENAME.exec(text))?.groups ?? {};
      if (side === undefined) continue;
      const here = { name: requirementName(name), line };
      if (side === 'TO' && from !== null) renamed.push({ from: from.name, to: here.name, line: from.line });
      else if (side === 'TO') unpaired.push({ side, ...here });
      else if (from !== null) unpaired.push({ side: 'FROM', ...from });
      from = side === 'FROM' ? here : null;
    }
    if (from !== null) unpaired.push({ side: 'FROM', ...from });
  }
  return { renamed, unpaired };
}

function outsideOf(lines: readonly Line[]): Delta['outside'] {
  let inside = false;
  return lines.flatMap(({ text, number, fenced }) => {
    const title = fenced ? undefined : SECTION.exec(text)?.groups?.['title'];
    if (title !== undefined) inside = /^(?:ADDED|MODIFIED|REMOVED|RENAMED) Requirements$/i.test(title);
    const name = inside || fenced ? undefined : REQUIREMENT.exec(text)?.groups?.['name'];
    return name === undefined ? [] : [{ name: requirementName(name), line: number }];
  });
}
