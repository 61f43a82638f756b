import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.js';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');
const isSpec = (file: string): boolean => /(?:^|[/.])spec\.(?:md|txt)$|\.feature(?:\.md)?$/.test(file);
const withSpecs = readdirSync(EXAMPLES).filter((name) => (readdirSync(path.join(EXAMPLES, name), { recursive: true }) as string[]).some(isSpec));

describe('the specs of the examples', () => {
  it('are there', () => {
    expect(withSpecs.length).toBeGreaterThanOrEqual(3);
  });

  it.each(withSpecs)('%s: hold against themselves, and say nothing that lint would mend', { timeout: 60_000 }, async (name) => {
    const { findings, notRead, requirements } = await lint({ deep: true }, { workingFolder: path.join(EXAMPLES, name) });
    expect(findings.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`)).toEqual([]);
    expect(notRead).toEqual([]);
    expect(requirements).toBeGreaterThan(0);
  });
});
