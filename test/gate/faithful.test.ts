import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explained, repository, type Repository } from './repository.js';

const cases = path.resolve(import.meta.dirname, '../cases/gate');
/** A comment changes the candidate's content and nothing that it does: each draws other inputs. */
const VARIANTS = [1, 2, 3];
const EXECUTIONS = '2500';

describe.each(readdirSync(cases))('an honest rewrite of %s', (name) => {
  const candidate = readFileSync(path.join(cases, name, 'candidate.ts'), 'utf8');
  const seeds = new Set<number>();
  let work: Repository;

  beforeAll(() => {
    work = repository();
    for (const file of [`${name}.spec.md`, `${name}.ts`]) work.write({ [file]: readFileSync(path.join(cases, name, file), 'utf8') });
    const recorded = work.run('record', '--executions', '2000');
    expect(recorded.code, recorded.stdout + recorded.stderr).toBe(0);
  });
  afterAll(() => work.remove());

  it('is measured by a record that holds the prior itself', () => {
    const report = work.json('verify', '--executions', EXECUTIONS);
    expect(report.verdict, explained(report)).toBe('safe');
    expect(report.clusters).toEqual([]);
  });

  it.each(VARIANTS)('is safe, and what is exotic stands below the line (variant %i)', (variant) => {
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
});
