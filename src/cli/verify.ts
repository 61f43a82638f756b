import { Problem, verify, verifyExitCode, verifyJson, verifyTerminal } from '../index.js';
import { progressLine } from './progress.js';
import { styleOf } from './style.js';
import { findingText, interruptible } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface VerifyFlags {
  readonly requirement?: string;
  readonly candidate?: string;
  readonly against?: string;
  readonly base?: string;
  readonly changed?: string | true;
  readonly bail?: number;
  readonly explore?: false;
  readonly specOnly?: true;
  readonly strict?: true;
  readonly contain?: true;
  readonly executions?: number;
  readonly allow: readonly string[];
  readonly json?: true;
}

export async function verifyCommand(specs: readonly string[], flags: VerifyFlags, terminal: Terminal): Promise<number> {
  const line = progressLine(terminal);
  const { json, changed, bail, ...options } = flags;
  try {
    const result = await interruptible(terminal, (signals) => verify({
      specs, ...options, ...signals, changed: changed === true ? 'HEAD' : changed, bail,
    }, { progress: (event) => line.show(event) }));
    line.clear();
    terminal.stdout.write(json === true ? `${JSON.stringify(await verifyJson(result))}\n` : await verifyTerminal(result, styleOf(terminal)));
    return await verifyExitCode(result);
  } catch (error) {
    line.clear();
    if (!(error instanceof Problem)) throw error;
    if (json === true) terminal.stdout.write(`${JSON.stringify({ holdfast: 1, command: 'verify', verdict: 'invalid', findings: [error.finding] })}\n`);
    else terminal.stderr.write(findingText(error.finding, terminal));
    return 2;
  }
}
