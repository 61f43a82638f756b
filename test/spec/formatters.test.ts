import { applyFixes } from 'markdownlint';
import { lint } from 'markdownlint/promise';
import prettier from 'prettier';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { corpus, read, withoutPlaces } from './corpus.js';

const processor = remark().use(remarkFrontmatter, ['yaml']).use(remarkGfm);

const FORMATTERS: Readonly<Record<string, (text: string) => Promise<string>>> = {
  'prettier, prose wrapped': (text) => prettier.format(text, { parser: 'markdown', proseWrap: 'always', printWidth: 60 }),
  'prettier, prose unwrapped': (text) => prettier.format(text, { parser: 'markdown', proseWrap: 'never', singleQuote: true, semi: false, trailingComma: 'none', arrowParens: 'avoid', tabWidth: 4 }),
  remark: async (text) => String(await processor.process(text)),
  markdownlint: async (text) => {
    const { text: problems = [] } = await lint({ strings: { text }, config: { default: true } });
    return applyFixes(text, problems);
  },
};

/** Where a formatter mends, or makes of it something else, what the reader refuses: the refusal is all that could stay the same. */
const MENDED: Readonly<Record<string, readonly string[]>> = {
  'bad-tables': ['prettier, prose wrapped', 'prettier, prose unwrapped', 'remark', 'markdownlint'],
};

describe.each(Object.entries(FORMATTERS))('%s', (formatter, format) => {
  it.each(corpus().filter(({ name }) => MENDED[name]?.includes(formatter) !== true).map(({ name, text }) => [name, text]))('leaves the model of %s as it is', async (_, text) => {
    const once = await format(text);
    expect(withoutPlaces(read(once)), once).toEqual(withoutPlaces(read(text)));
    const twice = await format(once);
    expect(withoutPlaces(read(twice))).toEqual(withoutPlaces(read(text)));
  });
});

it('one formatter after the other', async () => {
  for (const { name, text } of corpus()) {
    if (name in MENDED) continue;
    let formatted = text;
    for (const format of Object.values(FORMATTERS)) formatted = await format(formatted);
    expect(withoutPlaces(read(formatted)), name).toEqual(withoutPlaces(read(text)));
  }
});
