import { Problem } from '../../host/problem.js';
import type { Finding } from '../../model/finding.js';
import type { Signature, Surface } from '../../model/shape.js';
import type { Spec } from '../../model/spec.js';
import { declaredSurface, signatureOf } from '../verify/plan.js';
import type { World } from '../world.js';

/** What a spec's types say. */
export interface SpecTypes {
  readonly surface: Surface;
  /** Of each property and model, by its id, what inputs it takes; null where nothing says it. */
  readonly inputs: ReadonlyMap<string, Signature | null>;
  readonly definitions: Surface['definitions'];
  readonly findings: readonly Finding[];
}

/** Reads the types of a spec; what does not compile is a finding. */
export async function typesOf(world: World, { spec, file }: { readonly spec: Spec; readonly file: string }): Promise<SpecTypes> {
  const scope = signatureOf(world, { spec, file });
  const declared = await declaredSurface(world, { spec, file }, scope);
  const inputs = new Map<string, Signature | null>();
  const findings: Finding[] = [...declared.findings];
  let definitions = declared.surface.definitions;
  for (const check of spec.requirements.flatMap((r) => r.checks)) {
    if (check.kind === 'model') inputs.set(check.id, declared.surface.operations.find((o) => o.name === check.operation)?.signatures[0] ?? null);
    if (check.kind !== 'property') continue;
    try {
      const surface = await world.types.signature(check.signature, scope);
      inputs.set(check.id, surface.operations[0]?.signatures[0] ?? null);
      definitions = { ...definitions, ...surface.definitions };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      findings.push({ ...error.finding, file, line: check.span.start.line, message: `The property of ${check.requirement} does not compile: ${error.finding.message}` });
    }
  }
  return { surface: declared.surface, inputs, definitions, findings };
}
