import { withModules } from '../bundle.mjs';
import { median, rounded } from '../measure.mjs';

const MIXES = {
  'records': (n) => Array.from({ length: n }, (_, i) => ({ id: i, name: `item ${i}`, price: i * 1.25, inStock: i % 3 === 0, note: null })),
  'nested': (n) => Array.from({ length: n }, (_, i) => ({ user: { id: i, address: { city: 'Leeds', lines: ['1 High Street', 'Flat ' + i] } }, tags: ['a', 'b'], at: { x: i, y: -i / 3 } })),
  'numbers': (n) => Array.from({ length: n }, (_, i) => [i, i / 7, -i * 1e6, i % 2]),
  'strings': (n) => Array.from({ length: n }, (_, i) => [`The quick brown fox number ${i}`, 'line\nbreak "quoted"', 'grüße, 世界']),
};

/** Printing and parsing in the notation beside JSON's own, which is written in C++. One value a call, as observations are. */
export function notation({ short }) {
  const size = short ? 50 : 2000;
  const [rounds, warmUp] = short ? [2, 0] : [45, WARM_UP_MILLISECONDS];
  return withModules({ print: 'src/value/print.ts', parse: 'src/value/parse.ts' }, async (load) => {
    const { print } = await load('print');
    const { parse } = await load('parse');
    const mixes = Object.entries(MIXES).map(([mix, make]) => {
      const values = make(size);
      const [printed, json] = [values.map((v) => print(v)), values.map((v) => JSON.stringify(v))];
      if (values.some((v, i) => JSON.stringify(parse(printed[i])) !== json[i])) throw new Error(`${mix}: what was printed did not parse to the same value`);
      return {
        mix,
        printRatio: ratio({ rounds, warmUp }, () => values.map((v) => print(v)), () => values.map((v) => JSON.stringify(v))),
        parseRatio: ratio({ rounds, warmUp }, () => printed.map((t) => parse(t)), () => json.map((t) => JSON.parse(t))),
      };
    });
    const worst = (key) => Math.max(...mixes.map((m) => m[key]));
    return { values: size, rounds, mixes, worst: { print: worst('printRatio'), parse: worst('parseRatio') } };
  });
}

/** Until then the engine has compiled ours, which takes it a while on a busy machine; JSON's own is compiled already. */
const WARM_UP_MILLISECONDS = 1500;

/** How many times as long `ours` takes, once it is warm. */
function ratio({ rounds, warmUp }, ours, theirs) {
  const times = { ours: [], theirs: [] };
  for (const began = performance.now(); performance.now() - began < warmUp;) {
    timed(ours);
    timed(theirs);
  }
  for (let i = 0; i < rounds; i++) {
    const [a, b] = [timed(ours), timed(theirs)];
    times.ours.push(a);
    times.theirs.push(b);
  }
  return rounded(median(times.ours) / median(times.theirs));
}

function timed(work) {
  const began = performance.now();
  const made = work();
  const took = performance.now() - began;
  if (made.length === 0) throw new Error('nothing was made');
  return took;
}
