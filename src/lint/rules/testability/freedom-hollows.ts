import type { TextRule } from '../../../model/lint.js';
import type { DeclaredFreedom, Requirement } from '../../../model/spec.js';
import { operationsOf } from './operations-of.js';

/** What is left free beats properties and models: a freedom over all of a result leaves a MUST with nothing to hold. */
export const freedomHollows: TextRule = {
  code: 'LINT-FREEDOM-HOLLOWS', category: 'testability', needs: 'text', native: true,
  check({ spec }, report) {
    const confirmed = spec.requirements.filter(({ status }) => status === 'confirmed');
    const hollow = new Map<string | null, Requirement>();
    for (const requirement of confirmed) {
      const asked = requirement.strength === 'MUST' ? onlyConstrained(requirement) : [];
      for (const operation of asked.length > 0 ? [null, ...asked] : []) if (!hollow.has(operation)) hollow.set(operation, requirement);
    }
    for (const freedom of confirmed.flatMap(({ freedoms }) => freedoms)) {
      const all = freesAll(freedom);
      const held = all === null ? undefined : hollow.get(all.operation);
      if (all !== null && held !== undefined) report(freedom.span, `This leaves free ${all.what}, so ${held.id} (line ${held.span.start.line}), which has only properties or models, holds nobody to anything. Free a part of it (\`result.total\`), or pin what ${held.id} demands by an example.`);
    }
  },
};

function freesAll(of: DeclaredFreedom): { readonly operation: string | null; readonly what: string } | null {
  if (of.kind === 'inputs') return /=>\s*true$/.test(of.code.trim()) ? { operation: of.operation, what: `what ${of.operation} does on every input` } : null;
  const { freedom } = of;
  if (freedom.kind !== 'path' || !/^result(?:\.\*\*?)?$/.test(freedom.path)) return null;
  return { operation: freedom.operation, what: `all that ${freedom.operation ?? 'every operation'} returns` };
}

/** The operations that a requirement has properties or models of; none where it pins anything. */
function onlyConstrained({ checks }: Requirement): readonly string[] {
  if (!checks.every(({ kind }) => kind === 'property' || kind === 'model')) return [];
  return checks.flatMap(operationsOf);
}
