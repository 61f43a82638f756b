import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { INGREDIENTS } from '../../dist/index.js';
import { detectionCorpus, installedCorpus } from '../detection-corpus.mjs';
import { isFound, runPairsWithout, SLOW } from '../detection-run.mjs';

const RARITIES = ['common', 'rare', 'very rare'];
/** A pair that differs for natural inputs, and what the short form does without. */
const SHORT = { pairs: ['ms-20-vs-21-format'], off: ['constants', 'mutation'] };

/** Of a pair. INGREDIENTS_EXECUTIONS says otherwise. */
const EXECUTIONS = 2000;

/**
 * What is found of the pairs that differ with each ingredient of the search left out, one seed. INGREDIENTS_EXECUTIONS (2,000 a pair),
 * INGREDIENTS_SEED (1), INGREDIENTS_OFF (names, all of them) and INGREDIENTS_ONLY (an expression for ids; without it all pairs of which a
 * case is no process and no server) make a run shorter. Null where there are no pairs to run.
 */
export async function ingredients({ short }) {
  const corpus = detectionCorpus();
  if (corpus === null) return null;
  const folder = installedCorpus(corpus, short ? SHORT.pairs : null);
  const { INGREDIENTS_EXECUTIONS: said = EXECUTIONS, INGREDIENTS_SEED: seed = '1', INGREDIENTS_OFF: off, INGREDIENTS_ONLY: only } = process.env;
  const executions = short ? 200 : Number(said);
  const wanted = only === undefined ? (id) => !SLOW.test(id) : (id) => new RegExp(only).test(id);
  const pairs = JSON.parse(readFileSync(path.join(folder, 'pairs.json'), 'utf8'))
    .filter(({ id, kind }) => kind !== 'faithful' && (short ? SHORT.pairs.includes(id) : wanted(id)));
  const names = short ? SHORT.off : off?.split(',') ?? Object.keys(INGREDIENTS);
  const found = async (without) => {
    const rows = await runPairsWithout({ folder, ids: pairs.map((p) => p.id), seed: Number(seed), executions, without });
    console.warn(`${without.length === 0 ? 'with everything' : `without ${without}`}: ${[...rows.values()].filter(isFound).length} of ${rows.size}`);
    return rows;
  };
  const [whole, ...others] = await inTurns([[], ...names.map((name) => [name])], found);
  const missed = (rows) => pairs.map((p) => p.id).filter((id) => !isFound(rows.get(id)));
  const byRarity = (rows) => RARITIES.map((rarity) => pairs.filter((p) => p.rarity === rarity && isFound(rows.get(p.id))).length);
  return {
    executions, seed: Number(seed), ...(only !== undefined && { only }), pairs: RARITIES.map((rarity) => pairs.filter((p) => p.rarity === rarity).length),
    whole: { found: byRarity(whole), missed: missed(whole) },
    without: names.map((name, i) => {
      const rows = others[i];
      return { name, about: INGREDIENTS[name], found: byRarity(rows), missed: missed(rows).filter((id) => isFound(whole.get(id))), gained: missed(whole).filter((id) => isFound(rows.get(id))) };
    }),
  };
}

/** As many at once as there are cores: what is found does not depend on the time that it takes. */
async function inTurns(list, work) {
  const results = [];
  const left = [...list.entries()];
  await Promise.all(Array.from({ length: availableParallelism() }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) results[next[0]] = await work(next[1]);
  }));
  return results;
}
