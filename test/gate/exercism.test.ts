import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveSpec, exerciseFile } from './exercism.js';
import { explained, repository, type Repository, type VerifyReport } from './repository.js';

const cases = path.resolve(import.meta.dirname, '../cases/exercism');
const MISTAKES = ['table', 'interaction', 'error'] as const;
// Each mistake is found with 3,000, and no alarm is raised with 12,000 either.
const EXECUTIONS = '3000';

/** Rows that show a person what is wrong: what was asked, and two answers that are not the same. */
function shows({ clusters, verdict }: VerifyReport): boolean {
  return clusters.some((c) => c.counts === verdict && c.reach !== 'exotic' && c.witness.case !== '' && c.witness.prior !== c.witness.candidate);
}

describe.each(readdirSync(cases))('%s', (name) => {
  const file = exerciseFile(name);
  if (file === null) {
    if (process.env['CI'] === 'true') throw new Error('The corpora are not here. Set HOLDFAST_CORPORA to the folder that holds data/exercism.');
    console.warn(`SKIPPED: ${name} needs data/exercism; set HOLDFAST_CORPORA to the folder that holds it.`);
    it.skip('needs the corpora', () => undefined);
    return;
  }
  const read = (part: string): string => readFileSync(path.join(cases, name, part), 'utf8');
  const right = read('right.ts');
  const wrong = JSON.parse(read('wrong.json')) as Readonly<Record<(typeof MISTAKES)[number], readonly [from: string, to: string]>>;
  let work: Repository;

  beforeAll(() => {
    work = repository();
    work.write({ 'subject.spec.md': deriveSpec(read('spec.md'), file), 'subject.ts': read('prior.ts') });
  });
  afterAll(() => work.remove());

  it('is specified: the spec alone calls the right one safe', () => {
    const report = work.json('verify', '--spec-only', '--executions', EXECUTIONS);
    expect(report.verdict, explained(report)).toBe('safe');
    expect(report.questions.spec.cases).toBeGreaterThan(5);
  });

  it('is recorded', () => {
    const { code, stdout, stderr } = work.run('record', '--executions', '2000');
    expect(code, stdout + stderr).toBe(0);
  });

  it('calls the right one safe', () => {
    work.write({ 'subject.ts': right });
    const report = work.json('verify', '--executions', EXECUTIONS);
    expect(report.verdict, explained(report)).toBe('safe');
    expect(report.executions).toBeGreaterThan(0);
  });

  it.each(MISTAKES)('catches a wrong one: %s', (mistake) => {
    const [from, to] = wrong[mistake];
    expect(right).toContain(from);
    work.write({ 'subject.ts': right.replace(from, to) });
    const report = work.json('verify', '--executions', EXECUTIONS);
    expect(['unsafe', 'undecided'], explained(report)).toContain(report.verdict);
    expect(shows(report), explained(report)).toBe(true);
    for (const row of report.clusters) if (row.counts === 'unsafe') expect(row.requirement, explained(report)).not.toBeNull();
  });
});
