import type { SessionCase, Step } from '../../model/case.js';
import { sharesValues } from '../../value/same-values.js';
import { nameOf, namesText } from './names.js';
import { argumentsOf, NotInPython } from './values.js';

/** The name that nothing of a spec has in Python: an instance of a class. */
const IT = 'made_instance';

/** The steps before the last as statements, and the last as an expression. Throws NotInPython. */
export function sessionText({ operation, steps }: SessionCase): { readonly before: readonly string[]; readonly last: string } {
  if (sharesValues(steps)) throw new NotInPython('hands the same object or function to several steps');
  if (steps.some(({ on }) => on !== undefined)) throw new NotInPython('asks what an earlier step gave');
  const texts = steps.map((step) => stepText(step, operation));
  return { before: texts.slice(0, -1).map((text, i) => keptText(steps[i] as Step, text)), last: texts.at(-1) ?? '' };
}

function stepText({ access, member, input }: Step, operation: string): string {
  if (access === 'start') throw new NotInPython('makes a call and does not wait for it');
  if (access === 'set') throw new NotInPython('gives a property a value');
  if (access === 'get') return `part(${IT}, ${namesText(member)})`;
  const asked = access === 'construct' || access === 'make' ? nameOf(operation) : member === '' ? IT : `ask(${IT}, ${namesText(member)})`;
  return `${asked}(${argumentsOf(input).join(', ')})`;
}

/** What later steps ask is kept. */
function keptText({ access }: Step, text: string): string {
  if (access === 'construct') return `${IT} = ${text}`;
  return access === 'make' || access === 'follow' ? `${IT} = settled(${text})` : `settled(${text})`;
}
