import { readFileSync } from 'node:fs';
import path from 'node:path';
import { detectionCorpus, installedCorpus } from '../detection-corpus.mjs';
import { isFound, runPairs, SLOW } from '../detection-run.mjs';
import { median, rounded } from '../measure.mjs';

/** What else is run on the same pairs, once each. */
const PEERS = ['snapshot', 'fastcheck-1k', 'fastcheck-100k', 'example-mutation'];
/** A pair. DETECTION_SECONDS says otherwise. */
const SECONDS = Number(process.env.DETECTION_SECONDS ?? 10);
/** A pair of which each case is a process or a server. */
const SLOW_SECONDS = 60;
/** A pair on which nobody found a difference, and one that differs for natural inputs. */
const SHORT = ['lev-leven-vs-fastest', 'ms-20-vs-21-format'];

/**
 * `holdfast compare` on pairs of real packages with measured ground truth, once a seed, beside the tests that teams have. DETECTION_SEEDS
 * (`1,2,3`), DETECTION_SECONDS (10), DETECTION_PEERS (all four) and DETECTION_ONLY (an expression for ids) make a run shorter; the figures
 * say what was run. Null where there are no pairs to run.
 */
export function detection({ short }) {
  const corpus = detectionCorpus();
  if (corpus === null) return null;
  const folder = installedCorpus(corpus, short ? SHORT : null);
  const seeds = short ? [1] : (process.env.DETECTION_SEEDS ?? '1,2,3').split(',').map(Number);
  const all = JSON.parse(readFileSync(path.join(folder, 'pairs.json'), 'utf8'));
  const only = short ? new RegExp(`^(?:${SHORT.join('|')})$`) : new RegExp(process.env.DETECTION_ONLY ?? '.');
  const pairs = all.filter((pair) => only.test(pair.id));
  const runs = seeds.map((seed) => ({ seed, rows: runAll({ folder, adapter: 'holdfast', ids: pairs.map((p) => p.id), seed, seconds: short ? 1 : SECONDS }) }));
  const wanted = short ? PEERS : (process.env.DETECTION_PEERS ?? PEERS.join(',')).split(',').filter((peer) => PEERS.includes(peer));
  const peers = wanted.map((peer) => ({ peer, rows: runAll({ folder, adapter: peer, ids: pairs.filter((p) => p.kind !== 'faithful').map((p) => p.id) }) }));
  return { seconds: SECONDS, slowSeconds: SLOW_SECONDS, seeds, ...(process.env.DETECTION_ONLY !== undefined && { only: process.env.DETECTION_ONLY }), ...figuresOf(pairs, runs, peers) };
}

/** Quick pairs, then those that need longer for each case. */
function runAll({ folder, adapter, ids, seed = 1, seconds = 0 }) {
  const [quick, slow] = [ids.filter((id) => !SLOW.test(id)), ids.filter((id) => SLOW.test(id))];
  return new Map([...runPairs({ folder, adapter, ids: quick, seed, seconds }), ...runPairs({ folder, adapter, ids: slow, seed, seconds: seconds === 0 ? 0 : SLOW_SECONDS })]);
}

function figuresOf(pairs, runs, peers) {
  const table = pairs.map(({ id, kind, rarity, shape }) => {
    const rows = runs.map(({ rows }) => rows.get(id));
    const wrong = rows.find((row) => row.error !== null);
    return {
      id, kind, rarity, shape, found: rows.map(isFound), falseAlarms: rows.filter((row) => row.verdict === 'different' && row.witness_ok === false).length,
      firstSeconds: rows.map((row) => (row.first_s === null ? null : rounded(row.first_s, 2))), witness: rows.find((row) => row.witness_ok === true)?.witness.slice(0, 160) ?? null,
      ...(wrong !== undefined && { error: wrong.error.slice(0, 200) }), peers: Object.fromEntries(peers.flatMap(({ peer, rows: of }) => (of.has(id) ? [[peer, of.get(id).ok]] : []))),
    };
  });
  const differing = table.filter((row) => row.kind !== 'faithful');
  const firsts = differing.flatMap((row) => row.firstSeconds.filter((s) => s !== null));
  const rarities = ['common', 'rare', 'very rare'].map((rarity) => {
    const some = differing.filter((row) => row.rarity === rarity);
    return { rarity, pairs: some.length, found: runs.map((_, i) => some.filter((row) => row.found[i]).length), peers: Object.fromEntries(peers.map(({ peer }) => [peer, some.filter((row) => row.peers[peer]).length])) };
  });
  return { rarities, falseAlarms: table.reduce((sum, row) => sum + row.falseAlarms, 0), medianFirstSeconds: firsts.length === 0 ? null : rounded(median(firsts), 2), pairs: table };
}
