import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explained, repository, type Repository } from './repository.js';

const cases = path.resolve(import.meta.dirname, '../cases/gate');

/** What is said of a mistake → the text of the candidate that is replaced, and by what. */
type Mistakes = Readonly<Record<string, readonly [from: string, to: string]>>;

describe.each(readdirSync(cases))('a rewrite of %s that is not faithful', (name) => {
  const read = (file: string): string => readFileSync(path.join(cases, name, file), 'utf8');
  const candidate = read('candidate.ts');
  const mistakes = JSON.parse(read('wrong.json')) as Mistakes;
  let work: Repository;

  beforeAll(() => {
    work = repository();
    for (const file of [`${name}.spec.md`, `${name}.ts`]) work.write({ [file]: read(file) });
    const recorded = work.run('record', '--executions', '2000');
    expect(recorded.code, recorded.stdout + recorded.stderr).toBe(0);
  });
  afterAll(() => work.remove());

  it.each(Object.entries(mistakes))('%s', (_, [from, to]) => {
    expect(candidate).toContain(from);
    work.write({ [`${name}.ts`]: candidate.replace(from, to) });
    const report = work.json('verify', '--executions', '2500');
    expect(['unsafe', 'undecided'], explained(report)).toContain(report.verdict);
    const [worst] = report.clusters;
    expect(worst?.reach, explained(report)).not.toBe('exotic');
    expect(worst?.counts).toBe(report.verdict);
    expect(worst?.witness.candidate).not.toBe(worst?.witness.prior);
  });
});
