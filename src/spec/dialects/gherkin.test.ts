import { describe, expect, it } from 'vitest';
import { readAny } from './read-any.js';

const FEATURE = `# language: en
@billing
Feature: Invoices
  What customers are sent.

  Every month.

  Background:
    Given a customer

  @wip
  Scenario: One line
    # as agreed
    When they buy "a book"
    Then the invoice MUST have 1 line

  @deprecated
  Scenario: No step

  Rule: Tax is shown
    It SHOULD be on a line of its own.

    Background:
      Given a rate of 20 %

    Scenario Outline: <what> for <who>
      When they buy:
        | item   |
        | <what> |
      Then they read
        """md
        Dear <who>
        """

      Examples:
        | what | who |
        | cake | Ada |
        | tea  | Bob |
`;

describe('a feature of Cucumber', () => {
  it('has rules, and scenarios that stand under none, as requirements; what each says as criteria', async () => {
    const { spec } = await readAny(FEATURE, { file: 'a.feature' });
    expect(spec).toMatchObject({ dialect: 'gherkin', title: 'Invoices', findings: [], subject: null });
    expect(spec.requirements.map(({ id, title, status, strength, criteria }) => ({ id, title, status, strength, criteria: criteria.map((c) => [c.name, c.text]) }))).toEqual([
      { id: 'ONE-LINE', title: 'One line', status: 'draft', strength: 'MUST', criteria: [['One line', 'Given a customer When they buy "a book" Then the invoice MUST have 1 line']] },
      { id: 'NO-STEP', title: 'No step', status: 'deprecated', strength: 'MUST', criteria: [['No step', 'No step']] },
      {
        id: 'TAX-IS-SHOWN', title: 'Tax is shown', status: 'confirmed', strength: 'SHOULD', criteria: [
          ['cake for Ada', 'Given a customer Given a rate of 20 % When they buy: | item | | cake | Then they read: Dear Ada'],
          ['tea for Bob', 'Given a customer Given a rate of 20 % When they buy: | item | | tea | Then they read: Dear Bob'],
        ],
      },
    ]);
    expect(spec.notRead).toMatchObject([{ text: 'No step', span: { start: { line: 18, column: 3 } } }]);
  });

  it('says where its parts stand', async () => {
    const { spec } = await readAny(FEATURE, { file: 'a.feature' });
    const at = ({ start, end }: { start: { offset: number }; end: { offset: number } }): string => FEATURE.slice(start.offset, end.offset);
    const [one, , tax] = spec.requirements;
    expect(at(one!.span)).toBe('Scenario: One line');
    expect(at(one!.body)).toMatch(/^Scenario: One line[^]*1 line$/);
    expect(at(tax!.body)).toMatch(/^Rule: Tax[^]*\| Bob \|$/);
    expect(tax!.criteria.map((c) => at(c.span))).toEqual(['| cake | Ada |', '| tea  | Bob |']);
  });

  it('gives the words of names, descriptions, steps and cells, each where it stands', async () => {
    const document = (await readAny(FEATURE, { file: 'a.feature' })).document();
    expect(document.passages.map((p) => `${p.kind}${p.level}${p.requirement === null ? '' : ` ${p.requirement}`}: ${p.text}`)).toEqual([
      'heading1: Invoices', 'paragraph0: What customers are sent.', 'paragraph0: Every month.', 'paragraph0: a customer', 'heading2 ONE-LINE: One line', 'paragraph0 ONE-LINE: they buy "a book"',
      'paragraph0 ONE-LINE: the invoice MUST have 1 line', 'heading2 NO-STEP: No step', 'heading2 TAX-IS-SHOWN: Tax is shown', 'paragraph0 TAX-IS-SHOWN: It SHOULD be on a line of its own.', 'paragraph0 TAX-IS-SHOWN: a rate of 20 %',
      'heading3 TAX-IS-SHOWN: <what> for <who>', 'paragraph0 TAX-IS-SHOWN: they buy:', 'cell0 TAX-IS-SHOWN: item', 'cell0 TAX-IS-SHOWN: <what>', 'paragraph0 TAX-IS-SHOWN: they read',
      'cell0 TAX-IS-SHOWN: what', 'cell0 TAX-IS-SHOWN: who', 'cell0 TAX-IS-SHOWN: cake', 'cell0 TAX-IS-SHOWN: Ada', 'cell0 TAX-IS-SHOWN: tea', 'cell0 TAX-IS-SHOWN: Bob',
    ]);
    for (const p of document.passages) expect(FEATURE.slice(p.place(0, p.text.length).start.offset, p.place(0, p.text.length).end.offset)).toBe(p.text);
    expect(document.comments).toMatchObject([{ text: 'as agreed' }]);
    expect(document.blocks).toMatchObject([{ lang: 'md', text: 'Dear <who>', requirement: 'TAX-IS-SHOWN' }]);
    const block = document.blocks[0]!.span;
    expect(FEATURE.slice(block.start.offset, block.end.offset)).toMatch(/^"""md[^]*"""$/);
  });

  it.each([
    ['Feature: a\n  Scenario: b\n    Given c\n    Nonsense\n', [4]], ['Scenario: b\n', [1]], ['# language: xx\nFeature: a\n', [1]], ['Feature: a\n  Scenario: b\n    Given c\n      | a |\n      | b | c |\n', [5]],
  ])('%j is told where Cucumber cannot read it', async (text, lines) => {
    const { spec } = await readAny(text, { file: 'a.feature' });
    expect(spec.requirements).toEqual([]);
    expect([...new Set(spec.findings.map((f) => f.line))]).toEqual(lines);
    for (const f of spec.findings) expect(f).toMatchObject({ code: 'SPEC-UNREADABLE', severity: 'error', message: expect.stringMatching(/^Cucumber cannot read this: /) });
  });

  it('says where two scenarios make one id, which is legal there', async () => {
    const { spec } = await readAny('Feature: a\n  Scenario: b\n    Given c\n  Scenario: b\n    Given d\n', { file: 'a.feature' });
    expect(spec.findings).toMatchObject([{ code: 'SPEC-ID-DUPLICATE', severity: 'warning', line: 4 }]);
  });
});

