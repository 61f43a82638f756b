import { describe, expect, it } from 'vitest';
import { readAny } from './read-any.js';

const TICKS = '`'.repeat(32);

function example(input: string, output: string, info = 'example'): string {
  return `${TICKS} ${info}\n${input}.\n${output}${TICKS}\n`;
}

const text = `---\ntitle: Little Marks\nversion: 3\n...\n\n# Blocks\n\n## Tabs & spaces\n\nTabs are kept.\n\n${example('→a\n', '<pre>a\n</pre>\n')}\n## Nothing\n\nNo example.\n\n## Empty\n\n${example('', '')}\n${example('a\n', 'b\n', 'example disabled')}`;

describe('a document with example fences', () => {
  it('has a pin for each example, under the heading above it', async () => {
    const { spec } = await readAny(text, { file: 'spec.txt' });
    expect(spec).toMatchObject({ dialect: 'commonmark', title: 'Little Marks', subject: null, findings: [] });
    expect(spec.requirements.map(({ id, title, text: says }) => ({ id, title, says }))).toEqual([
      { id: 'TABS-SPACES', title: 'Tabs & spaces', says: 'Tabs are kept.' }, { id: 'EMPTY', title: 'Empty', says: '' },
    ]);
    expect(spec.requirements.flatMap((r) => r.checks)).toMatchObject([
      { kind: 'pin', case: { operation: 'render', input: String.raw`["\ta\n"]` }, expected: { how: 'returns', value: String.raw`"<pre>a\n</pre>\n"` } },
      { kind: 'pin', case: { input: '[""]' }, expected: { value: '""' } },
    ]);
    expect(spec.notRead).toMatchObject([{ span: { start: { line: 29, column: 1 } }, why: expect.stringContaining('disabled') }]);
  });

  it('takes subject and operation from its front matter, else from the configuration', async () => {
    const told = { dialect: null, subject: null, operation: 'html' };
    const [first] = (await readAny(text, { file: 'spec.txt', told })).spec.requirements;
    expect(first?.checks[0]).toMatchObject({ case: { operation: 'html' } });
    const said = text.replace('...', 'holdfast: 1\nsubject: a.ts#b\noperation: toHtml\n---');
    const { spec } = await readAny(said, { file: 'spec.txt', told });
    expect(spec).toMatchObject({ subject: { kind: 'module', entry: 'a.ts', export: 'b' }, findings: [] });
    expect(spec.requirements[0]?.checks[0]).toMatchObject({ case: { operation: 'toHtml' } });
  });

  it('says what of our keys in the front matter is wrong, and of others nothing', async () => {
    const { spec } = await readAny(text.replace('...', 'holdfast: 7\nsubject: 5\nother: 1\n---'), { file: 'spec.txt' });
    expect(spec.findings.map((f) => [f.code, f.line])).toEqual([['SPEC-FRONT-MATTER', 4], ['SPEC-FRONT-MATTER', 5]]);
  });

  it('keeps ids where sections move and bodies change, and says where two have one', async () => {
    const ids = async (of: string): Promise<readonly string[]> => (await readAny(of, { file: 'spec.txt' })).spec.requirements.map((r) => r.id);
    const [before, tabs, , empty] = text.split(/^(?=## )/m) as [string, string, string, string];
    expect(await ids(`${before}${empty}\n${tabs.replace('kept', 'lost')}`)).toEqual(['EMPTY', 'TABS-SPACES']);
    const { spec } = await readAny(`${text}\n## Empty\n\n${example('c\n', 'd\n')}`, { file: 'spec.txt' });
    expect(spec.findings).toMatchObject([{ code: 'SPEC-ID-DUPLICATE', severity: 'warning', line: 35 }]);
  });

  it('gives the words of the text as they stand', async () => {
    const { document } = await readAny(text, { file: 'spec.txt' });
    expect(document()).toMatchObject({ text, blocks: [{ lang: 'example', requirement: 'TABS-SPACES' }, { lang: 'example', requirement: 'EMPTY' }, { meta: 'disabled' }] });
    expect(document().passages.map((p) => p.text)).toEqual(['Blocks', 'Tabs & spaces', 'Tabs are kept.', 'Nothing', 'No example.', 'Empty']);
  });
});
