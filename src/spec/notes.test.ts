import { describe, expect, it } from 'vitest';
import { FINDINGS } from '../report/findings.js';
import { clip, SEVERITIES } from './notes.js';

describe('notes', () => {
  it('weigh as the table of findings says', () => {
    for (const [code, severity] of Object.entries(SEVERITIES)) expect(FINDINGS[code as keyof typeof SEVERITIES].severity).toBe(severity);
  });

  it('shorten what they quote without cutting a character in two', () => {
    expect(clip('a\n  b')).toBe('a b');
    expect(clip(`${'a'.repeat(78)}😀😀`)).toBe(`${'a'.repeat(78)}…`);
  });
});
