import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CART } from './cart.mjs';
import { ROOT } from './machine.mjs';
import { timeNode } from './measure.mjs';

const TEST = (cases) => `import { readFileSync } from 'node:fs';
import { total } from './old.mjs';
const cases = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8'));
for (let i = 0; i < ${cases}; i++) test('case ' + i, () => { expect(total(...cases[i])).toMatchSnapshot(); });
`;

/** Makes a folder with the cart, its inputs, and one `toMatchSnapshot` test for each of them; the first run writes the snapshots. */
export function makeVitestProject(folder, inputs) {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'old.mjs'), CART);
  writeFileSync(path.join(folder, 'cases.json'), JSON.stringify(inputs));
  writeFileSync(path.join(folder, 'total.test.mjs'), TEST(inputs.length));
}

export function vitestArguments(folder) {
  return [path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', folder, '--globals', '--no-color'];
}

/** Milliseconds of a whole run, by the clock and of CPU. Throws where not all tests passed. */
export function timeVitest(folder, cases) {
  const { took, cpu, stdout } = timeNode(vitestArguments(folder), { cwd: folder });
  if (!stdout.includes(`${cases} passed`)) throw new Error(`Vitest did not pass ${cases} tests:\n${stdout.slice(-2000)}`);
  return { took, cpu };
}

export function vitestVersion() {
  return JSON.parse(readFileSync(path.join(ROOT, 'node_modules', 'vitest', 'package.json'), 'utf8')).version;
}
