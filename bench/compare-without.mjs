// node bench/compare-without.mjs compare OLD NEW …: takes what an adapter of the pairs says to `holdfast compare --json`, and does without the
// ingredients that HOLDFAST_WITHOUT names, for HOLDFAST_EXECUTIONS where that is set. There is no such flag: whoever compares wants them all.
import { parseArgs } from 'node:util';
import { compare, compareJson } from '../dist/index.js';

const text = { type: 'string' };
const many = { type: 'string', multiple: true };
const { values, positionals: [, prior, candidate] } = parseArgs({
  allowPositionals: true,
  options: { export: text, signature: text, examples: text, where: text, budget: text, seed: text, json: { type: 'boolean' }, unspecified: many, allow: many },
});
const { json: _, budget, seed, ...same } = values;
const without = (process.env.HOLDFAST_WITHOUT ?? '').split(',').filter((name) => name !== '');
const executions = process.env.HOLDFAST_EXECUTIONS;
const limit = executions === undefined ? { budget: Number(budget) } : { executions: Number(executions) };
const result = await compare({ prior, candidate, ...same, ...limit, seed: Number(seed), without });
process.stdout.write(`${JSON.stringify(await compareJson(result))}\n`);
