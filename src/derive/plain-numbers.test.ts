import { describe, expect, it } from 'vitest';
import { withPlainNumbers } from './plain-numbers.js';

describe('numbers of made code', () => {
  it('are written in full, and texts left', () => {
    expect(withPlainNumbers('a(1e3, -25e4, "1e3", `1e3${2e3}`, 1e-7, 1e300, 1e3.toFixed(), 0x1e3)')).toBe('a(1000, -250000, "1e3", `1e3${2000}`, 1e-7, 1e300, 1e3.toFixed(), 0x1e3)');
  });
});
