import { describe, expect, it } from 'vitest';
import { Efforts } from './efforts.js';

describe('what cases have to do', () => {
  it('is far more than usual where it is dozens of times as much, and takes long', () => {
    const efforts = new Efforts();
    expect(Array.from({ length: 9 }, () => efforts.note(8))).not.toContain(true);
    expect([11, 13, 14, 20].map((effort) => efforts.note(effort))).toEqual([false, false, true, true]);
  });

  it('is usual where most have as much to do', () => {
    const efforts = new Efforts();
    expect(efforts.note(20)).toBe(false);
    for (let i = 0; i < 5; i++) efforts.note(18);
    expect([22, 23].map((effort) => efforts.note(effort))).toEqual([false, true]);
  });
});
