// npm test: all that must hold, in the order in which it fails fastest. Ends with one line that counts.
import { spawnSync } from 'node:child_process';

const STEPS = [
  ['types', 'npm run --silent types'],
  ['lint', 'npm run --silent lint'],
  ['build', 'npm run --silent build'],
  ['floors', 'npm run --silent floors'],
  ['unused code', 'npm run --silent unused'],
  ['package', 'npm run --silent package'],
  ['tests', 'npx vitest run'],
];

const failed = [];
for (const [name, command] of STEPS) {
  const began = performance.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
