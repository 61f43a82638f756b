import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import type { VerifyResult } from '../model/verdict.js';
import { verifyJson } from './verify-json.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/verify.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, allowUnionTypes: true }).compile(schema);

const QUESTIONS: VerifyResult['questions'] = {
  spec: { verdict: 'safe', cases: 3 }, behaviour: { verdict: 'undecided', cases: 342, heldOut: { cases: 7, sealed: false } }, surface: { verdict: 'notAsked', cases: 0 },
};

const NUMBER = { operation: 'total', path: 'result', change: 'value', prior: 'number', candidate: 'number' } as const;

const RESULT: VerifyResult = {
  verdict: 'undecided', rests: { decisions: ['2026-11-26-kept-a-1f2e3d4c'], requirements: ['CART-3'], moves: [] }, questions: QUESTIONS,
  specs: [{
    spec: 'cart.spec.md', subject: 'cart.ts', verdict: 'undecided', questions: QUESTIONS, silent: 0, findings: [{ code: 'NOISY', severity: 'warning', message: 'm', file: 'cart.spec.md', line: 3 }],
    rows: [{
      id: '1a2b3c4d', outcome: 'undescribed', counts: 'undecided', reach: 'natural', spec: 'cart.spec.md', requirement: null, decision: null, origin: 'explored', cases: [], also: [],
      difference: NUMBER, told: [{ difference: NUMBER, seen: [] }], besides: [], joined: [], rulings: ['intended', 'unspecified', 'regression', 'kept'], cause: 'returns another number', count: 3,
      witness: { case: { kind: 'call', operation: 'total', input: '["a"]' }, prior: { kind: 'couldNotRun', text: 'no prior' }, candidate: { kind: 'returned', text: '→ 1' } },
    }],
    explored: { executions: 300, bound: { n: 36, rate: 0.08, source: 'the generator of the types' }, search: { shapes: 3, unseen: 0.25, branches: null } },
    freed: 2, planted: 2, caught: 2, seed: 7, firstRun: false, sandbox: 'node-permission', candidate: 'cart.ts', prior: 'cart.ts', ran: { prior: null, candidate: null }, kept: [], sources: ['cart.ts'],
  }],
  findings: [], notRead: [{ file: 'cart.spec.md', span: { start: { line: 3, column: 1, offset: 9 }, end: { line: 3, column: 4, offset: 12 } }, text: 'x', why: 'y.' }],
  requirement: null, reportsUntil: '2026-12-24', seconds: 1.2,
};

it('gives the object that others build on', () => {
  expect(verifyJson(RESULT)).toMatchObject({
    holdfast: 1, command: 'verify', verdict: 'undecided', rests: { decisions: ['2026-11-26-kept-a-1f2e3d4c'], requirements: ['CART-3'], moves: [] },
    specs: [{ spec: 'cart.spec.md', subject: 'cart.ts', verdict: 'undecided', questions: QUESTIONS }], questions: QUESTIONS,
    clusters: [{
      id: '1a2b3c4d', outcome: 'undescribed', reach: 'natural', spec: 'cart.spec.md', requirement: null, operation: 'total', count: 3, cause: 'returns another number', decision: null,
      witness: { case: 'total("a")', prior: null, candidate: '→ 1', replay: 'holdfast replay 1a2b3c4d' },
    }],
    findings: [{ code: 'NOISY', severity: 'warning', message: 'm', file: 'cart.spec.md', line: 3 }], notRead: [{ file: 'cart.spec.md', line: 3, column: 1 }],
    freed: 2, planted: 2, caught: 2, seed: 7, executions: 300, sandbox: 'node-permission', seconds: 1.2,
  });
});

it('is as its schema says, in every field', () => {
  expect(validate(verifyJson(RESULT)), JSON.stringify(validate.errors)).toBe(true);
  const names = Object.keys((schema as { properties: object }).properties).sort();
  expect(Object.keys(verifyJson(RESULT)).sort()).toEqual(names);
  expect(validate({ ...verifyJson(RESULT), verdict: 'fine' })).toBe(false);
});
