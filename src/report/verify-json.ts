import type { Finding } from '../model/finding.js';
import type { Questions, Row, SpecResult, VerifyResult } from '../model/verdict.js';
import { askedText } from '../value/case.js';

/** The result of `verify` for machines: the object that `schemas/verify.schema.json` describes. Fields are kept between versions. */
export function verifyJson(result: VerifyResult): object {
  const { verdict, rests, specs, questions, findings, notRead, reportsUntil, requirement } = result;
  const sum = (of: (spec: SpecResult) => number): number => specs.reduce((total, spec) => total + of(spec), 0);
  return {
    holdfast: 1, command: 'verify', verdict, rests,
    specs: specs.map(specJson), questions: questionsJson(questions),
    clusters: specs.flatMap((spec) => spec.rows.map(rowJson)),
    findings: [...findings, ...specs.flatMap((spec) => spec.findings)].map(findingJson),
    notRead: notRead.map(({ file, span, text, why }) => ({ file, line: span.start.line, column: span.start.column, text, why })),
    freed: sum((s) => s.freed), planted: sum((s) => s.planted), caught: sum((s) => s.caught),
    seed: specs[0]?.seed ?? 0, executions: sum((s) => s.explored?.executions ?? 0), sandbox: specs.find((s) => s.sandbox !== null)?.sandbox ?? null,
    requirement, reportsUntil, seconds: result.seconds,
  };
}

function specJson({ spec, subject, verdict, questions, explored, seed, firstRun, prior, candidate, kept }: SpecResult): object {
  return { spec, subject, verdict, questions: questionsJson(questions), explored, seed, firstRun, prior, candidate, kept };
}

function questionsJson({ spec, behaviour, surface }: Questions): object {
  return { spec, behaviour: { verdict: behaviour.verdict, cases: behaviour.cases, heldOut: behaviour.heldOut }, surface };
}

function rowJson({ id, outcome, counts, reach, spec, requirement, difference, count, cause, decision, wantedBy, witness, origin, joined }: Row): object {
  return {
    id, outcome, counts, reach, spec, requirement, operation: difference.operation, count, cause, decision, wantedBy: wantedBy ?? null, origin,
    witness: { case: askedText({ origin, witness }), prior: witness.prior.kind === 'couldNotRun' ? null : witness.prior.text, candidate: witness.candidate.text, replay: `holdfast replay ${id}` },
    path: difference.path, change: difference.change, joined: joined.map((row) => ({ id: row.id, cause: row.cause, count: row.count })),
  };
}

function findingJson({ code, severity, message, file, line }: Finding): object {
  return { code, severity, message, file: file ?? null, line: line ?? null };
}
