import { Problem, record, recordTerminal } from '../index.js';
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
    return result.specs.some((s) => s.findings.some((f) => f.severity === 'error')) ? 1 : 0;
  } catch (error) {
    line.clear();
    if (!(error instanceof Problem)) throw error;
    terminal.stderr.write(findingText(error.finding, terminal));
    return 2;
  }
}
