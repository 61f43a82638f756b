import { Problem, replay, replayTerminal, type ReplayResult } from '../index.js';
import { styleOf } from './style.js';
import { findingText, interruptible } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface ReplayFlags {
  readonly on?: 'prior' | 'candidate';
  readonly between?: readonly string[];
  readonly export?: string;
  readonly inspectBrk?: true;
  readonly as?: 'vitest';
  readonly allow: readonly string[];
  readonly json?: true;
}

export async function replayCommand(of: string, flags: ReplayFlags, terminal: Terminal): Promise<number> {
  const { json, inspectBrk, ...options } = flags;
  try {
    const result = await interruptible(terminal, ({ stop, signal }) => replay({ case: of, ...options, inspect: inspectBrk === true, signal: AbortSignal.any([stop, signal]) }), { first: 'Ending.' });
    if (result.form === 'debugged') return result.exitCode === 0 ? 0 : 1;
    terminal.stdout.write(json === true ? `${JSON.stringify({ holdfast: 1, command: 'replay', ...result })}\n` : await replayTerminal(result, styleOf(terminal)));
    return result.form === 'ran' && isFound(result) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (json === true) terminal.stdout.write(`${JSON.stringify({ holdfast: 1, command: 'replay', findings: [error.finding] })}\n`);
    else terminal.stderr.write(findingText(error.finding, terminal));
    return 2;
  }
}

/** A difference, or what counts against the candidate by the spec: one that a ruling settles does not. */
function isFound({ differs, judged }: Extract<ReplayResult, { form: 'ran' }>): boolean {
  if (judged?.judgement == null) return differs === true;
  return !['safe', 'reported'].includes(judged.judgement.counts);
}
