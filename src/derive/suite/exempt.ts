import type { Requirement, Spec } from '../../model/spec.js';
import { toJavaScript } from '../../value/javascript.js';
import { javaScriptOf } from '../program.js';

/** Of an operation: when no property speaks of what it does, as an expression over `args`, and the requirements that say so. */
export interface Exemption {
  readonly code: string;
  readonly says: readonly string[];
}

/** By operation. What is free beats what only constrains, and a throw that an example demands is none that a property may blame. */
export function exemptionsOf({ requirements }: Spec): ReadonlyMap<string, Exemption> {
  const speaking = requirements.filter((r) => r.status === 'confirmed');
  const operations = new Set([...speaking.flatMap(freeOperations), ...speaking.flatMap(thrownBy).map(({ operation }) => operation)]);
  return new Map([...operations].filter((name) => !name.includes('.')).map((name) => [name, exemption(name, speaking)]));
}

function freeOperations({ freedoms }: Requirement): readonly string[] {
  return freedoms.flatMap((f) => (f.kind === 'inputs' ? [f.operation] : []));
}

interface Thrown {
  readonly operation: string;
  readonly input: string;
  readonly requirement: string;
}

function thrownBy({ checks }: Requirement): readonly Thrown[] {
  return checks.flatMap((c) => (c.kind === 'pin' && c.case.kind === 'call' && c.expected.how === 'throws' ? [{ operation: c.case.operation, input: c.case.input, requirement: c.requirement }] : []));
}

function exemption(operation: string, requirements: readonly Requirement[]): Exemption {
  const predicates = requirements.flatMap((r) => r.freedoms).flatMap((f) => {
    if (f.kind !== 'inputs' || f.operation !== operation) return [];
    const made = javaScriptOf(f);
    return made.ok ? [{ code: `${made.code.startsWith('(') ? made.code : `(${made.code})`}(...args)`, requirement: f.requirement }] : [];
  });
  const thrown = requirements.flatMap(thrownBy).filter((t) => t.operation === operation);
  const lists = thrown.length === 0 ? [] : [`isAmong(args, [${thrown.map((t) => toJavaScript(t.input)).join(', ')}])`];
  return { code: [...predicates.map((p) => p.code), ...lists].join(' || '), says: [...new Set([...predicates, ...thrown].map((one) => one.requirement))] };
}
