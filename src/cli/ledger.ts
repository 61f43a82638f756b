import { installMergeDriver, merge, mergeTerminal, migrate, migrateTerminal, move, moveTerminal, Problem } from '../index.js';
import type { Finding } from '../index.js';
import { styleOf } from './style.js';
import { findingText, interruptible } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface MergeFlags {
  readonly install?: true;
  readonly take?: string;
  readonly why?: string;
  readonly json?: true;
}

export interface MoveFlags {
  readonly spec?: string;
  readonly why?: string;
  readonly json?: true;
}

const EXIT = { merged: 0, conflict: 1, failed: 2 };

export async function mergeCommand(files: readonly string[], flags: MergeFlags, terminal: Terminal): Promise<number> {
  return reported('merge', flags.json === true, terminal, async (signal) => {
    if (flags.install === true) {
      const { driver, attributes } = await installMergeDriver({ signal });
      const text = `git config merge.holdfast.driver "${driver}"\n.gitattributes: ${attributes.length === 0 ? 'has the lines already' : attributes.join('; ')}\n`;
      return { object: { driver, attributes }, text, findings: [], exit: 0 };
    }
    const result = await merge({ files, take: flags.take, why: flags.why, commits: commitsOf(terminal.env), signal });
    return { object: result, text: await mergeTerminal(result, styleOf(terminal)), findings: result.findings, exit: EXIT[result.outcome] };
  });
}

/** git names what it merges in the names of variables. */
function commitsOf(env: Terminal['env']): readonly string[] {
  return Object.keys(env).flatMap((name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? []);
}

export async function moveCommand(from: string, to: string, flags: MoveFlags, terminal: Terminal): Promise<number> {
  return reported('mv', flags.json === true, terminal, async (signal) => {
    const result = await move({ from, to, spec: flags.spec, why: flags.why, signal });
    return { object: result, text: await moveTerminal(result, styleOf(terminal)), findings: [], exit: 0 };
  });
}

export async function migrateCommand(flags: { readonly json?: true }, terminal: Terminal): Promise<number> {
  return reported('migrate', flags.json === true, terminal, async () => {
    const result = await migrate();
    return { object: result, text: await migrateTerminal(result), findings: result.findings, exit: result.findings.length > 0 ? 2 : 0 };
  });
}

interface Report {
  readonly object: object;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly exit: number;
}

async function reported(command: string, json: boolean, terminal: Terminal, work: (signal: AbortSignal) => Promise<Report>): Promise<number> {
  try {
    const { object, text, findings, exit } = await interruptible(terminal, ({ signal }) => work(signal));
    if (json) terminal.stdout.write(`${JSON.stringify({ holdfast: 1, command, ...object, findings })}\n`);
    else {
      terminal.stdout.write(text);
      for (const finding of findings) terminal.stderr.write(findingText(finding, terminal));
    }
    return exit;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (json) terminal.stdout.write(`${JSON.stringify({ holdfast: 1, command, findings: [error.finding] })}\n`);
    else terminal.stderr.write(findingText(error.finding, terminal));
    return 2;
  }
}
