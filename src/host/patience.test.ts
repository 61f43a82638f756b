import { expect, it } from 'vitest';
import { createPatience } from './patience.js';

it('waits in haste for the first that seems to hang several times as long, and no more than two seconds', () => {
  const [short, long] = [createPatience(0.125, true), createPatience(1, true)];
  expect([short.first(), short.alone(), long.first(), long.alone()]).toEqual([1, 1, 2, 4]);
  long.answered(1000, 0.01);
  expect([long.first(), long.alone()]).toEqual([1, 4]);
  short.answered(100, 20);
  expect(short.first()).toBe(1);
});

it('waits as long as cases take, with room to spare, once one has hung', () => {
  const patience = createPatience(1, true);
  patience.answered(1000, 0.01);
  patience.hung();
  expect([patience.first(), patience.alone()]).toEqual([0.1, 0.4]);
  patience.answered(10, 0.12);
  expect(patience.first()).toBeCloseTo(0.5);
});

it('never waits longer than it would have', () => {
  const patience = createPatience(1, true);
  patience.hung();
  patience.answered(1, 0.9);
  expect([patience.first(), patience.alone()]).toEqual([1, 4]);
});

it('believes in hangs after some', () => {
  const patience = createPatience(1, true);
  for (let i = 0; i < 3; i++) patience.hung();
  expect([patience.first(), patience.alone()]).toEqual([0.1, 0.1]);
});

it('waits for each case as long whatever hung, where it is no search', () => {
  const patience = createPatience(1, false);
  for (let i = 0; i < 3; i++) patience.hung();
  expect([patience.first(), patience.alone()]).toEqual([1, 4]);
});

it('gives what is slow and answers the time that it takes', () => {
  const patience = createPatience(0.5, true);
  patience.answered(1, 1.52);
  expect([patience.first(), patience.alone()]).toEqual([3, 3]);
  patience.hung();
  expect([patience.first(), patience.alone()]).toEqual([0.5, 2]);
});

it('looks for the part that hangs with little time for each in haste, and with the time of a case where it is judged', () => {
  const [hasty, calm] = [true, false].map((haste) => createPatience(1, haste));
  expect([hasty?.part(), calm?.part()]).toEqual([0.4, 1]);
  hasty?.answered(1, 0.03);
  expect(hasty?.part()).toBeCloseTo(0.5);
});

it('lets a guest end cases by itself soon once one has hung, and never one that takes what others took', () => {
  const patience = createPatience(0.125, true);
  expect(patience.watched()).toBe(0.5);
  patience.hung();
  expect(patience.watched()).toBe(0.125);
  patience.answered(1, 0.72);
  expect(patience.watched()).toBeCloseTo(1.4);
});

it('waits longer for a case by itself where that is asked for, and no longer before', () => {
  const patience = createPatience(1, false, 16);
  expect([patience.first(), patience.alone(), patience.part()]).toEqual([1, 16, 1]);
  expect(createPatience(1, false, 2).alone()).toBe(4);
});
