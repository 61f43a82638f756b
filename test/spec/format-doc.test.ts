import { readFileSync } from 'node:fs';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { read } from './corpus.js';

const page = readFileSync(new URL('../../docs/spec-format.md', import.meta.url), 'utf8');
const examples = fromMarkdown(page).children.flatMap((node) => (node.type === 'code' && node.lang === 'markdown' ? [node.value] : []));

describe('docs/spec-format.md', () => {
  it.each(examples.map((text, i) => [i + 1, text]))('its example %i is read without findings', (_, text) => {
    const spec = read(text);
    expect(spec.findings).toEqual([]);
    expect(spec.notRead).toEqual([]);
    expect(spec.requirements.length).toBeGreaterThan(0);
    for (const requirement of spec.requirements) expect(requirement.checks.length + requirement.freedoms.length, requirement.id).toBeGreaterThan(0);
  });

  it('has one for each part of the format', () => {
    const kinds = new Set(examples.flatMap((text) => read(text).requirements.flatMap(({ checks, freedoms }) => [...checks, ...freedoms].map(({ kind }) => kind))));
    expect([...kinds].sort()).toEqual(['example', 'expression', 'inputs', 'line', 'model', 'pin', 'property']);
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });
});
