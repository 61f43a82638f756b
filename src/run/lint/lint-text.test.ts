import { describe, expect, it } from 'vitest';
import { lintText } from './lint-text.js';

const HEAD = '---\nholdfast: 1\nsubject: a.ts\nids: [A]\n---\n\n# Title\n\n';
const SIGNATURE = '```ts signature\nexport function fee(amount: number): number;\n```\n\n';

function found(body: string, code: string): readonly string[] {
  return lintText(HEAD + body, { file: 'a.spec.md' }).findings.filter((finding) => finding.code === code).map(({ line, message }) => `${line} ${message}`);
}

describe('LINT-TABLE-UNBOUND', () => {
  const table = (header: string, row: string): readonly string[] => found(`## A-1: Fee\n\nIt MUST be right.\n\n${SIGNATURE}| ${header} |\n|---|---|\n| ${row} |\n`, 'LINT-TABLE-UNBOUND');

  it('finds headers that call what is declared in plain words', () => {
    expect(table('amount | fee(amount)', '1 | 2')).toHaveLength(1);
    expect(table('amount | fee', '1 | "two"')).toHaveLength(1);
    expect(table('amount | fee', '1 | throws RangeError')).toHaveLength(1);
  });

  it('lets tables of prose be', () => {
    expect(table('amount | fee', 'small | a low one')).toEqual([]);
    expect(table('amount | charge', '1 | 2')).toEqual([]);
    expect(table('amount | `fee(amount)`', '1 | 2')).toEqual([]);
  });
});

describe('comments that silence', () => {
  it('are told once where they name no finding at all', () => {
    const said = lintText(`${HEAD}<!-- holdfast-disable-next-block LINT-TBX -->\n\nTBD\n`, { file: 'a.spec.md' }).findings;
    expect(said.map(({ code }) => code)).toEqual(['LINT-SUPPRESSION-UNREADABLE', 'LINT-TBD']);
    expect(said[0]?.message).toContain('LINT-TBD');
  });

  it('are asked for a reason only for the codes that mean something', () => {
    const [said] = found('<!-- holdfast-disable-next-block LINT-TBX, LINT-TBD -->\n\nTBD\n', 'LINT-SUPPRESSION-UNREASONED');
    expect(said).toContain('silences LINT-TBD and does not say why');
  });
});

it('sees a check beneath an id that stands twice', () => {
  const requirement = (id: number, text: string): string => `## A-${id}: One\n\n${text}\n\n`;
  const circle = requirement(1, 'It MUST be as A-2 says.') + requirement(2, 'It MUST be as A-1 says.');
  expect(found(circle, 'LINT-REFERENCE-CIRCULAR')).toHaveLength(1);
  expect(found(requirement(1, '`f(1)` → `1`') + circle, 'LINT-REFERENCE-CIRCULAR')).toEqual([]);
});
