import { describe, expect, it } from 'vitest';
import { sortedEntries } from '../../ledger/baseline-text.js';
import { parseCase } from '../../value/case.js';
import { findEntry } from './find-entry.js';

const entries = sortedEntries(['total([]) → 0', 'total([2]) → 2', 'total([10]) → 10', 'sum(1, 2) → 3', 'total("é") throws TypeError("no")']);

describe('findEntry', () => {
  it('finds each entry by its case, and no other', () => {
    for (const entry of entries) expect(findEntry(entries, parseCase(entry.case))).toBe(entry);
    for (const text of ['total()', 'total([3])', 'a()', 'z()', 'sum(1)']) expect(findEntry(entries, parseCase(text))).toBeNull();
    expect(findEntry([], parseCase('total()'))).toBeNull();
  });
});
