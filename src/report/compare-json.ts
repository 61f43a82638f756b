import type { Cluster } from '../model/difference.js';
import type { Finding } from '../model/finding.js';
import type { CompareResult } from '../model/result.js';
import { caseText } from '../value/case.js';

/**
 * The result of `compare` for machines: the object that `schemas/compare.schema.json` describes. Fields are kept between versions;
 * new ones may join. `outcome`, `spec`, `requirement` and `decision` are those of `verify`, where a spec and a ledger stand behind a row.
 */
export function compareJson(result: CompareResult): object {
  const { verdict, executions, bound, clusters, hostile, findings, firstWitnessSeconds, seed, seconds } = result;
  return {
    holdfast: 1, command: 'compare', verdict, executions, bound,
    clusters: clusters.map(clusterJson),
    hostile: hostile === null ? null : { executions: hostile.executions, operations: hostile.operations, clusters: hostile.clusters.map(clusterJson) },
    findings: findings.map(findingJson),
    firstWitnessSeconds, seed, seconds,
    prior: result.prior, candidate: result.candidate, operations: result.operations, search: result.search,
    freed: result.freed, planted: result.planted, caught: result.caught, sandbox: result.sandbox,
  };
}

function clusterJson({ id, reach, difference, count, also, cause, witness, waited, source, after, forms }: Cluster): object {
  return {
    id, outcome: 'undescribed', reach, spec: null, requirement: null, operation: difference.operation, also, count, cause, decision: null,
    witness: { case: caseText(witness.case), prior: witness.prior.text, candidate: witness.candidate.text, replay: `holdfast replay ${id}`, waited: waited ?? null },
    path: difference.path, change: difference.change, classes: { prior: difference.prior, candidate: difference.candidate },
    source: source === undefined ? null : { file: source.file, line: source.line, before: source.before, after: source.after }, after: after ?? null, forms: forms ?? [],
  };
}

function findingJson({ code, severity, message, file, line }: Finding): object {
  return { code, severity, message, file: file ?? null, line: line ?? null };
}
