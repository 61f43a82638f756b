import { readFile } from 'node:fs/promises';
import { codesLike, explain } from '../index.js';
import { findingText } from './terminal.js';
import type { Terminal } from './terminal.js';

/** Prints the page of a finding. */
export async function explainCommand(code: string, terminal: Terminal): Promise<number> {
  const found = await explain(code);
  if (found === null) {
    const near = await codesLike(code);
    const meant = near.length === 0 ? "Codes stand before each finding's message, as in EXPORT-NOT-FOUND." : `Did you mean ${near.join(' or ')}?`;
    terminal.stderr.write(findingText({ code: 'OPTION-INVALID', severity: 'error', message: `There is no finding ${JSON.stringify(code)}. ${meant}` }, terminal));
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
