import { fits } from '../../explore/conforms.js';
import type { Case } from '../../model/case.js';
import { begins } from '../../value/case.js';
import type { Surface } from '../../model/shape.js';
import { parse } from '../../value/parse.js';

/** Whether the arguments of a call (of a session, of each of its steps) are within what the types declare; what has no types takes anything. */
export function fitsTypes(surface: Surface): (of: Case) => boolean {
  const operations = new Map(surface.operations.map((o) => [o.name, o]));
  return (of) => {
    const operation = operations.get(of.operation);
    if (operation === undefined) return true;
    if (of.kind === 'call') return fits(parse(of.input) as unknown[], operation.signatures, surface.definitions);
    return of.steps.every((step) => {
      const signatures = begins(step) ? operation.signatures : operation.members.find((m) => m.name === step.member)?.signatures ?? [];
      return step.access === 'get' || fits(parse(step.input) as unknown[], signatures, surface.definitions);
    });
  };
}
