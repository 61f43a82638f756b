// node bench/lint-fuzz.mjs [TEXTS] [SEED]: lints mutated pieces of specs, all rules on; a million where nothing is said. Ends with 1 and the text at the
// first that is a fault of ours. Needs dist.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { ROOT } from './lint-corpus.mjs';
import { faultOf, mutated, piecesOf } from './lint-mutations.mjs';

const { lintText } = await import('../dist/index.js');
const [texts = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);
const random = xoroshiro128plus(seed);
const draw = (least, most) => uniformInt(random, least, most);
const folders = ['test/cases/spec', 'docs/findings'].map((folder) => path.join(ROOT, folder));
const pieces = piecesOf(folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => readFileSync(path.join(folder, name), 'utf8'))));
for (let i = 0; i < texts; i++) {
  const text = mutated(pieces[i % pieces.length], draw);
  const fault = await faultOf(text, lintText);
  if (fault !== null) {
    console.error(`${fault}\n${JSON.stringify(text)}`);
    process.exit(1);
  }
  if (i % 50_000 === 49_999) console.log(`${i + 1} texts`);
}
console.log(`${texts} texts, no fault`);
