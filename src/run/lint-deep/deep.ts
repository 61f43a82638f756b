import { Problem } from '../../host/problem.js';
import type { Finding } from '../../model/finding.js';
import type { Spec } from '../../model/spec.js';
import { withSeverity } from '../../report/findings.js';
import { modelsAgainstChecks } from './answers.js';
import { codeOf, confirmed, typesOf, withDeepBench } from './bench.js';
import type { DeepWorld } from './bench.js';
import type { Contradiction } from './contradiction.js';
import { programsAgainstAnswers } from './programs.js';
import { mistyped } from './typed.js';

/** Holds a spec against itself, with no implementation: examples, properties, models and signature. Findings have places; what the configuration makes of them is another's to say. */
export async function lintDeep(world: DeepWorld, spec: Spec, stop: AbortSignal): Promise<readonly Finding[]> {
  const { file } = spec;
  const requirements = confirmed(spec);
  try {
    const typed = await typesOf(world, { file, spec });
    const examples = mistyped(requirements, typed.surface).map((found) => findingOf(found, file));
    if (codeOf(requirements).length === 0) return [...typed.findings, ...examples];
    return await withDeepBench(world, { file, spec, typed, stop }, async (bench) => {
      const models = await modelsAgainstChecks(bench);
      const programs = await programsAgainstAnswers(bench);
      return [...bench.findings, ...examples, ...programs.findings, ...[...models, ...programs.contradictions].map((found) => findingOf(found, file))];
    });
  } catch (error) {
    // A signature that is none, and the like: of this spec, and no reason to leave the others unread.
    if (error instanceof Problem) return [{ ...error.finding, file: error.finding.file ?? file }];
    throw error;
  }
}

function findingOf({ code, span: { start, end }, message }: Contradiction, file: string): Finding {
  return withSeverity({ code, file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, message });
}
