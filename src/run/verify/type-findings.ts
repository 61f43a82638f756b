import type { Finding } from '../../model/finding.js';
import { bind } from './bound.js';
import type { Bench } from './bench.js';
import { signatureOf } from './plan.js';

/**
 * Exports of the candidate whose types are not what the spec declares. Of what is the prior itself nothing is asked, and what is as it was
 * with the prior changes no verdict: the spec's types were not true of it either.
 */
export async function typeFindings(bench: Bench): Promise<readonly Finding[]> {
  const { world, loaded, subjects: { candidate, candidateImplementation, candidateName, priorImplementation, same }, settings } = bench;
  const signature = signatureOf(world, loaded);
  // What is exported under other names is not looked for by its types.
  const names = loaded.spec.signature.declares.filter((name) => bind([name], candidate.exports).has(name));
  if (signature === null || candidateImplementation === null || same || names.length === 0 || settings.requirement !== null) return [];
  const found = await world.types.unassignable(candidateImplementation, signature, names);
  if (found.length === 0) return [];
  const before = new Set((priorImplementation === null ? [] : await world.types.unassignable(priorImplementation, signature, names)).map((f) => f.message));
  const line = loaded.spec.signature.blocks[0]?.span.start.line ?? 1;
  return found.map((f): Finding => {
    const isOld = before.has(f.message);
    const told = `${candidateName} exports ${f.message}. The spec declares it otherwise${isOld ? ', as it did of the prior' : ''}: mend the candidate's types, or the signature if it is the one that is wrong.`;
    return { ...f, severity: isOld ? 'info' : 'warning', file: loaded.file, line, message: told };
  });
}

/** Whether it keeps the first question open. */
export function isOtherType({ code, severity }: Finding): boolean {
  return code === 'TYPES-UNASSIGNABLE' && severity === 'warning';
}
