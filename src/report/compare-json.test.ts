import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import type { CompareResult } from '../model/result.js';
import { compareJson } from './compare-json.js';
import { FINDINGS } from './findings.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/compare.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

const RESULT: CompareResult = {
  verdict: 'different', prior: { name: 'old.js', hash: 'a'.repeat(64) }, candidate: { name: 'new.js', hash: 'b'.repeat(64) }, executions: 12,
  operations: [{ name: 'total', executions: 12, inputs: 'types' }],
  clusters: [{
    id: '1a2b3c4d', reach: 'natural', difference: { operation: 'total', path: 'result', change: 'kind', prior: 'string', candidate: 'undefined' },
    also: [], cause: 'returns undefined where it returned a string', count: 3,
    witness: { case: { kind: 'call', operation: 'total', input: '["a"]' }, prior: { kind: 'returned', text: '→ "a"' }, candidate: { kind: 'returned', text: '→ undefined' } },
  }],
  bound: null, hostile: null, search: { shapes: 3, unseen: 0.25, branches: { prior: { reached: 4, all: 6 }, candidate: { reached: 5, all: 5 } } }, findings: [{ code: 'NOISY', severity: 'warning', message: 'm' }],
  freed: 1, planted: 2, caught: 2, firstWitnessSeconds: 0.4, seed: 7, seconds: 5, sandbox: 'permission model',
};

it('gives the object that others build on', () => {
  expect(compareJson(RESULT)).toMatchObject({
    holdfast: 1, command: 'compare', verdict: 'different', executions: 12, bound: null,
    clusters: [{
      id: '1a2b3c4d', outcome: 'undescribed', reach: 'natural', spec: null, requirement: null, operation: 'total', count: 3,
      also: [], cause: 'returns undefined where it returned a string', decision: null,
      witness: { case: 'total("a")', prior: '→ "a"', candidate: '→ undefined', replay: 'holdfast replay 1a2b3c4d', waited: null },
    }],
    findings: [{ code: 'NOISY', severity: 'warning', message: 'm', file: null, line: null }], firstWitnessSeconds: 0.4, seed: 7, seconds: 5,
  });
});

it.each<[string, Partial<CompareResult>]>([
  ['differences', {}],
  ['none found', { verdict: 'none-found', clusters: [], firstWitnessSeconds: null, bound: { n: 5000, rate: 0.0006, source: 'the generator of the types' } }],
  ['what lies outside the types', { verdict: 'none-found', clusters: [], hostile: { executions: 50, operations: ['total'], clusters: RESULT.clusters } }],
  ['what never returned', { clusters: RESULT.clusters.map((row) => ({ ...row, waited: { seconds: 16, later: null } })) }],
  ['what is slow', { clusters: RESULT.clusters.map((row) => ({ ...row, waited: { seconds: 4, later: '→ "a"' } })) }],
  ['nothing that could be judged', { verdict: 'invalid', clusters: [], prior: { name: 'x', hash: '' }, findings: [{ code: 'PATH-NOT-FOUND', severity: 'error', message: 'm', file: 'x', line: 3 }] }],
])('fits the schema: %s', (_, change) => {
  const ok = validate(JSON.parse(JSON.stringify(compareJson({ ...RESULT, ...change }))));
  expect(validate.errors ?? []).toEqual([]);
  expect(ok).toBe(true);
});

it('has a schema that refuses what it is not, and describes every field', () => {
  expect(validate({ ...compareJson(RESULT), verdict: 'safe' })).toBe(false);
  expect(validate({ ...compareJson(RESULT), clusters: [{}] })).toBe(false);
  const undescribed: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: Record<string, { description?: string }> };
    for (const [name, property] of Object.entries(properties ?? {})) if (typeof property.description !== 'string') undescribed.push(`${path}.${name}`);
    for (const [key, value] of Object.entries(node)) visit(value, `${path}.${key}`);
  };
  visit(schema, '');
  expect(undescribed).toEqual([]);
});

it('has a schema that knows every code, but for those of lint and build', () => {
  const known = (schema as { $defs: { finding: { properties: { code: { enum: string[] } } } } }).$defs.finding.properties.code.enum;
  expect(known.toSorted()).toEqual(Object.keys(FINDINGS).filter((code) => !/^(?:LINT|BUILD)-/.test(code)).sort());
});
