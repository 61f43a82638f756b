import type { CompiledFreedoms } from '../../compare/erase.js';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { GuestExport, GuestValue } from '../../model/protocol.js';
import type { JudgedCase } from '../../model/verdict.js';
import { noExport } from './no-export.js';

/** What a module offers: what can be called, and what else it exports. */
export interface Offered {
  readonly exports: readonly GuestExport[];
  readonly values: readonly GuestValue[];
}

/**
 * The surface of a module: the names that it exports, their kinds, and the values of those that are no functions. What the prior offered and
 * the candidate does not is a difference that a user sees, whether or not anybody calls it here.
 */
export function judgeSurface(prior: Offered, candidate: Offered, same: CompiledFreedoms['same']): readonly JudgedCase[] {
  const now = offeredBy(candidate);
  const kinds = new Map(candidate.exports.map((e) => [e.name, e.kind]));
  return [
    ...prior.exports.map((offered) => judged(offered.name, { before: called(offered), after: now.get(offered.name), isSame: kinds.get(offered.name) === offered.kind })),
    ...prior.values.map((offered) => {
      const after = now.get(offered.name);
      return judged(offered.name, { before: valued(offered), after, isSame: after !== undefined && !kinds.has(offered.name) && same(valued(offered), after, exportCase(offered.name)) });
    }),
  ];
}

/** What a module offers, by name. */
function offeredBy({ exports, values }: Offered): ReadonlyMap<string, Observation> {
  return new Map([...values.map((v): [string, Observation] => [v.name, valued(v)]), ...exports.map((e): [string, Observation] => [e.name, called(e)])]);
}

/** What it offers by one name. */
export function offeredAs(name: string, offered: Offered): Observation {
  return offeredBy(offered).get(name) ?? noExport(name);
}

interface Both {
  readonly before: Observation;
  /** Absent where it is there no more. */
  readonly after: Observation | undefined;
  readonly isSame: boolean;
}

function judged(name: string, { before, after, isSame }: Both): JudgedCase {
  return {
    outcome: isSame ? 'held-undescribed' : 'undescribed', words: [], origin: 'surface',
    pair: { case: exportCase(name), prior: before, candidate: after ?? noExport(name) },
  };
}

/** An export, as a question about it has it. */
export function exportCase(name: string): Case {
  return { kind: 'call', operation: name, input: '[]' };
}

function called({ kind, called: own, name }: GuestExport): Observation {
  return { kind: 'returned', text: `→ <${kind} ${own === '' ? name : own}>` };
}

function valued({ text }: GuestValue): Observation {
  return { kind: 'returned', text: `→ ${text}` };
}
