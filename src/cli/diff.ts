import { diff, diffExitCode, diffJson, diffMarkdown, diffTerminal, Problem } from '../index.js';
import type { DiffResult, Finding } from '../index.js';
import { styleOf } from './style.js';
import { findingText } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface DiffFlags {
  readonly json?: true;
  readonly markdown?: true;
}

export async function diffCommand(ref: string | undefined, { json, markdown }: DiffFlags, terminal: Terminal): Promise<number> {
  try {
    if (json === true && markdown === true) throw new Problem({ code: 'OPTION-INVALID', severity: 'error', message: 'There is one output: say --json or --markdown.' });
    const result = await diff({ ref });
    terminal.stdout.write(json === true ? `${JSON.stringify(await diffJson(result))}\n` : markdown === true ? await diffMarkdown(result) : await diffTerminal(result, styleOf(terminal)));
    return await diffExitCode(result);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (json === true) terminal.stdout.write(`${JSON.stringify(await diffJson(nothing(ref ?? 'HEAD', error.finding)))}\n`);
    else terminal.stderr.write(findingText(error.finding, terminal));
    return 2;
  }
}

/** What could not be compared, in the form of a result. */
function nothing(ref: string, finding: Finding): DiffResult {
  return { ref, commit: '', isMergeBase: false, bootstrap: false, specs: [], settings: [], compared: 0, findings: [finding] };
}
