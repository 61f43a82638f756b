import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

const SHOP = `
const SIGNS = { EUR: '€', USD: '$' };
function formatPrice(cents, currency) {
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  return (cents < 0 ? '-' : '') + (SIGNS[currency] || currency + ' ') + Math.floor(Math.abs(cents) / 100) + '.' + rest;
}
function slugify(title, options) {
  options = options || {};
  let out = title.trim();
  if (options.lower !== false) out = out.toLowerCase();
  out = out.replace(/[^a-zA-Z0-9]+/g, options.separator || '-');
  return options.max && out.length > options.max ? out.slice(0, options.max) : out;
}
function groupBy(items, key) {
  const out = {};
  for (const item of items) {
    const group = typeof key === 'function' ? key(item) : item[key];
    (out[group] = out[group] || []).push(item);
  }
  return out;
}
function shippingCost(order) {
  let weight = 0;
  for (const line of order.lines) weight += line.qty * line.grams;
  if (order.country === 'DE') return weight > 5000 ? 999 : 499;
  return order.express ? 2999 : weight > 2000 ? 1999 : 1499;
}
module.exports = { formatPrice, slugify, groupBy, shippingCost };
`;

describe('JavaScript that says nothing of its types', () => {
  it.each([
    ['formatPrice', ".padStart(2, '0')", ".padEnd(2, '0')"],
    ['slugify', 'out.length > options.max ?', 'out.length >= options.max + 1 && options.max > 1 ?'],
    ['groupBy', "typeof key === 'function' ? key(item) : item[key]", 'item[key]'],
    ['shippingCost', 'weight > 5000', 'weight > 4000'],
  ])('is asked what its code does something with: %s', async (name, before, after) => {
    expect(SHOP).toContain(before);
    const { clusters, operations, findings } = await work.differ('shop.cjs', [SHOP, SHOP.replace(before, after)], { executions: 8000, seed: 3 });
    expect(clusters.map(({ witness }) => witness.case.operation)).toContain(name);
    expect(clusters[0]?.reach).not.toBe('exotic');
    expect(operations.map(({ inputs }) => inputs)).toEqual(['usage', 'usage', 'usage', 'usage']);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['OPERATION-TYPED-BY-USE', 'info']]);
  });

  it('is asked without what may be missing in front too', async () => {
    const prior = `module.exports = function queue(context, worker, most) {
      if (typeof context === 'function') { most = worker; worker = context; context = null; }
      if (!(most >= 1)) throw new Error('most');
      return worker(most - 1);
    };`;
    const { clusters } = await work.differ('queue.cjs', [prior, prior.replace('most - 1', 'most - 2')], { executions: 400 });
    expect(clusters.map(({ witness }) => witness.case)).toEqual([expect.objectContaining({ input: expect.stringMatching(/^\[undefined, \(a\) => .*, 1\]$/) })]);
  });

  it('is asked what either side does something with', async () => {
    const prior = 'exports.f = (text) => text.trim();';
    const candidate = 'exports.f = (text, { upper } = {}) => (upper ? text.trim().toUpperCase() : text.trim());';
    const { clusters } = await work.differ('either.cjs', [prior, candidate], { executions: 2000 });
    expect(clusters.map(({ witness }) => witness.case.kind === 'call' && witness.case.input).join()).toContain('{upper: true}');
  });

  it('is asked what it does something with where a factory makes the module', async () => {
    const head = "(function (root, factory) { typeof exports === 'object' ? module.exports = factory() : root.shorten = factory(); })(this, function () { 'use strict';";
    const prior = `${head} function shorten(text, options) { return text.slice(0, options && options.max || 8).trim(); } return shorten; });`;
    const { clusters, operations } = await work.differ('umd.cjs', [prior, prior.replace('.trim()', '.trimEnd()')], { executions: 1000 });
    expect(operations.map(({ inputs }) => inputs)).toEqual(['usage']);
    expect(clusters[0]?.reach).not.toBe('exotic');
  });

  it('is handed more than it declares where it looks at its arguments', async () => {
    const prior = 'exports.join = function (by) { let out = ""; for (let i = 1; i < arguments.length; i++) out += (i > 1 ? by.trim() : "") + arguments[i]; return out; };';
    const { clusters } = await work.differ('variadic.cjs', [prior, prior.replace('i > 1 ?', 'i > 2 ?')], { executions: 1000 });
    expect(clusters.map(({ witness }) => witness.case.kind === 'call' && witness.case.input.split(', ').length)).toEqual([3]);
  });

  it('is asked in sessions what its class does something with', async () => {
    const queue = 'exports.Queue = class Queue { constructor(limit) { this.items = []; this.limit = limit || 3; } push(text) { if (this.items.length >= this.limit) throw new RangeError("full"); return this.items.push(text.trim()); } };';
    const { clusters, operations } = await work.differ('queue.cjs', [queue, queue.replace('>= this.limit', '> this.limit')], { executions: 1000 });
    expect(operations.map(({ inputs }) => inputs)).toEqual(['usage']);
    expect(clusters.map(({ witness }) => witness.prior.text).join()).toContain('throws RangeError("full")');
  });

  it('takes any value where its code tells nothing', async () => {
    const { operations, findings } = await work.differ('any.cjs', ['exports.f = (a) => [a];', 'exports.f = (a) => [a, 1];']);
    expect(operations.map(({ inputs }) => inputs)).toEqual(['any value']);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['OPERATION-UNTYPED', 'warning']]);
  });
});
