import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAny } from '../../src/spec/dialects/read-any.js';
import { dataFolder } from './data.js';

interface Line {
  readonly pickle?: { readonly name: string; readonly steps: readonly { readonly text: string }[] };
}

const folder = dataFolder('gherkin-markdown');
const files = folder === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.feature.md'));

describe.skipIf(folder === null)("Cucumber's own test data", () => {
  it('is what was handed to us', () => expect(files.length).toBe(5));

  it.each(files)('%s has the pickles that a right reader yields', async (name) => {
    const at = path.join(folder as string, name);
    const pickles = readFileSync(`${at}.pickles.ndjson`, 'utf8').trim().split('\n').flatMap((line) => (JSON.parse(line) as Line).pickle ?? []);
    const { spec } = await readAny(readFileSync(at, 'utf8'), { file: name });
    expect(spec.dialect).toBe('gherkin-markdown');
    expect(spec.requirements.flatMap((r) => r.criteria).map((c) => ({ name: c.name, steps: c.steps }))).toEqual(pickles.map((p) => ({ name: p.name, steps: p.steps.map((s) => s.text) })));
  });

  it('says what is passed over in it', async () => {
    const { spec } = await readAny(readFileSync(path.join(folder as string, 'tags.feature.md'), 'utf8'), { file: 'tags.feature.md' });
    expect(spec.findings).toEqual([]);
    expect(spec.notRead.map(({ span, text }) => [span.start.line, text])).toEqual([[30, 'comments'], [31, 'Given a comment'], [34, 'hash in tags'], [35, 'Given a comment is preceded by a space'], [41, 'joined tags'], [42, 'Given the @delimits tags']]);
  });
});
