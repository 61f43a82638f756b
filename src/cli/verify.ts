import { Problem, verify, verifyExitCode, verifyJson, verifyTerminal, watch } from '../index.js';
import type { Finding, VerifyOptions, VerifyResult } from '../index.js';
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
  readonly watch?: true;
  readonly bail?: number;
  readonly explore?: false;
  readonly specOnly?: true;
  readonly strict?: true;
  readonly contain?: true;
  readonly executions?: number;
  readonly allow: readonly string[];
  readonly json?: true;
}

export async function verifyCommand(specs: readonly string[], { json, changed, watch: watching, ...flags }: VerifyFlags, terminal: Terminal): Promise<number> {
  const line = progressLine(terminal);
  const options: VerifyOptions = { specs, ...flags, changed };
  const surroundings = { progress: line.show };
  const show = async (result: VerifyResult): Promise<number> => {
    line.clear();
    terminal.stdout.write(json === true ? `${JSON.stringify(await verifyJson(result))}\n` : await verifyTerminal(result, styleOf(terminal)));
    return verifyExitCode(result);
  };
  const fail = async ({ finding }: Problem): Promise<number> => {
    line.clear();
    if (json === true) terminal.stdout.write(`${JSON.stringify(await verifyJson(invalid(finding, flags.requirement)))}\n`);
    else terminal.stderr.write(findingText(finding, terminal));
    return 2;
  };
  try {
    if (watching === true) return await watchAll(options, { show, fail, surroundings }, terminal);
    return await show(await interruptible(terminal, (signals) => verify({ ...options, ...signals }, surroundings)));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return fail(error);
  }
}

interface Shown {
  readonly show: (result: VerifyResult) => Promise<number>;
  readonly fail: (problem: Problem) => Promise<number>;
  readonly surroundings: Parameters<typeof verify>[1];
}

/** Verifies again whenever something changes, until Ctrl-C; the exit code is that of the last verdict. */
async function watchAll(options: VerifyOptions, { show, fail, surroundings }: Shown, terminal: Terminal): Promise<number> {
  let code = 0;
  let waits = false;
  await interruptible(terminal, (signals) => watch({ ...options, ...signals }, {
    judged: async (outcome) => { code = outcome instanceof Problem ? await fail(outcome) : await show(outcome); },
    waiting: (files) => {
      waits = true;
      terminal.stderr.write(`Watching ${files} files and folders; Ctrl-C ends.\n`);
    },
    changed: (names) => {
      waits = false;
      terminal.stderr.write(`Changed: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}\n`);
    },
  }, surroundings), { isBusy: () => !waits });
  return code;
}

/** What could not be judged, in the form of a result. */
function invalid(finding: Finding, requirement: string | undefined): VerifyResult {
  const none = { verdict: 'notAsked' as const, cases: 0 };
  return {
    verdict: 'invalid', rests: { decisions: [], requirements: [], moves: [] }, specs: [], questions: { spec: none, behaviour: { ...none, heldOut: { cases: 0, sealed: false } }, surface: none },
    findings: [finding], notRead: [], requirement: requirement ?? null, reportsUntil: null, seconds: 0,
  };
}
