import { expect, it } from 'vitest';
import type { LeftReply } from '../model/protocol.js';
import { leftOverFindings } from './left-over.js';

const said = (prior: Readonly<Record<string, string>>, candidate: Readonly<Record<string, string>>): readonly string[] => {
  const left = (of: Readonly<Record<string, string>>): readonly LeftReply[] => Object.entries(of).map(([operation, what]) => ({ say: 'left', operation, what }));
  return leftOverFindings({ name: 'old.js', left: left(prior) }, { name: 'new.js', left: left(candidate) }).map((f) => f.message.replace(/\. What comes of it.*$/, ''));
};

it('is told once for each kind of work, and by which side', () => {
  expect(said({ a: 'a timer', b: 'a timer', c: 'a timer' }, { a: 'a timer', b: 'a timer', d: 'the exit code 1' })).toEqual([
    'a and b left work behind when they had answered: a timer (on both sides)',
    'c left work behind when it had answered: a timer (in old.js)',
    'd left work behind when it had answered: the exit code 1 (in new.js)',
  ]);
});

it('is told once of all that was changed', () => {
  expect(said({ import: 'a change to globalThis.__config' }, { import: 'a change to globalThis.__config' })).toEqual(['import left work behind when it had answered: a change to globalThis.__config (on both sides)']);
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`f${i}`, `a change to Date.prototype.m${i}`]));
  expect(said(many, { ...many, g: 'a change to Array.prototype.last' })).toEqual([
    'f0, f1, f2, f3 and 5 more left work behind when they had answered: changes to Date.prototype.m0, Date.prototype.m1, Date.prototype.m2, Date.prototype.m3 and 5 more (on both sides)',
    'g left work behind when it had answered: a change to Array.prototype.last (in new.js)',
  ]);
});
