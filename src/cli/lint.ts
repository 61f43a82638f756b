import { lint, lintGithub, lintJson, lintSarif, lintTerminal, Problem } from '../index.js';
import type { LintResult } from '../index.js';
import { styleOf } from './style.js';
import { findingText, interruptible } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface LintFlags {
  readonly json?: true;
  readonly deep?: true;
  readonly fix?: true;
  readonly format?: LintFormat;
}

export const LINT_FORMATS = ['terminal', 'json', 'sarif', 'github'] as const;
export type LintFormat = (typeof LINT_FORMATS)[number];

export async function lintCommand(specs: readonly string[], { json, deep, fix, format = json === true ? 'json' : 'terminal' }: LintFlags, terminal: Terminal): Promise<number> {
  try {
    // Reading alone is over soon and leaves nothing behind, so Ctrl-C may end it at once.
    const result = deep === true ? await interruptible(terminal, ({ stop, signal }) => lint({ specs, deep, fix, signal: AbortSignal.any([stop, signal]) }), { first: 'Stopping.' }) : await lint({ specs, fix });
    terminal.stdout.write(await rendered(result, format, terminal));
    return result.findings.some(({ severity }) => severity !== 'info') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (format === 'terminal') terminal.stderr.write(findingText(error.finding, terminal));
    else terminal.stdout.write(await rendered({ findings: [error.finding], notRead: [], specs: 0, requirements: 0, checks: 0 }, format, terminal));
    return 2;
  }
}

async function rendered(result: LintResult, format: LintFormat, terminal: Terminal): Promise<string> {
  switch (format) {
    case 'terminal': return lintTerminal(result, styleOf(terminal));
    case 'json': return `${JSON.stringify(await lintJson(result))}\n`;
    case 'sarif': return `${JSON.stringify(await lintSarif(result))}\n`;
    case 'github': return lintGithub(result);
  }
}
