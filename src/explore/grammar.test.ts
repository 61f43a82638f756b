import { expect, it } from 'vitest';
import { constant } from './arbitrary/arbitrary.js';
import { inTheManner } from './grammar.js';
import { Chance } from './random.js';

function texts(examples: readonly string[], count: number): readonly string[] {
  const made = inTheManner(examples, constant('OTHER'));
  const { random } = new Chance(1);
  return Array.from({ length: count }, () => made?.(random, undefined) ?? '');
}

it('puts the lines of a format together anew, with other words in the places of words', () => {
  const seen = new Set(texts(['[s]\nk=v', 'a=1', '; c\nb[]=2'], 3000));
  for (const text of ['[s]\nk=v', '[OTHER]\nk=v', '; c\nb=v', '; OTHER\nb[]=2']) expect(seen).toContain(text);
  expect([...seen].every((text) => /^[\w[\]=;\n ]*$/.test(text))).toBe(true);
});

it('ends, however long the examples go on', () => {
  for (const text of texts([',,,,'.repeat(50)], 50)) expect(text.length).toBeLessThanOrEqual(40);
});

it('has nothing to say of single words', () => {
  expect(inTheManner(['a', 'b', ''], constant('x'))).toBeNull();
});
