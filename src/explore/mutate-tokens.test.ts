import { expect, it } from 'vitest';
import { editParts, editTokens } from './mutate-tokens.js';
import { palette } from './palette.js';
import { Chance } from './random.js';

const from = palette({ strings: [], numbers: [], bigints: [], keys: [], expressions: [] }, [['[s]\nk=v'], ['a.b;c']]);

function edits(edit: typeof editTokens, text: string, count: number): ReadonlySet<string> {
  const chance = new Chance(1);
  return new Set(Array.from({ length: count }, () => edit(text, chance, from)));
}

it('changes one token: another word in its place, a mark more or less, one written twice', () => {
  const seen = edits(editTokens, '[s]\nk=v', 3000);
  for (const text of ['[__proto__]\nk=v', '[c]\nk=v', 's]\nk=v', '[s.]\nk=v', '[s]\nk=kv', '[s]\nk;v']) expect(seen).toContain(text);
});

it('changes one part: a line less, one more, one moved, one of an example', () => {
  const seen = edits(editParts, 'x=1\ny=2', 2000);
  for (const text of ['y=2', 'x=1\ny=2\nx=1', 'y=2\nx=1', 'x=1\n[s]\ny=2']) expect(seen).toContain(text);
});

it('gives a part a value, or another one', () => {
  const own = palette({ strings: ['max-age'], numbers: [], bigints: [], keys: [], expressions: [] }, []);
  const chance = new Chance(1);
  const seen = new Set(Array.from({ length: 4000 }, () => editParts('a=b;secure', chance, own)));
  for (const text of ['a=-1;secure', 'a=b;secure=5', 'a=b;secure=max-age', 'a=;secure']) expect(seen).toContain(text);
});

it('can do with nothing', () => {
  for (const edit of [editTokens, editParts]) expect([...edits(edit, '', 200)].every((text) => typeof text === 'string')).toBe(true);
});

it('puts what the sources hold, match and part texts by where a word or a mark stands, and a part between brackets', () => {
  const own = palette({ strings: ['max-age', '..', 'x'], numbers: [], bigints: [], keys: [], expressions: [{ source: String.raw`^-\d$`, flags: '' }] }, []);
  const chance = new Chance(1);
  const seen = new Set(Array.from({ length: 6000 }, () => editTokens('a;b', chance, own)));
  for (const text of ['max-age;b', 'a;max-age', 'a..b', 'a;{b}', '"a";b']) expect(seen).toContain(text);
  expect([...seen].filter((text) => /^a;-\d$/.test(text)).length).toBeGreaterThan(1);
});
