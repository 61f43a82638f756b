import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/spec/document/markdown.js';
import { piecesOf, plainText } from '../../src/spec/document/inline.js';
import { Source } from '../../src/spec/document/source.js';
import { blocksIn } from '../../src/spec/dialects/sections.js';
import { readAny } from '../../src/spec/dialects/read-any.js';
import { peersFolder } from '../kits/peers.js';
import { dataFolder } from './data.js';

/** What `openspec show --json` prints of a spec. */
interface Shown {
  readonly overview: string;
  readonly requirements: readonly { readonly text: string; readonly scenarios: readonly { readonly rawText: string }[] }[];
}

type Parser = new (text: string) => { parseSpec(name: string): Shown };

async function oracle(): Promise<Parser> {
  const file = path.join(peersFolder(), 'node_modules/@fission-ai/openspec/dist/core/parsers/markdown-parser.js');
  return (await import(pathToFileURL(file).href) as { MarkdownParser: Parser }).MarkdownParser;
}

/** Without marks of Markdown: OpenSpec keeps lines as they stand. */
function plain(text: string): string {
  const source = new Source(text);
  return parseMarkdown(source).children.flatMap((node) => blocksIn(node, source)).flatMap((b) => (b.kind === 'paragraph' ? [plainText(piecesOf(b.node, source))] : [])).join(' ');
}

const folder = dataFolder('openspec');
const specs = folder === null ? [] : readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'spec.md')));

describe.skipIf(folder === null)('main specs of OpenSpec', () => {
  it('are all that were handed to us', () => expect(specs.length).toBeGreaterThan(15));

  it.each(specs)('%s has the requirements and scenarios that OpenSpec shows', { timeout: 120_000 }, async (name) => {
    const text = readFileSync(path.join(folder as string, name, 'spec.md'), 'utf8');
    const shown = new (await oracle())(text).parseSpec(name);
    const { spec } = await readAny(text, { file: `openspec/specs/${name}/spec.md` });
    expect(spec).toMatchObject({ dialect: 'openspec', findings: [], notRead: [] });
    expect(spec.requirements.map((r) => ({ text: r.text, scenarios: r.criteria.filter((c) => c.name !== undefined).map((c) => c.text) })))
      .toEqual(shown.requirements.map((r) => ({ text: plain(r.text), scenarios: r.scenarios.map((s) => plain(s.rawText)) })));
    expect(spec.requirements.length).toBeGreaterThan(0);
  });
});
