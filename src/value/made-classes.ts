import type { Case } from '../model/case.js';
import { isInstanceForm, Made } from './made.js';
import { parse } from './parse.js';

/** The classes of the module that an input makes instances of, `Money` of `total([new Money(5)])`; each once. */
export function classesMadeIn(of: Case): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (value instanceof Made) {
      if (isInstanceForm(value.form)) found.add(value.form.name);
      value.args.forEach(visit);
      return;
    }
    if (value instanceof Map || value instanceof Set) for (const item of value) visit(item);
    for (const own of Object.values(Object.getOwnPropertyDescriptors(value))) visit(own.value);
  };
  // Most inputs make none, and need not be read to know.
  for (const input of of.kind === 'call' ? [of.input] : of.steps.map((step) => step.input)) if (input.includes('new ')) visit(parse(input));
  return [...found];
}
