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
  const [rounds, warmUp] = short ? [2, 0] : [45, WARM_UP_CPU_SECONDS];
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

/** By then the engine has compiled ours; JSON's own is compiled already. */
const WARM_UP_CPU_SECONDS = 1.5;

/** How many times as much CPU `ours` takes, collecting its garbage included, once it is warm. By the clock, who works longer waits longer for other processes. */
function ratio({ rounds, warmUp }, ours, theirs) {
  const times = { ours: [], theirs: [] };
  for (let spent = 0; spent < warmUp;) spent += (used(ours) + used(theirs)) / 1e6;
  for (let i = 0; i < rounds; i++) {
    const [a, b] = [used(ours), used(theirs)];
    times.ours.push(a);
    times.theirs.push(b);
  }
  return rounded(median(times.ours) / median(times.theirs));
}

/** Microseconds of CPU. */
function used(work) {
  const began = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(began);
  if (made.length === 0) throw new Error('nothing was made');
  return user + system;
}
