import { lint, lintJson, lintTerminal, Problem } from '../index.js';
import { styleOf } from './style.js';
import { findingText } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface LintFlags {
  readonly json?: true;
  readonly deep?: true;
}

export async function lintCommand(specs: readonly string[], { json, deep }: LintFlags, terminal: Terminal): Promise<number> {
  try {
    const result = await lint({ specs, deep });
    terminal.stdout.write(json === true ? `${JSON.stringify(await lintJson(result))}\n` : await lintTerminal(result, styleOf(terminal)));
    return result.findings.some(({ severity }) => severity !== 'info') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (json === true) terminal.stdout.write(`${JSON.stringify(await lintJson({ findings: [error.finding], notRead: [], specs: 0, requirements: 0, checks: 0 }))}\n`);
    else terminal.stderr.write(findingText(error.finding, terminal));
    return 2;
  }
}
