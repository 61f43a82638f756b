import { describe, expect, it } from 'vitest';
import type { Finding } from '../model/finding.js';
import { carried } from './carried.js';

const found = (line: number, endLine?: number): Finding => ({ code: 'LINT-MODELS-DISAGREE', severity: 'error', message: 'm', line, ...(endLine !== undefined && { endLine }) });
const lines = (findings: readonly Finding[]): readonly string[] => findings.map(({ line = 0, endLine }) => (endLine === undefined ? `${line}` : `${line}-${endLine}`));

describe('findings carried to a later text', () => {
  const after = (before: string, now: string, ...of: readonly Finding[]): readonly string[] => lines(carried(of, before, now));

  it('stay above a change, move below it, and go where it is', () => {
    expect(after('a\nb\nc\nd', 'a\nB\nB2\nc\nd', found(1), found(2), found(3, 4))).toEqual(['1', '4-5']);
    expect(after('a\nb\nc\nd', 'a\nd', found(1), found(2), found(3), found(4))).toEqual(['1', '2']);
  });

  it('go where any of their lines changed', () => {
    expect(after('a\nb\nc\nd', 'a\nb\nC\nd', found(2, 3), found(3, 4), found(4))).toEqual(['4']);
  });

  it('are none twice where equal lines come and go', () => {
    expect(after('x\nx\nx', 'x\nx', found(1), found(2), found(3))).toEqual(['1', '2']);
    expect(after('x', 'x\nx', found(1))).toEqual(['1']);
  });

  it('do not mind how lines end, and come back when a change is taken back', () => {
    expect(after('a\nb\n', 'a\r\nb\r\n', found(2))).toEqual(['2']);
    expect(after('a\nb', 'a\nb', found(2))).toEqual(['2']);
    expect(after('a\nb', '', found(1), found(2))).toEqual([]);
  });
});
