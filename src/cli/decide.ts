import { decide, Problem } from '../index.js';
import { colours, findingText, interruptible } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface DecideFlags {
  readonly as?: string;
  readonly why?: string;
  readonly requirement?: string;
  readonly until?: string;
  readonly adopt?: readonly string[] | true;
  readonly undo?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export async function decideCommand(row: string | undefined, { adopt, json, ...flags }: DecideFlags, terminal: Terminal): Promise<number> {
  try {
    const result = await interruptible(terminal, ({ signal }) => decide({ row, ...flags, adopt: adopt === true ? [] : adopt, signal }));
    const c = colours(terminal.stdout, terminal.env);
    const lines = [...result.plan, ...result.files.map((file) => `${result.done ? 'changed' : 'would change'} ${file}`)];
    terminal.stdout.write(json === true ? `${JSON.stringify({ holdfast: 1, command: 'decide', ...result })}\n` : `${[c.bold(lines[0] ?? ''), ...lines.slice(1).map((line) => `  ${line}`)].join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (json === true) terminal.stdout.write(`${JSON.stringify({ holdfast: 1, command: 'decide', findings: [error.finding] })}\n`);
    else terminal.stderr.write(findingText(error.finding, terminal));
    return error.finding.code === 'RULING-REFUSED' ? 1 : 2;
  }
}
