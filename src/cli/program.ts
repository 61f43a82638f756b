import { Command, CommanderError, InvalidArgumentError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { compareCommand } from './compare.js';
import type { CompareFlags } from './compare.js';
import { explainCommand } from './explain.js';
import { lintCommand } from './lint.js';
import type { LintFlags } from './lint.js';
import { replayCommand } from './replay.js';
import type { ReplayFlags } from './replay.js';
import type { Terminal } from './terminal.js';

/** Reads a command line and carries it out; gives the exit code: 0 clean, 1 findings or differences, 2 could not do it. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  const done = (exit: number): void => { code = exit; };
  const program = commands(terminal, done);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

function commands(terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command(manifest.name)
    .description('Says what differs between two implementations, and whether a candidate may replace the prior one.')
    .version(manifest.version, '-v, --version')
    .showHelpAfterError('(add --help for what can be said)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.stdout.write(text), writeErr: (text) => terminal.stderr.write(text) });
  addCompare(program, terminal, done);
  addLint(program, terminal, done);
  addReplay(program, terminal, done);
  program.command('explain <code>')
    .description('what a finding means and what to do about it')
    .addHelpText('after', '\nExample:\n  holdfast explain EXPORT-NOT-FOUND\n')
    .action(async (code: string) => done(await explainCommand(code, terminal)));
  return program;
}

function addCompare(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('compare <old> <new>')
    .description('the smallest inputs on which two versions differ, natural ones first')
    .option('--export <name>', 'compare this export only')
    .option('--signature <type>', "what inputs it takes, as a TypeScript function type: '(a: string, n?: number) => string'")
    .option('--examples <file>', 'natural inputs, one argument list a line: ["a", 1]')
    .option('--where <predicate>', "inputs within the contract: '(a, b) => b !== 0' or FILE#EXPORT")
    .option('--unspecified <freedom>', "what may differ: 'error.message', 'result.**.id', '#key-order' (repeatable)", several, [])
    .option('--budget <seconds>', 'how long to search', number)
    .option('--executions <n>', 'search by number of cases instead: the same rows on every machine', number)
    .option('--allow <kind>', 'let the subjects do more than read: spawn, addon, worker, connect, write=FOLDER (repeatable)', several, [])
    .option('--seed <n>', 'another seed, other inputs', number)
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', COMPARE_HELP)
    .action(async (prior: string, candidate: string, flags: CompareFlags) => done(await compareCommand(prior, candidate, flags, terminal)));
}

const COMPARE_HELP = `
OLD and NEW are a path, git:REF:PATH, npm:PACKAGE@VERSION/SUBPATH, each with #EXPORT behind it if one export is meant.

Examples:
  holdfast compare git:main:src/price.ts src/price.ts
  holdfast compare npm:classnames@2.5.1 npm:clsx@2.1.1
  holdfast compare npm:leven@4.1.0 npm:fastest-levenshtein@1.0.16#distance --signature '(a: string, b: string) => number'
  holdfast compare old.js new.js --export total --examples calls.txt --unspecified error.message

Exit codes: 0 no difference found, 1 they differ, 2 could not compare.
`;

function addLint(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('lint [specs...]')
    .description('what is wrong in specs: ids, examples, tables, fences, and what was not read')
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', LINT_HELP)
    .action(async (specs: readonly string[], flags: LintFlags) => done(await lintCommand(specs, flags, terminal)));
}

const LINT_HELP = `
SPECS are files or folders; without them all *.spec.md below the working directory are read, but for what git ignores.

Examples:
  holdfast lint
  holdfast lint src/cart.spec.md docs
  holdfast lint --json

Exit codes: 0 nothing is wrong, 1 findings, 2 could not read: no such file, or no spec at all.
`;

function addReplay(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('replay <case>')
    .description('run one witness again: by its id, or by its text with --between')
    .option('--on <side>', 'prior or candidate; both without it', side)
    .option('--between <names...>', 'OLD and NEW, for a case that is given as text')
    .option('--export <name>', 'the export, as in compare')
    .option('--inspect-brk', 'stop in the debugger before the call (with --on)')
    .option('--as <form>', 'print a test instead of running: vitest', form)
    .option('--allow <kind>', 'as in compare', several, [])
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', REPLAY_HELP)
    .action(async (of: string, flags: ReplayFlags) => done(await replayCommand(of, flags, terminal)));
}

const REPLAY_HELP = `
Examples:
  holdfast replay 3f9a2c1b
  holdfast replay 3f9a2c1b --on candidate --inspect-brk
  holdfast replay 3f9a2c1b --as vitest > regression.test.js
  holdfast replay 'clsx("", {toString: true})' --between npm:classnames@2.5.1 npm:clsx@2.1.1

Exit codes: 0 both sides do the same, 1 they differ, 2 could not run.
`;

function several(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

function number(value: string): number {
  const n = Number(value);
  if (value.trim() !== '' && Number.isFinite(n)) return n;
  throw new InvalidArgumentError('It wants a number.');
}

function side(value: string): 'prior' | 'candidate' {
  if (value === 'prior' || value === 'candidate') return value;
  throw new InvalidArgumentError('It is prior or candidate.');
}

function form(value: string): 'vitest' {
  if (value === 'vitest') return value;
  throw new InvalidArgumentError('It is vitest.');
}
