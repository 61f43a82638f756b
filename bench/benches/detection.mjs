import { readFileSync } from 'node:fs';
import path from 'node:path';
import { detectionCorpus, installedCorpus } from '../detection-corpus.mjs';
import { isFound, runPairs, runPairsWithout, SLOW } from '../detection-run.mjs';
import { median, rounded } from '../measure.mjs';

/** What else is run on the same pairs, once each. */
const PEERS = ['snapshot', 'fastcheck-1k', 'fastcheck-100k', 'example-mutation'];
/** A pair. DETECTION_SECONDS says otherwise. */
const SECONDS = Number(process.env.DETECTION_SECONDS ?? 10);
/** A pair of which each case is a process or a server. */
const SLOW_SECONDS = 60;
/** In the short form, a pair: by number, since what is found within seconds depends on what else the machine does. */
const SHORT_EXECUTIONS = { plain: 1000, slow: 24 };
/** A pair on which nobody found a difference, and two that differ for natural inputs, one of them a server. */
const SHORT = ['lev-leven-vs-fastest', 'ms-20-vs-21-format', 'http-serve-static-1-vs-2'];

/**
 * `holdfast compare` on pairs of real packages with measured ground truth, once a seed, beside the tests that teams have. DETECTION_SEEDS
 * (`1,2,3`), DETECTION_SECONDS (10), DETECTION_PEERS (all four) and DETECTION_ONLY (an expression for ids) make a run shorter; the figures
 * say what was run. Null where there are no pairs to run.
 */
export function detection({ short }) {
  return detect((id) => !SLOW.test(id), { short, limit: short ? { executions: SHORT_EXECUTIONS.plain } : { seconds: SECONDS }, peers: PEERS });
}

/** The same on the pairs of which each case is a process or a server: they have a minute. */
export function detectionOfProcesses({ short }) {
  return detect((id) => SLOW.test(id), { short, limit: short ? { executions: SHORT_EXECUTIONS.slow } : { seconds: SLOW_SECONDS }, peers: short ? PEERS.slice(0, 1) : PEERS });
}

async function detect(wanted, { short, limit, peers: all }) {
  const corpus = detectionCorpus();
  if (corpus === null) return null;
  const some = short ? SHORT.filter(wanted) : null;
  const folder = installedCorpus(corpus, some);
  const seeds = short ? [1] : (process.env.DETECTION_SEEDS ?? '1,2,3').split(',').map(Number);
  const known = JSON.parse(readFileSync(path.join(folder, 'pairs.json'), 'utf8'));
  const only = new RegExp(short ? `^(?:${some.join('|')})$` : process.env.DETECTION_ONLY ?? '.');
  const pairs = known.filter((pair) => wanted(pair.id) && only.test(pair.id));
  const named = (of) => ({ folder, ids: of.map((p) => p.id) });
  const compared = (seed) => (limit.executions === undefined ? runPairs({ ...named(pairs), adapter: 'holdfast', seed, ...limit }) : runPairsWithout({ ...named(pairs), seed, ...limit, without: [] }));
  // One after another, each on a machine that does nothing else: what is found here depends on time.
  const runs = [];
  for (const seed of seeds) runs.push({ seed, rows: await compared(seed) });
  const asked = short ? all : (process.env.DETECTION_PEERS ?? all.join(',')).split(',').filter((peer) => all.includes(peer));
  const peers = [];
  for (const peer of asked) peers.push({ peer, rows: await runPairs({ ...named(pairs.filter((p) => p.kind !== 'faithful')), adapter: peer }) });
  return { ...limit, seeds, ...(process.env.DETECTION_ONLY !== undefined && { only: process.env.DETECTION_ONLY }), ...figuresOf(pairs, runs, peers) };
}

function figuresOf(pairs, runs, peers) {
  const table = pairs.map(({ id, kind, rarity, shape }) => {
    const rows = runs.map(({ rows }) => rows.get(id));
    const wrong = rows.find((row) => row.error !== null);
    const alarms = rows.filter((row) => row.verdict === 'different' && row.witness_ok === false);
    return {
      id, kind, rarity, shape, found: rows.map(isFound), falseAlarms: alarms.length, ...(alarms.length > 0 && { alarms: alarms.map((row) => String(row.witness).slice(0, 160)) }),
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
