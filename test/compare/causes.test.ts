import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText } from '../../src/value/case.js';
import { scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

interface Planted {
  readonly what: string;
  readonly prior: string;
  /** Each pair of texts is one change. */
  readonly changes: readonly (readonly [from: string, to: string])[];
  /** Rows that are right, where one change is honestly seen as several, or several cannot be told apart. */
  readonly rows?: number;
  readonly executions?: number;
  /** What the first row is called. */
  readonly called?: string;
}

const ORDER = `
export interface Order { qty: number; cents: number; gift?: boolean; rush?: boolean; note?: string }
export function price(order: Order, coupon?: string): number {
  let sum = order.qty * order.cents;
  if (coupon === "HALF") sum = Math.floor(sum / 2);
  if (coupon === "TENOFF") sum = sum - 10;
  if (order.gift) sum += 300;
  if (order.rush) sum += 500;
  return sum;
}
`;

const REPORT = `
export interface Line { name: string; amount: number }
export function report(lines: Line[], title?: string) {
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  const names = lines.map((line) => line.name);
  if (title === "") throw new RangeError("a title cannot be empty");
  return { title: title ?? "Report", total, names, count: lines.length };
}
`;

const MERGE = `
const plain = (v: unknown): v is Record<string, unknown> => typeof v === "object" && v !== null && Object.getPrototypeOf(v) === Object.prototype;
export function merge(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = { ...a };
  for (const key of Object.keys(b)) {
    const [x, y] = [out[key], b[key]];
    out[key] = plain(x) && plain(y) ? merge(x, y) : y;
  }
  return out;
}
`;

const VERSION = `
function read(text: string): number[] {
  const parts = text.split(".").map(Number);
  if (parts.some((n) => !Number.isInteger(n))) throw new TypeError("not a version: " + text);
  return parts;
}
export function major(v: string): number { return read(v)[0] ?? 0; }
export function minor(v: string): number { return read(v)[1] ?? 0; }
export function compare(a: string, b: string): number { return major(a) - major(b) || minor(a) - minor(b); }
export function gt(a: string, b: string): boolean { return compare(a, b) > 0; }
`;

const SETTINGS = `
export interface Options { trim?: boolean; upper?: boolean; limit?: number }
export function label(text: string, options: Options = {}): string {
  const defaults: Record<string, unknown> = { trim: true };
  for (const key of Object.keys(defaults)) if ((options as Record<string, unknown>)[key] === undefined) (options as Record<string, unknown>)[key] = defaults[key];
  return options.trim ? text.trim() : text;
}
`;

const PICK = `
type Node = { [key: string]: Node | string };
const copy = (node: Node | string): Node | string => (typeof node === "string" ? node : Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copy(value)])));
export function both(a: Node, b: Node): Node {
  return Object.fromEntries([...Object.entries(a), ...Object.entries(b)].map(([key, value]) => [key, copy(value)]));
}
`;

const RATE = 'export function rate(cents: number): number {\n  return cents * 0.9;\n}\n';

const PLANTED: readonly Planted[] = [
  { what: 'two coupons', prior: ORDER, changes: [['sum / 2', 'sum / 3'], ['sum - 10', 'sum - 11']] },
  { what: 'two options of an order', prior: ORDER, changes: [['sum += 300', 'sum += 301'], ['sum += 500', 'sum += 501']] },
  { what: 'a coupon and an option', prior: ORDER, changes: [['sum / 2', 'sum / 3'], ['sum += 500', 'sum += 501']] },
  { what: 'three branches of one function', prior: ORDER, changes: [['sum / 2', 'sum / 3'], ['sum += 300', 'sum += 301'], ['sum += 500', 'sum += 501']] },
  { what: 'one that is seen in every answer and one that is rare', prior: ORDER, changes: [['let sum = order.qty * order.cents', 'let sum = order.qty * order.cents + 1'], ['if (coupon === "HALF")', 'if (coupon === "BAD") throw new RangeError("no such coupon");\n  if (coupon === "HALF")']] },
  { what: 'one coupon that is gone', prior: ORDER, changes: [['if (coupon === "HALF") sum = Math.floor(sum / 2);', '']] },
  { what: 'two fields of an answer, and an error', prior: REPORT, changes: [['sum + line.amount', 'sum + Math.round(line.amount)'], ['line.name)', 'line.name.trim())'], ['RangeError', 'TypeError']] },
  { what: 'a field that is always new, and one that changes at times', prior: REPORT, changes: [['count: lines.length', 'count: lines.length, version: 2'], ['line.name)', 'line.name.trim())']] },
  { what: 'a field that is always gone, and an error', prior: REPORT, changes: [[', count: lines.length', ''], ['RangeError', 'TypeError']] },
  { what: 'one rule about keys, at every depth and for every kind of value', prior: MERGE, changes: [['const [x, y]', 'if (key in Object.prototype) continue;\n    const [x, y]']] },
  { what: 'one rule about values, at every depth', prior: MERGE, changes: [['const [x, y]', 'if (b[key] === null) continue;\n    const [x, y]']] },
  { what: 'a rule about keys and one about values', prior: MERGE, changes: [['for (const key of Object.keys(b)) {', 'for (const key of Object.keys(b)) {\n    if (key in Object.prototype) throw new TypeError("unsafe key");'], [': y;', ': y === undefined ? null : y;']], executions: 4000 },
  { what: 'more defaults that are written into the options', prior: SETTINGS, changes: [['{ trim: true }', '{ trim: true, upper: false, limit: 80 }']] },
  { what: 'parts that are no longer copied, under whatever key', prior: PICK, changes: [['[key, copy(value)]));\n}', '[key, value]));\n}']] },
  { what: 'an inner function that many operations share', prior: VERSION, changes: [['new TypeError("not a version: " + text)', 'new RangeError("this is not a version: " + text)']] },
  { what: 'a bound that numbers without end lie beyond too', prior: RATE, changes: [['return', 'if (cents > 1_000_000) return -1;\n  return']], executions: 1000, called: 'returns another number' },
  { what: 'an end of the process beyond a bound', prior: RATE, changes: [['return', 'if (cents > 1_000_000) process.exit(3);\n  return']], executions: 60 },
  { what: 'an inner function, and one of the operations', prior: VERSION, changes: [['"not a version: "', '"this is no version: "'], ['compare(a, b) > 0', 'compare(a, b) >= 0']] },
];

describe('one row a cause', () => {
  describe.each(PLANTED)('$what', ({ prior, changes, rows = changes.length, executions = 2500, called }) => {
    it.each([
      { seed: 1, as: 'versions of one source' },
      { seed: 2, as: 'two sources' },
      { seed: 3, as: 'two sources' },
    ])('as $as, with seed $seed', async ({ seed, as }) => {
      const candidate = changes.reduce((text, [from, to]) => {
        expect(text).toContain(from);
        return text.replace(from, to);
      }, prior);
      // By its changes nothing is told of a source that has other files.
      work.write({ 'candidate/more.ts': 'export const more = 1;\n' });
      const text = as === 'two sources' ? `import './more.js';\n${candidate}` : candidate;
      const result = await work.differ('planted.ts', [prior, text], { seed, executions });
      expect(result.clusters.some((c) => c.source !== undefined)).toBe(as === 'versions of one source');
      const seen = result.clusters.map((c) => `${c.difference.operation}: ${c.cause} | ${caseText(c.witness.case)}`);
      expect(seen, seen.join('\n')).toHaveLength(rows);
      if (called !== undefined) expect(result.clusters[0]?.cause).toBe(called);
    });
  });
});
