import { describe, expect, it } from 'vitest';
import type { Shape } from '../model/shape.js';
import { shapeText } from './type-text.js';

describe('a shape as TypeScript', () => {
  it.each<[Shape, string]>([
    [{ kind: 'union', of: [{ kind: 'string' }, { kind: 'literal', value: '"DE"' }] }, '"DE" | (string & {})'],
    [{ kind: 'union', of: [{ kind: 'number' }, { kind: 'literal', value: '"DE"' }] }, 'number | "DE"'],
    [{ kind: 'union', of: [{ kind: 'number' }, { kind: 'literal', value: '-1' }, { kind: 'null' }] }, '-1 | null | (number & {})'],
    [{ kind: 'array', of: { kind: 'union', of: [{ kind: 'string' }, { kind: 'number' }] } }, '(string | number)[]'],
  ])('%j', (shape, text) => {
    expect(shapeText(shape)).toBe(text);
  });
});
