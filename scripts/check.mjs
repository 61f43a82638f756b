// npm test: all that must hold. What looks at the source alone runs beside each other, as many as there are cores; then the tests, which take all of them.
// Ends with one line that counts.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The longest first. */
const STATIC = [
  ['types', 'npm run --silent types'],
  ['build and package', 'npm run --silent build && npm run --silent package'],
  ['floors', 'npm run --silent floors'],
  ['unused code', 'npm run --silent unused'],
  ['lint', 'npm run --silent lint'],
];
const TESTS = ['tests', 'npx vitest run'];

const failed = [];
const left = [...STATIC];
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
  for (let next = left.shift(); next !== undefined; next = left.shift()) await step(next, 'pipe');
}));
await step(TESTS, 'inherit');
if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Runs a step; what it says through a pipe is shown once it has ended, so that no two mix. */
async function step([name, command], output) {
  const began = performance.now();
  const child = spawn(command, { shell: true, stdio: ['inherit', output, output] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => said.push(data));
  const status = await new Promise((resolve) => {
    child.on('close', resolve);
  });
  process.stdout.write(Buffer.concat(said));
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
  if (status !== 0) failed.push(name);
}
