import { isUsualRecord, usualList } from './usual.js';

const MOST = 100;
const DEEPEST = 6;

/** The values, what they hold, and the keys of their records: the first hundred, each before what it holds. */
export function partsOf(values: readonly unknown[]): readonly unknown[] {
  const parts: unknown[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (parts.length >= MOST) return;
    parts.push(value);
    if (typeof value !== 'object' || value === null || depth >= DEEPEST) return;
    if (Array.isArray(value)) for (const item of usualList(value)) visit(item, depth + 1);
    else if (isUsualRecord(value)) {
      for (const [key, item] of Object.entries(value)) {
        parts.push(key);
        visit(item, depth + 1);
      }
    }
  };
  for (const value of values) visit(value, 0);
  return parts;
}
