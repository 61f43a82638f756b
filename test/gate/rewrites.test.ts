import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explained, repository, type Repository } from './repository.js';

const cases = path.resolve(import.meta.dirname, '../cases/gate');
/** A comment changes the candidate's content and nothing that it does: each draws other inputs. */
const VARIANTS = [1, 2, 3];
const EXECUTIONS = '1500';
/** Of a candidate that is wrong: less than a sixth of what is explored where nothing is said. */
const FOR_MISTAKES = '3000';

/** What is said of a mistake → the text of the candidate that is replaced, and by what. */
type Mistakes = Readonly<Record<string, readonly [from: string, to: string]>>;

// Recorded once, since `verify` leaves the record as it is.
describe.each(readdirSync(cases))('%s', (name) => {
  const read = (file: string): string => readFileSync(path.join(cases, name, file), 'utf8');
  const candidate = read('candidate.ts');
  const mistakes = JSON.parse(read('wrong.json')) as Mistakes;
  const seeds = new Set<number>();
  let work: Repository;

  beforeAll(() => {
    work = repository();
    for (const file of [`${name}.spec.md`, `${name}.ts`]) work.write({ [file]: read(file) });
    const recorded = work.run('record', '--executions', '2000');
    expect(recorded.code, recorded.stdout + recorded.stderr).toBe(0);
  });
  afterAll(() => work.remove());

  it('is measured by a record that holds the prior itself', () => {
    const report = work.json('verify', '--executions', EXECUTIONS);
    expect(report.verdict, explained(report)).toBe('safe');
    expect(report.clusters).toEqual([]);
  });

  it.each(VARIANTS)('is safe where it was rewritten honestly, and what is exotic stands below the line (variant %i)', (variant) => {
    work.write({ [`${name}.ts`]: `${candidate}// Variant ${variant}.\n` });
    const report = work.json('verify', '--executions', EXECUTIONS);
    expect(report.verdict, explained(report)).toBe('safe');
    expect(report.clusters.filter((c) => c.counts !== 'reported' || c.reach !== 'exotic')).toEqual([]);
    expect(report.executions).toBeGreaterThanOrEqual(Number(EXECUTIONS));
    expect(report.planted).toBeGreaterThan(0);
    expect(report.caught).toBe(report.planted);
    expect(seeds).not.toContain(report.seed);
    seeds.add(report.seed);
  });

  it.each(Object.entries(mistakes))('is not safe where the rewrite is not faithful: %s', (_, [from, to]) => {
    expect(candidate).toContain(from);
    work.write({ [`${name}.ts`]: candidate.replace(from, to) });
    const report = work.json('verify', '--executions', FOR_MISTAKES);
    expect(['unsafe', 'undecided'], explained(report)).toContain(report.verdict);
    const [worst] = report.clusters;
    expect(worst?.reach, explained(report)).not.toBe('exotic');
    expect(worst?.counts).toBe(report.verdict);
    expect(worst?.witness.candidate).not.toBe(worst?.witness.prior);
  });
});
