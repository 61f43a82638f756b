import { describe, expect, it } from 'vitest';
import { compareSpecs } from '../../src/change/compare-specs.js';
import type { SpecChange, SpecSide } from '../../src/model/change.js';
import { declarationsOf } from '../../src/spec/declarations.js';
import { readSpecDocument } from '../../src/spec/read-spec.js';
import { outsideOf } from '../../src/run/diff/outside.js';
import { corpus } from '../spec/corpus.js';
import { FORMATTERS, MENDED } from '../spec/formatting.js';

function side(text: string): SpecSide {
  const { spec, document } = readSpecDocument(text, { file: 'a.spec.md' });
  return { spec, declarations: declarationsOf(spec), outside: outsideOf(document()) };
}

function changes(before: string, now: string): readonly SpecChange[] {
  return compareSpecs([side(before)], [side(now)]).flatMap((c) => c.changes);
}

describe.each(Object.entries(FORMATTERS))('%s', (formatter, format) => {
  it('changes no meaning of any spec', async () => {
    const files = corpus().filter(({ name }) => MENDED[name]?.includes(formatter) !== true);
    expect(files.length).toBeGreaterThan(20);
    for (const { name, text } of files) {
      const formatted = await format(text);
      expect(changes(text, formatted), name).toEqual([]);
      expect(changes(formatted, text), name).toEqual([]);
    }
  });
});

describe('every spec', () => {
  it.each(corpus().map(({ name, text }) => [name, text]))('%s is itself, and is not what it is without its last requirement', (_, text) => {
    expect(changes(text, text)).toEqual([]);
    const whole = side(text);
    const last = whole.spec.requirements.at(-1);
    if (last === undefined) return;
    const less: SpecSide = { ...whole, spec: { ...whole.spec, requirements: whole.spec.requirements.slice(0, -1) } };
    expect(compareSpecs([whole], [less])[0]?.changes.map((c) => c.kind)).toContain('requirement-removed');
    expect(compareSpecs([less], [whole])[0]?.changes.map((c) => c.kind)).toContain('requirement-added');
  });
});
