import type { Parameter } from '../model/shape.js';
import { isUsualRecord, usualList } from './usual.js';

/** A value that a step of a session had, and what it was called there: a parameter, or a field of one. */
export interface Earlier {
  readonly name: string;
  readonly value: unknown;
}

const MOST = 60;
const DEEPEST = 4;

/** The arguments of a step and what they hold: what is put in as a field of a record is often asked for by itself. */
export function earlierIn(args: readonly unknown[], parameters: readonly Parameter[]): readonly Earlier[] {
  const out: Earlier[] = [];
  const visit = (name: string, value: unknown, depth: number): void => {
    if (out.length >= MOST) return;
    out.push({ name, value });
    if (typeof value !== 'object' || value === null || depth >= DEEPEST) return;
    if (Array.isArray(value)) for (const item of usualList(value)) visit(name, item, depth + 1);
    else if (isUsualRecord(value)) for (const [key, item] of Object.entries(value)) visit(key, item, depth + 1);
  };
  for (const [i, arg] of args.entries()) visit(nameAt(parameters, i), arg, 0);
  return out;
}

/** What an argument is called; one of a rest parameter as that. */
export function nameAt(parameters: readonly Parameter[], index: number): string {
  return (parameters[index] ?? parameters.at(-1))?.name ?? '';
}

/** Those of a value's kind; where `named` is true, of its name. */
export function alike(earlier: readonly Earlier[], { name, value }: Earlier, named: boolean): readonly unknown[] {
  return earlier.filter((e) => (!named || e.name === name) && typeof e.value === typeof value && Array.isArray(e.value) === Array.isArray(value)).map((e) => e.value);
}
