import { Problem, record, recordTerminal } from '../index.js';
import type { RecordResult } from '../index.js';
import { progressLine } from './progress.js';
import { styleOf } from './style.js';
import { findingText, interruptible } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface RecordFlags {
  readonly most?: number;
  readonly executions?: number;
  readonly why?: string;
  readonly allow: readonly string[];
  readonly json?: true;
}

export async function recordCommand(specs: readonly string[], { json, ...options }: RecordFlags, terminal: Terminal): Promise<number> {
  const line = progressLine(terminal);
  try {
    const result = await interruptible(terminal, (signals) => record({ specs, ...options, ...signals }, { progress: (event) => line.show(event) }));
    line.clear();
    terminal.stdout.write(json === true ? `${JSON.stringify({ holdfast: 1, command: 'record', ...result })}\n` : await recordTerminal(result, styleOf(terminal)));
    return exitCode(result);
  } catch (error) {
    line.clear();
    if (!(error instanceof Problem)) throw error;
    if (json === true) terminal.stdout.write(`${JSON.stringify({ holdfast: 1, command: 'record', specs: [], findings: [error.finding], seconds: 0 })}\n`);
    else terminal.stderr.write(findingText(error.finding, terminal));
    return 2;
  }
}

/** 1 where an implementation that is not safe was refused; 2 where spec, baseline or ledger cannot be used. */
function exitCode({ specs }: RecordResult): number {
  const errors = specs.flatMap((s) => s.findings.filter((f) => f.severity === 'error'));
  if (errors.length === 0) return 0;
  return errors.every((f) => f.code === 'RECORD-REFUSED') ? 1 : 2;
}
