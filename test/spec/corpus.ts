import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Check, Requirement, Spec } from '../../src/model/spec.js';
import { readSpec } from '../../src/spec/read-spec.js';

export const CORPUS = path.resolve(import.meta.dirname, '../cases/spec');

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

export function corpus(): readonly CorpusFile[] {
  return readdirSync(CORPUS).filter((f) => f.endsWith('.spec.md')).map((f) => ({ name: f.slice(0, -'.spec.md'.length), text: readFileSync(path.join(CORPUS, f), 'utf8') }));
}

export function read(text: string): Spec {
  return readSpec(text, { file: 'case.spec.md' });
}

/** What a person checks of a spec that was read: everything but hashes, in few words. */
export function summary(spec: Spec): object {
  const { file: _file, dialect: _dialect, requirements, findings, notRead, signature, subject, ...rest } = spec;
  const { span: _span, ...named } = subject ?? { span: null };
  return {
    ...rest, subject: subject === null ? null : named,
    signature: { ...signature, blocks: signature.blocks.map(({ text }) => text) },
    requirements: requirements.map(ofRequirement),
    findings: findings.map((f) => `${f.line}:${f.column} ${f.severity} ${f.code} ${f.message}`),
    notRead: notRead.map((n) => `${n.span.start.line}:${n.span.start.column} ${n.text}: ${n.why}`),
  };
}

function ofRequirement({ id, title, strength, status, text, checks, freedoms, criteria }: Requirement): object {
  return {
    is: `${id} ${strength} ${status}: ${title}`, text, checks: checks.map(ofCheck),
    freedoms: freedoms.map((f) => (f.kind === 'line' ? f.freedom : `for ${f.operation}: ${f.code}`)), criteria: criteria.map((c) => c.text),
  };
}

function ofCheck(check: Check): object {
  const { id: _id, requirement: _requirement, span: _span, ...rest } = check;
  return 'checkpoints' in rest ? { ...rest, checkpoints: rest.checkpoints.map(({ text, expected }) => ({ text, expected })) } : rest;
}

/** The model without what a formatter moves: places, and code as it was laid out. Findings by their code. */
export function withoutPlaces(spec: Spec): unknown {
  const bare = { ...spec, findings: spec.findings.map((f) => f.code), notRead: spec.notRead.map((n) => n.text) };
  return JSON.parse(JSON.stringify(bare, (key, value: unknown) => (key === 'span' || key === 'body' || key === 'source' ? undefined : value)));
}
