import { compare, compareJson, compareTerminal, Problem } from '../index.js';
import type { CompareResult, Finding } from '../index.js';
import { progressLine } from './progress.js';
import { styleOf } from './style.js';
import { findingText, interruptible } from './terminal.js';
import type { Terminal } from './terminal.js';

export interface CompareFlags {
  readonly export?: string;
  readonly signature?: string;
  readonly examples?: string;
  readonly where?: string;
  readonly unspecified: readonly string[];
  readonly budget?: number;
  readonly executions?: number;
  readonly allow: readonly string[];
  readonly seed?: number;
  readonly hostileInputs?: true;
  readonly json?: true;
}

const EXIT: Record<CompareResult['verdict'], number> = { 'none-found': 0, different: 1, invalid: 2 };

export async function compareCommand(prior: string, candidate: string, flags: CompareFlags, terminal: Terminal): Promise<number> {
  const line = progressLine(terminal);
  const { json, ...options } = flags;
  try {
    const result = await interruptible(terminal, (signals) => compare({ prior, candidate, ...options, ...signals }, { progress: (event) => line.show(event) }));
    line.clear();
    terminal.stdout.write(json === true ? `${JSON.stringify(await compareJson(result))}\n` : await compareTerminal(result, styleOf(terminal)));
    return result.verdict === 'none-found' && (result.hostile?.clusters.length ?? 0) > 0 ? EXIT.different : EXIT[result.verdict];
  } catch (error) {
    line.clear();
    if (!(error instanceof Problem)) throw error;
    if (json === true) terminal.stdout.write(`${JSON.stringify(await compareJson(invalid(prior, candidate, error.finding)))}\n`);
    else terminal.stderr.write(findingText(error.finding, terminal));
    return 2;
  }
}

/** What could not be compared, in the form of a result. */
export function invalid(prior: string, candidate: string, finding: Finding): CompareResult {
  return {
    verdict: 'invalid', prior: { name: prior, hash: '' }, candidate: { name: candidate, hash: '' }, executions: 0, operations: [], clusters: [], bound: null, hostile: null,
    search: { shapes: 0, unseen: 1, branches: null }, findings: [finding], freed: 0, planted: 0, caught: 0, firstWitnessSeconds: null, seed: 0, seconds: 0, sandbox: 'none',
  };
}
