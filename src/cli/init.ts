import { init, Problem, proposals } from '../index.js';
import { progressLine } from './progress.js';
import { colours, findingText, interruptible } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface InitFlags {
  readonly json?: true;
}

/** So many proposals are shown to choose from. */
const MOST_SHOWN = 12;

export async function initCommand(entry: string | undefined, { json }: InitFlags, terminal: Terminal): Promise<number> {
  const line = progressLine(terminal);
  try {
    const chosen = entry ?? await choose(terminal);
    if (chosen === null) return 2;
    const result = await interruptible(terminal, (signals) => init({ entry: chosen, ...signals }, { progress: (event) => line.show(event) }));
    line.clear();
    const c = colours(terminal.stdout, terminal.env);
    const lines = [
      c.bold(`${result.spec}: a first spec of ${result.subject}`),
      `  ${result.recorded} cases recorded, ${result.examples} of them are in the spec as [observed]: read these`,
      ...result.written.map((file) => `  wrote ${file}`), ...result.added.map((file) => `  added lines to ${file}`), ...result.kept.map((file) => c.dim(`  kept ${file} as it is`)),
      ...(result.unnamed.length === 0 ? [] : [`  left out, since a spec has no way to name them: ${result.unnamed.join(', ')}`]),
      ...othersLine(result.others),
      '', 'Next:', `  review ${result.spec}, take [observed] off what is right, and say what is not`, '  npx holdfast verify', '  commit these files: the record is what later changes are held to',
    ];
    terminal.stdout.write(json === true ? `${JSON.stringify({ holdfast: 1, command: 'init', ...result })}\n` : `${lines.join('\n')}\n`);
    if (json !== true) for (const finding of result.findings) terminal.stderr.write(findingText(finding, terminal));
    return 0;
  } catch (error) {
    line.clear();
    if (!(error instanceof Problem)) throw error;
    if (json === true) terminal.stdout.write(`${JSON.stringify({ holdfast: 1, command: 'init', findings: [error.finding] })}\n`);
    else terminal.stderr.write(findingText(error.finding, terminal));
    return error.finding.code === 'INIT-REFUSED' ? 1 : 2;
  }
}

/** What was not chosen is said, with what to do about it. */
function othersLine(others: readonly string[]): readonly string[] {
  const [first] = others;
  if (first === undefined) return [];
  const shown = others.slice(0, 3).join(', ');
  return [`  left for a spec of their own: ${shown}${others.length > 3 ? ` and ${others.length - 3} more` : ''}; for the next, run holdfast init again`];
}

/** On a terminal one question, where there is something to choose; elsewhere the first proposal. Null where the question was called off. */
async function choose(terminal: Terminal): Promise<string | undefined | null> {
  if (terminal.stdout.isTTY !== true || terminal.env['CI'] !== undefined) return undefined;
  const found = await proposals();
  if (found.length < 2) return found[0];
  const { isCancel, select } = await import('@clack/prompts');
  const answer = await select({ message: 'Which module shall the first spec be about?', options: found.slice(0, MOST_SHOWN).map((value) => ({ value, label: value })) });
  return isCancel(answer) ? null : answer;
}
