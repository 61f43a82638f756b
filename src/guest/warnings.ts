import process from 'node:process';
import type { Output } from './output.js';
import { match } from './primordials.js';

/** What Node says once in a process, of itself or of the flags that it was started with: no case can be held to it. */
const CODE_OF_NODE = /^(?:DEP|PERM)\d+$/;

/** Takes the place of Node's own printing, which names the number of the process and adds a hint to the first one only. */
export function captureWarnings(output: Output): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning: Error & { code?: unknown }) => {
    const code = typeof warning.code === 'string' ? warning.code : '';
    if (warning.name === 'ExperimentalWarning' || match(CODE_OF_NODE, code) !== null || aboutFlags(warning)) return;
    output.wrote('stderr', `(node) ${code === '' ? '' : `[${code}] `}${warning.name}: ${warning.message}\n`);
  });
}

function aboutFlags(warning: Error): boolean {
  return warning.name === 'SecurityWarning' && match(/^The flag --allow-/, warning.message) !== null;
}
