import type { SessionCase, Step } from '../model/case.js';
import { isIdentifier } from './characters.js';
import { isReserved } from './reserved.js';

/** What a session calls the things that its steps ask. */
export interface SessionNames {
  /** The instance, or what was made. */
  readonly variable: string;
  /** By the number of a step what it gave, if a later one asks that. */
  readonly results: ReadonlyMap<number, string>;
}

export function sessionNames({ operation, steps }: Pick<SessionCase, 'operation' | 'steps'>): SessionNames {
  const variable = variableOf(operation);
  const asked = new Set(steps.flatMap(({ on }) => (on === undefined ? [] : [on])));
  if (asked.size === 0) return { variable, results: new Map() };
  const word = [variable, operation].some((name) => name.startsWith('got')) ? 'had' : 'got';
  return { variable, results: new Map([...asked].toSorted((a, b) => a - b).map((step, i) => [step, `${word}${i + 1}`])) };
}

/** What a step asks. */
export function nameOf({ on }: Pick<Step, 'on'>, { variable, results }: SessionNames): string {
  return on === undefined ? variable : results.get(on) ?? variable;
}

/** What a session calls its instance: the class with a small first letter, or `it`. */
function variableOf(operation: string): string {
  const name = operation.charAt(0).toLowerCase() + operation.slice(1);
  return isIdentifier(name) && !isReserved(name) && name !== operation ? name : 'it';
}
