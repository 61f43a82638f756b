// node bench/lint-hits.mjs: every hit of the clarity rules on the real specs of HOLDFAST_CORPORA, beside the judgement that bench/lint has of it. What
// is new there is written with "right": null, for a person to judge; what is gone is left out. Needs dist.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hitsOf, ROOT } from './lint-corpus.mjs';

const { lintText } = await import('../dist/index.js');
const corpora = path.resolve(ROOT, process.env.HOLDFAST_CORPORA ?? '../shared', 'data');
if (!existsSync(corpora)) {
  console.error(`There is no ${corpora}; HOLDFAST_CORPORA names the folder that holds data.`);
  process.exit(2);
}
const folder = path.join(ROOT, 'bench', 'lint');
mkdirSync(folder, { recursive: true });
for (const [code, hits] of await hitsOf(corpora, lintText)) {
  const file = path.join(folder, `${code}.ndjson`);
  const judged = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
  const lines = hits.map((hit) => ({ ...hit, right: judged.find((known) => known.file === hit.file && known.line === hit.line && known.column === hit.column && known.found === hit.found)?.right ?? null }));
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const right = lines.filter((line) => line.right === true).length;
  console.log(`${code}: ${lines.length} hits, ${right} right, ${lines.filter((line) => line.right === null).length} not judged`);
}
