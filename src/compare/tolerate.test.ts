import { describe, expect, it } from 'vitest';
import { readFreedom } from '../value/freedom.js';
import type { Freedom } from '../model/difference.js';
import { compileFreedoms } from './erase.js';
import { tolerated } from './tolerate.js';

function cursorOf(...lines: readonly string[]) {
  const freedoms = lines.map((line) => readFreedom(line)).filter((f): f is Freedom => !('error' in f));
  expect(freedoms).toHaveLength(lines.length);
  return compileFreedoms(freedoms).of('f').cursor('result');
}

describe('a value within its tolerances', () => {
  const cursor = cursorOf('result.total #within 0.005', 'result.parts[*] #within 0.1');

  it('takes what is expected where it is near', () => {
    expect(tolerated({ total: 0.7, parts: [1, 2] }, { total: 0.7000000000000001, parts: [1.05, 2.2] }, cursor)).toEqual({ total: 0.7, parts: [1, 2.2] });
  });

  it('stays as it is where nothing is said, where it is far, and where the kinds differ', () => {
    expect(tolerated({ total: 1, count: 2 }, { total: 1.01, count: 2.001 }, cursor)).toEqual({ total: 1.01, count: 2.001 });
    expect(tolerated({ total: 1 }, { total: '1' }, cursor)).toEqual({ total: '1' });
    expect(tolerated(1, 1.001, cursor)).toBe(1.001);
  });

  it('is the number itself where the whole result has a tolerance', () => {
    expect(tolerated(1, 1.001, cursorOf('result #within 0.01'))).toBe(1);
    expect(tolerated(1, Number.NaN, cursorOf('result #within 0.01'))).toBeNaN();
  });
});
