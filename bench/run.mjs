// npm run bench [name…] [--short]: measures, and writes bench/results/<name>.json and the pages of docs that show them. With --short: small sizes, to see
// that the benches run; their figures mean nothing and are not kept.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commonmark } from './benches/commonmark.mjs';
import { cold } from './benches/cold.mjs';
import { detection, detectionOfProcesses } from './benches/detection.mjs';
import { editor } from './benches/editor.mjs';
import { evaluator } from './benches/evaluator.mjs';
import { guest } from './benches/guest.mjs';
import { ingredients } from './benches/ingredients.mjs';
import { lint } from './benches/lint.mjs';
import { memory } from './benches/memory.mjs';
import { notation } from './benches/notation.mjs';
import { planted } from './benches/planted.mjs';
import { rows } from './benches/rows.mjs';
import { search } from './benches/search.mjs';
import { start } from './benches/start.mjs';
import { verify } from './benches/verify.mjs';
import { origin, ROOT } from './machine.mjs';
import { writePages } from './tables.mjs';

const BENCHES = { start, guest, evaluator, editor, lint, cold, verify, memory, notation, search, planted, rows, detection, 'detection-processes': detectionOfProcesses, ingredients, commonmark };

const words = process.argv.slice(2);
const short = words.includes('--short');
const names = words.filter((word) => word !== '--short');
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}

const results = path.join(ROOT, 'bench', 'results');
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const figures = await BENCHES[name]({ short });
  console.log(`${name} ${JSON.stringify(figures)}`);
  // Nothing was measured where what it takes is not here, which was said.
  if (short || figures === null) continue;
  mkdirSync(results, { recursive: true });
  writeFileSync(path.join(results, `${name}.json`), `${JSON.stringify({ name, command: `${settingsOf(name)}npm run bench ${name}`, ...origin(), figures }, null, 2)}\n`);
}
if (!short) writePages();

/** What the environment says to a bench, as one would say it again. The first word of its name leads its settings. */
function settingsOf(name) {
  return Object.entries(process.env).filter(([key]) => key.startsWith(`${name.replace(/-.*/, '').toUpperCase()}_`)).map(([key, value]) => `${key}='${value}' `).sort().join('');
}
