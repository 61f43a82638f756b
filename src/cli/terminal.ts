import picocolors from 'picocolors';
import { Problem } from '../index.js';
import type { Finding } from '../index.js';

/** What a command writes to; `process` is one. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  on(event: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
  off(event: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
}

interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export function colours(output: Output, env: Terminal['env']): ReturnType<typeof picocolors.createColors> {
  const wanted = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0' ? true : output.isTTY === true && env['NO_COLOR'] === undefined && env['TERM'] !== 'dumb';
  return picocolors.createColors(wanted);
}

/** A finding as lines for the terminal: code and message, then where to read more. */
export function findingText(finding: Finding, terminal: Terminal): string {
  const c = colours(terminal.stderr, terminal.env);
  const badge = finding.severity === 'error' ? c.red('error') : finding.severity === 'warning' ? c.yellow('warning') : c.blue('note');
  return `${badge} ${c.bold(finding.code)} ${finding.message}\n${c.dim(`  more: holdfast explain ${finding.code}`)}\n`;
}

/** What a first Ctrl-C says, and whether it says anything: where nothing is busy it just ends. */
export interface Interrupting {
  readonly first?: string;
  readonly isBusy?: () => boolean;
}

/** Runs `work` with a first Ctrl-C that asks it to finish (and says so where it is busy), and a second that ends it at once. */
export async function interruptible<T>(terminal: Terminal, work: (signals: { stop: AbortSignal; signal: AbortSignal }) => Promise<T>, { first = 'Finishing with what was found, if anything was; Ctrl-C again ends at once.', isBusy = () => true }: Interrupting = {}): Promise<T> {
  const stop = new AbortController();
  const end = new AbortController();
  const listener = (): void => {
    if (stop.signal.aborted) end.abort();
    else {
      stop.abort();
      if (isBusy()) terminal.stderr.write(`\n${first}\n`);
    }
  };
  const terminate = (): void => end.abort();
  terminal.on('SIGINT', listener);
  terminal.on('SIGTERM', terminate);
  terminal.on('SIGHUP', terminate);
  try {
    return await work({ stop: stop.signal, signal: end.signal });
  } catch (error) {
    if (!end.signal.aborted && !(stop.signal.aborted && isAbort(error))) throw error;
    throw new Problem({ code: 'INTERRUPTED', severity: 'error', message: 'Ended before there was a result. Processes are stopped and temporary folders removed; run it again, with a smaller --budget or --executions if it took too long.' });
  } finally {
    terminal.off('SIGINT', listener);
    terminal.off('SIGTERM', terminate);
    terminal.off('SIGHUP', terminate);
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
