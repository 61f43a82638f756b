import { readFile } from 'node:fs/promises';
import { explain } from '../index.js';
import type { Terminal } from './terminal.js';

/** Prints the page of a finding. */
export async function explainCommand(code: string, terminal: Terminal): Promise<number> {
  const found = await explain(code);
  if (found === null) {
    terminal.stderr.write(`There is no finding ${JSON.stringify(code)}. Codes stand before each finding's message, as in EXPORT-NOT-FOUND.\n`);
    return 2;
  }
  // Source and bundle both lie one folder below the package.
  const page = await readFile(new URL(`../${found.page}`, packageFolder()), 'utf8');
  terminal.stdout.write(page);
  return 0;
}

function packageFolder(): URL {
  return new URL(import.meta.url.includes('/src/cli/') ? '../' : './', import.meta.url);
}
