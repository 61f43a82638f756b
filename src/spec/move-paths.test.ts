import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { movePaths } from './move-paths.js';
import { readSpec } from './read-spec.js';

const moved = (text: string, to = 'specs/shop'): ReturnType<typeof movePaths> => movePaths(text, 'cart.spec.md', (each) => (each.startsWith('npm:') ? null : path.posix.relative(to, each)));

describe('paths of a spec that is moved', () => {
  it('are mended wherever they stand, and nothing else is', () => {
    const text = `---
# subject: src/cart.ts
holdfast: 1
subject: src/cart.ts#total   # src/cart.ts
ids: [CART]
owns: [src/cart/**, 'src/it''s/*.ts']
uses:
  - "src/money.ts"
  - npm:dinero.js
signature: ./src/types.ts
---
# Cart, in src/cart.ts

\`\`\`ts signature
import type { Money } from "./src/money.ts"; export type Rate = import('./src/rate.js').Rate;
export function total(cents: Money): number   // from "./src/money.ts"
\`\`\`

## CART-1: It says "from './src/cart.ts'"
`;
    const { text: now, paths } = moved(text);
    expect(now).toBe(text
      .replace('subject: src/cart.ts#total ', 'subject: ../../src/cart.ts#total ')
      .replace('[src/cart/**,', '[../../src/cart/**,').replace("'src/it''s/*.ts'", "'../../src/it''s/*.ts'")
      .replace('"src/money.ts"\n', '"../../src/money.ts"\n').replace('signature: ./src/types.ts', 'signature: ../../src/types.ts')
      .replaceAll('from "./src/money.ts"', 'from "../../src/money.ts"').replace("import('./src/rate.js')", "import('../../src/rate.js')"));
    expect(paths.map(({ key, from }) => `${key} ${from}`)).toEqual(expect.arrayContaining(['subject src/cart.ts', 'owns src/cart/**', "owns src/it's/*.ts", 'uses src/money.ts', 'signature ./src/types.ts', 'import ./src/money.ts', 'import ./src/rate.js']));
    const [before, after] = [text, now].map((each) => readSpec(each, { file: 'cart.spec.md' }));
    expect(after?.findings).toEqual(before?.findings);
    expect(after?.subject).toMatchObject({ entry: '../../src/cart.ts', export: 'total' });
  });

  it.each([
    ['with CRLF and a mark', '\ufeff---\r\nholdfast: 1\r\nsubject: cart.ts\r\n---\r\n# Cart\r\n', 'subject: ../../cart.ts\r\n'],
    ['of a kind', '---\nholdfast: 1\nsubject: {kind: module, entry: cart.ts, export: total}\n---\n', 'entry: ../../cart.ts, export: total}'],
    ['that need quotes from then on', '---\nholdfast: 1\nsubject: "a b.ts"\nowns: [x, "y: z"]\n---\n', 'subject: "../../a b.ts"\nowns: [../../x, "../../y: z"]'],
  ])('%s', (_, text, has) => {
    expect(moved(text).text).toContain(has);
  });

  it('are left where they lead elsewhere, or cannot be read', () => {
    for (const text of ['# Cart\n', '---\nsubject: [\n---\n', '---\nholdfast: 1\nsubject: npm:lodash\n---\n', '---\nholdfast: 1\nsubject: {kind: command, run: ./cart}\n---\n']) expect(moved(text)).toEqual({ text, paths: [] });
  });
});
