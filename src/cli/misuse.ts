import type { CommanderError } from 'commander';
import { compareJson } from '../index.js';
import type { Finding } from '../index.js';
import { invalid } from './compare.js';
import { findingText } from './terminal.js';
import type { Terminal } from './terminal.js';

const COMMANDS = ['compare', 'replay', 'explain'];

/** Says what is wrong with a command line, on stdout as JSON where that was asked for; gives the exit code. */
export async function misuse(error: CommanderError, argv: readonly string[], terminal: Terminal): Promise<number> {
  const command = COMMANDS.find((name) => name === argv[0]);
  const help = command === undefined ? 'holdfast --help' : `holdfast ${command} --help`;
  const finding: Finding = { code: 'OPTION-INVALID', severity: 'error', message: `The command line cannot be read: ${sentences(error.message)} ${help} shows what can be said.` };
  if (!argv.includes('--json')) terminal.stderr.write(findingText(finding, terminal));
  else if (command === 'compare') terminal.stdout.write(`${JSON.stringify(await compareJson(invalid('', '', finding)))}\n`);
  else terminal.stdout.write(`${JSON.stringify({ holdfast: 1, command: command ?? '', findings: [finding] })}\n`);
  return 2;
}

/** `error: unknown option '--x'`, and on a line of its own `(Did you mean --y?)`. */
function sentences(message: string): string {
  const text = message.replace(/^error: /, '').replace(/\n\((.*)\)$/, '. $1');
  return /[.?]$/.test(text) ? text : `${text}.`;
}
