import { applyFixes } from 'markdownlint';
import { lint } from 'markdownlint/promise';
import prettier from 'prettier';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';

const processor = remark().use(remarkFrontmatter, ['yaml']).use(remarkGfm);

/** Tools that teams run over their Markdown. */
export const FORMATTERS: Readonly<Record<string, (text: string) => Promise<string>>> = {
  'prettier, prose wrapped': (text) => prettier.format(text, { parser: 'markdown', proseWrap: 'always', printWidth: 60 }),
  'prettier, prose unwrapped': (text) => prettier.format(text, { parser: 'markdown', proseWrap: 'never', singleQuote: true, semi: false, trailingComma: 'none', arrowParens: 'avoid', tabWidth: 4 }),
  remark: async (text) => String(await processor.process(text)),
  markdownlint: async (text) => {
    const { text: problems = [] } = await lint({ strings: { text }, config: { default: true } });
    return applyFixes(text, problems);
  },
};

/** Where a formatter mends, or makes of it something else, what the reader refuses: the refusal is all that could stay the same. */
export const MENDED: Readonly<Record<string, readonly string[]>> = {
  'bad-tables': ['prettier, prose wrapped', 'prettier, prose unwrapped', 'remark', 'markdownlint'],
};
