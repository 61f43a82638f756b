import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withModules } from '../bundle.mjs';
import { CART, SAME_CART } from '../cart.mjs';
import { openGuest, used } from '../guest-at-work.mjs';
import { median, rounded } from '../measure.mjs';

/** Words of a text, as titles and addresses are made of them: what a function of daily use takes. */
const SLUGS = `// As it was.
export function slugs(text, most) {
  const words = text.normalize('NFKD').toLowerCase().split(/[^\\p{L}\\p{N}]+/u).filter((word) => word !== '');
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most ?? 10);
  return { slug: words.join('-'), words: words.length, ranked: ranked.map(([word, times]) => word + ':' + times) };
}
`;

const scalar = (kind) => ({ kind });
const parameter = (name, shape, optional = false) => ({ name, shape, optional, rest: false });
const property = (name, kind) => ({ name, shape: scalar(kind), optional: false });
const ITEM = { kind: 'record', properties: [property('sku', 'string'), property('qty', 'number'), property('cents', 'number')] };

const SUBJECTS = [
  { name: 'total', texts: [CART, SAME_CART], parameters: [parameter('items', { kind: 'array', of: ITEM }), parameter('coupon', scalar('string'), true)] },
  { name: 'slugs', texts: [SLUGS, SLUGS.replace('As it was.', 'As it is now.')], parameters: [parameter('text', scalar('string')), parameter('most', scalar('number'), true)] },
];

const ENTRIES = {
  guest: 'src/guest/main.ts', adapter: 'src/subject/module/adapter.ts', name: 'src/subject/implementation-name.ts', print: 'src/value/print.ts', parse: 'src/value/parse.ts',
  explorer: 'src/explore/explorer.ts', hunt: 'src/run/hunt.ts', guided: 'src/run/guided.ts', judge: 'src/run/judge.ts', erase: 'src/compare/erase.ts',
};

/**
 * The search of `compare` at work, branches counted: cases of both sides per second of CPU, that of all processes, beside a loop in one process
 * that has the same inputs at hand, calls both functions, prints what they give and compares.
 */
export async function search({ short }) {
  const [rounds, executions] = short ? [1, 2000] : [5, 20_000];
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  try {
    return await withModules(ENTRIES, async (load, file) => {
      const subjects = [];
      for (const subject of SUBJECTS) subjects.push(await measure(subject, { load, guestEntry: file('guest'), folder, rounds, executions }));
      return { rounds, executions, subjects };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure({ name, texts, parameters }, { load, guestEntry, folder, rounds, executions }) {
  const files = texts.map((_, i) => path.join(folder, `${name}-${i}.mjs`));
  files.forEach((file, i) => writeFileSync(file, texts[i]));
  const open = (module, branches) => openGuest({ load, guestEntry, folder, module, branches });
  const guests = await Promise.all([open(files[0]), open(files[1]), open(files[0], 'all'), open(files[1], 'all')]);
  try {
    const searching = await searcher(load, { guests, operation: { name, kind: 'function', signatures: [{ parameters, returns: scalar('any') }], members: [] } });
    const loop = await bareLoop(load, { files, name });
    const figures = { searched: [], looped: [], shares: [] };
    for (let round = 0; round <= rounds; round++) {
      const asked = [];
      const search = await used(() => searching({ executions, seed: round, asked }));
      const inputs = asked.map((input) => loop.read(input));
      const looped = await used(async () => inputs.forEach(loop.run));
      // The first round warms both up.
      if (round === 0) continue;
      figures.searched.push(asked.length / search.cpu);
      figures.looped.push(asked.length / looped.cpu);
      figures.shares.push(search.below / search.cpu);
    }
    const [searched, looped] = [median(figures.searched), median(figures.looped)];
    return { name, searchedPerCpuSecond: rounded(searched), loopedPerCpuSecond: rounded(looped), shareOfCpuInGuests: rounded(median(figures.shares)), ratio: rounded(searched / looped) };
  } finally {
    await Promise.all(guests.map((guest) => guest.close()));
  }
}

/** Searches as `compare` does, and notes what it asked. Throws where a side differs: then it would measure something else. */
async function searcher(load, { guests: [prior, candidate, countingPrior, countingCandidate], operation }) {
  const [{ Explorer }, { hunt, judging }, { Guided }, { Judge }, { compileFreedoms }] = [await load('explorer'), await load('hunt'), await load('guided'), await load('judge'), await load('erase')];
  const counting = { prior: { ...countingPrior, close: async () => undefined }, candidate: { ...countingCandidate, close: async () => undefined } };
  const nothing = { strings: [], numbers: [], bigints: [], keys: [], expressions: [] };
  return async ({ executions, seed, asked }) => {
    const explorer = new Explorer({ seed, definitions: {}, constants: nothing, operations: [{ operation, examples: [] }] });
    const judge = new Judge({ prior, candidate }, compileFreedoms([]), () => 'natural');
    const guided = new Guided(judging(judge), { explorer, operations: 1, start: async () => counting });
    const noting = {
      book: guided.book,
      run: (proposals, enough) => guided.run(proposals, enough),
      decide: (pairs) => {
        for (const pair of pairs) asked.push(pair.case.input);
        return guided.decide(pairs);
      },
    };
    const contract = { within: async (cases) => cases.map(() => true) };
    await hunt(explorer, noting, contract, { limit: { executions }, clock: () => performance.now(), signal: new AbortController().signal, progress: () => undefined });
    if (judge.book.size > 0 || asked.length !== executions) throw new Error(`${asked.length} executions and ${judge.book.size} rows, not ${executions} and none`);
  };
}

async function bareLoop(load, { files, name }) {
  const [{ print }, { parse }] = [await load('print'), await load('parse')];
  const [prior, candidate] = await Promise.all(files.map(async (file) => (await import(pathToFileURL(file).href))[name]));
  const outcome = (called, args) => {
    try {
      return print(called(...args));
    } catch (error) {
      return `throws ${error.name}`;
    }
  };
  return {
    read: (input) => parse(input),
    run: (args) => {
      if (outcome(prior, args) !== outcome(candidate, args)) throw new Error(`${name} differs from its copy for ${print(args)}`);
    },
  };
}
