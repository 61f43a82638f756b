import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withModules } from '../bundle.mjs';
import { PLANTED } from '../planted-pairs.mjs';

const ENTRIES = {
  guest: 'src/guest/main.ts', adapter: 'src/subject/module/adapter.ts', name: 'src/subject/implementation-name.ts', types: 'src/types/adapter.ts', constants: 'src/run/constants.ts',
  explorer: 'src/explore/explorer.ts', hunt: 'src/run/hunt.ts', guided: 'src/run/guided.ts', judge: 'src/run/judge.ts', erase: 'src/compare/erase.ts',
};
const LIMITS = { characters: 100_000, items: 1000, console: 20_000 };

/**
 * The search of `compare` on small functions with a difference planted behind conditions that inputs seldom meet: in how many executions it is
 * found, with branches and comparisons to guide the search once it finds nothing more, and without. By number, so the same on every machine.
 */
export async function planted({ short }) {
  const [pairs, executions, seeds] = short ? [PLANTED.filter(({ id }) => id === 'magic-reversed' || id === 'number-equal'), 8000, [1]] : [PLANTED, 20_000, [1, 2]];
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  try {
    return await withModules(ENTRIES, async (load, file) => {
      const bench = await opened({ load, guestEntry: file('guest'), folder });
      const table = [];
      for (const pair of pairs) table.push({ id: pair.id, kind: pair.kind, ...await measure(pair, { ...bench, executions, seeds }) });
      const found = (which) => table.reduce((sum, row) => sum + row[which].filter((n) => n !== null).length, 0);
      return { executions, seeds, runs: table.length * seeds.length, found: { guided: found('guided'), plain: found('plain') }, pairs: table };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function opened({ load, guestEntry, folder }) {
  const { signal } = new AbortController();
  const { moduleSubject } = await load('adapter');
  const { typesAdapter } = await load('types');
  const { readImplementationName } = await load('name');
  const subject = moduleSubject({ workingFolder: folder, cacheFolder: path.join(folder, 'cache'), temporary: folder, guestEntry });
  const resolve = (name, text) => {
    writeFileSync(path.join(folder, name), text);
    return subject.resolve(readImplementationName(`./${name}`), signal);
  };
  const start = async (implementation, branches) => {
    const started = await subject.start(implementation, { grants: [], reads: 'everything', limits: LIMITS, caseSeconds: 1, memory: 1024, node: process.execPath, signal, branches });
    if (!started.ok) throw new Error(started.finding.message);
    return started.guest;
  };
  return { load, subject, resolve, start, types: typesAdapter({ cacheFolder: path.join(folder, 'types') }) };
}

/** Executions after which each seed has its first row; null where it has none. */
async function measure({ id, prior: old, candidate: changed }, bench) {
  const [prior, candidate] = [await bench.resolve(`${id}-prior.ts`, old), await bench.resolve(`${id}-candidate.ts`, changed)];
  const { surface } = await bench.types.surface(prior);
  const { mergeConstants } = await bench.load('constants');
  const constants = mergeConstants([await bench.subject.constants(prior), await bench.subject.constants(candidate)]);
  const guests = { prior: await bench.start(prior, 'none'), candidate: await bench.start(candidate, 'none') };
  try {
    const rows = { guided: [], plain: [] };
    for (const seed of bench.seeds) {
      const plan = { seed, definitions: surface.definitions, constants, operations: surface.operations.map((operation) => ({ operation, examples: [] })) };
      rows.guided.push(await firstRow(plan, guests, { ...bench, counting: async () => ({ prior: await bench.start(prior, 'all'), candidate: await bench.start(candidate, 'all') }) }));
      rows.plain.push(await firstRow(plan, guests, { ...bench, counting: async () => null }));
    }
    return rows;
  } finally {
    await Promise.all([guests.prior.close(), guests.candidate.close()]);
  }
}

async function firstRow(plan, sides, { load, counting, executions }) {
  const [{ Explorer }, { hunt, judging }, { Guided }, { Judge }, { compileFreedoms }] = [await load('explorer'), await load('hunt'), await load('guided'), await load('judge'), await load('erase')];
  const [explorer, judge, found] = [new Explorer(plan), new Judge(sides, compileFreedoms([]), () => 'natural'), new AbortController()];
  const guided = new Guided(judging(judge), { explorer, operations: plan.operations.length, start: counting });
  let first = null;
  await hunt(explorer, guided, { within: async (cases) => cases.map(() => ({ within: true, observation: null })) }, {
    limit: { executions }, clock: () => performance.now(), signal: found.signal,
    progress: ({ executions: ran, causes }) => {
      if (causes === 0 || first !== null) return;
      first = ran;
      found.abort();
    },
  });
  await guided.close();
  return first;
}
