import type { CommanderError } from 'commander';
import { compareJson } from '../index.js';
import type { Finding } from '../index.js';
import { invalid } from './compare.js';
import { findingText } from './terminal.js';
import type { Terminal } from './terminal.js';

/** A command line, and the names of all commands. */
export interface CommandLine {
  readonly argv: readonly string[];
  readonly commands: readonly string[];
}

/** Says what is wrong with a command line, on stdout as JSON where that was asked for; gives the exit code. */
export async function misuse(error: CommanderError, line: CommandLine, terminal: Terminal): Promise<number> {
  const command = commandOf(line);
  const help = command === undefined ? 'holdfast --help' : `holdfast ${command} --help`;
  return refuse({ code: 'OPTION-INVALID', severity: 'error', message: `The command line cannot be read: ${sentences(error.message)} ${help} shows what can be said.` }, line, terminal);
}

/** A fault of ours: no stack for who cannot mend it, and all that it takes to tell us of it. */
export async function fault(error: unknown, line: CommandLine, terminal: Terminal): Promise<number> {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const [first = '', ...frames] = stack.split('\n');
  const told = terminal.env['HOLDFAST_STACK'] === undefined ? 'HOLDFAST_STACK=1 in the environment shows where; please report it with that and this command line.' : `It came from ${frames.map((frame) => frame.trim().replace(/^at /, '')).join(' < ')}. Please report it with this command line.`;
  return refuse({ code: 'INTERNAL', severity: 'error', message: `Holdfast itself failed: ${first.replace(/\.$/, '')}. ${told}` }, line, terminal);
}

function commandOf({ argv, commands }: CommandLine): string | undefined {
  return commands.find((name) => name === argv[0]);
}

async function refuse(finding: Finding, line: CommandLine, terminal: Terminal): Promise<number> {
  const command = commandOf(line);
  if (!line.argv.includes('--json')) terminal.stderr.write(findingText(finding, terminal));
  else if (command === 'compare') terminal.stdout.write(`${JSON.stringify(await compareJson(invalid('', '', finding)))}\n`);
  else terminal.stdout.write(`${JSON.stringify({ holdfast: 1, command: command ?? '', findings: [finding] })}\n`);
  return 2;
}

/** `error: unknown option '--x'`, and on a line of its own `(Did you mean --y?)`. */
function sentences(message: string): string {
  const text = message.replace(/^error: /, '').replace(/\n\((.*)\)$/, '. $1');
  return /[.?]$/.test(text) ? text : `${text}.`;
}
