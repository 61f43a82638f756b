import type { Finding, FindingCode } from '../../model/finding.js';
import { joined } from '../../value/joined-path.js';
import type { World } from '../world.js';
import type { Bench } from './bench.js';
import { bind } from './bound.js';
import type { LoadedSpec } from './loaded.js';
import { meantPath } from './meant-path.js';
import type { VerifySettings } from './settings.js';

/** What cannot be found is named by the spec, there. */
const NAMED: ReadonlySet<Finding['code']> = new Set<FindingCode>(['PATH-NOT-FOUND', 'EXPORT-NOT-FOUND', 'MODULE-NOT-FOUND', 'PACKAGE-NOT-FOUND', 'REF-NOT-FOUND', 'IMPLEMENTATION-UNREADABLE']);

/** A problem with what a spec names, where it is named; of a subject that is not there, where it is looked for. */
export async function placed(world: Pick<World, 'tree'>, finding: Finding, { file, spec }: LoadedSpec, { candidate, against }: VerifySettings): Promise<Finding> {
  const { subject } = spec;
  if (subject === null || candidate !== null || against !== null || !NAMED.has(finding.code)) return finding;
  const here = { ...finding, file, line: subject.span.start.line };
  if (finding.code !== 'PATH-NOT-FOUND' || subject.kind !== 'module' || /^(?:npm|git):/.test(subject.entry)) return here;
  const files = await world.tree.list();
  const entry = joined(file, subject.entry);
  // A folder that is there, and leads to no module, has a message of its own.
  return files.some((each) => each.startsWith(`${entry}/`)) ? here : { ...here, message: `There is no ${subject.entry}, which this spec names as its subject. ${meantPath(file, subject.entry, files)}` };
}

/** What the spec names and neither side has is more likely a slip of the spec than a behaviour of both. */
export function nowhere({ loaded, subjects, plan }: Bench): readonly Finding[] {
  const { candidate, prior } = subjects;
  const sides = [candidate, ...(prior === null ? [] : [prior])];
  if (sides.some((side) => side.guest === null)) return [];
  const lacks = (operation: string): boolean => sides.every((side) => !bind(plan.operations.map((o) => o.name), side.exports).has(operation));
  return plan.operations.filter((o) => !o.name.includes('.') && lacks(o.name)).map(({ name }): Finding => {
    const check = loaded.spec.requirements.flatMap((r) => r.checks).find((c) => (c.kind === 'pin' ? [c.case.operation] : c.kind === 'model' ? [c.operation] : c.operations).includes(name));
    const line = (check ?? loaded.spec.signature.blocks[0])?.span.start.line;
    const there = candidate.exports.filter((e) => !e.name.includes('.')).map((e) => e.name);
    return { code: 'EXPORT-NOT-FOUND', severity: 'warning', file: loaded.file, ...(line === undefined ? {} : { line }), message: `The spec speaks of ${name}, and ${subjects.candidateName} has no such export${prior === null ? '' : ', nor has its prior'}. There is ${there.slice(0, 10).join(', ') || 'nothing callable'}. Mend the name in the spec, or export it.` };
  });
}