describe('Markdown with Gherkin', () => {
  const reasons = async (text: string): Promise<readonly (readonly [number, string])[]> => {
    const { spec } = await readAny(text, { file: 'a.feature.md' });
    return [...spec.findings.map((f) => [f.line ?? 0, f.message] as const), ...spec.notRead.map((n) => [n.span.start.line, n.why] as const)];
  };
  const start = '# Feature: a\n\n## Scenario: b\n\n* Given c\n';

  it('is read without a word where all of it is', async () => {
    expect(await reasons(`${start}  | x |\n  | - |\n  | 1 |\n\nWhy this is so.\n\n## Notes\n\n* Given nothing: this is prose\n\n| a | b |\n|---|---|\n`)).toEqual([]);
  });

  it.each([
    ['a table without indent', `${start}| x |\n| - |\n| 1 |\n`, 6, /two to five spaces/], ['a table with too much', `${start}      | x |\n`, 6, /two to five spaces/],
    ['examples without indent', '# Feature: a\n## Scenario Outline: b\n* Given <c>\n### Examples:\n| c |\n|---|\n| 1 |\n', 5, /two to five spaces/],
    ['a step in a numbered list', `${start}1. When d\n`, 6, /item of a bullet list/], ['a step in bold', `${start}* **When** d\n`, 6, /bare keyword/], ['a step that is no item', `${start}\nWhen d\n`, 7, /item of a bullet list/],
    ['an item without keyword', `${start}* it is d\n`, 6, /no keyword/], ['a title without colon', `${start}\n## Scenario e\n`, 7, /no colon/],
  ])('says of %s why it is not read', async (_, text, line, why) => {
    const found = await reasons(text);
    expect(found).toContainEqual([line, expect.stringMatching(why)]);
  });

  it('gives the words as Markdown has them', async () => {
    const { document } = await readAny(start, { file: 'a.feature.md' });
    expect(document().passages.map((p) => [p.text, p.requirement])).toEqual([['Feature: a', null], ['Scenario: b', 'B'], ['Given c', 'B']]);
  });
});
