import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterAll, describe, expect, it } from 'vitest';
import { holdfast } from '../cli/holdfast.js';

const page = readFileSync(new URL('../../docs/dialects.md', import.meta.url), 'utf8');
const fences = fromMarkdown(page).children.flatMap((node) => (node.type === 'code' ? [node] : []));
const files = fences.flatMap(({ meta, value }) => (meta?.startsWith('file=') === true ? [{ name: meta.slice('file='.length), text: `${value}\n` }] : []));
const [command = '', ...output] = (fences.find(({ lang }) => lang === 'console')?.value ?? '').split('\n');

const folder = mkdtempSync(path.join(tmpdir(), 'dialects-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('docs/dialects.md', () => {
  it('shows a file of each dialect that is found by its name, and what lint says of them', () => {
    for (const { name, text } of files) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    expect(files.length).toBe(6);
    expect(command).toBe('$ holdfast lint');
    const { stdout, code } = holdfast(['lint'], { folder, cache: path.join(folder, '.cache') });
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toEqual(output);
  });
});
