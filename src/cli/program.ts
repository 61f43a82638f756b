import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { addBuild } from './build.js';
import { compareCommand } from './compare.js';
import type { CompareFlags } from './compare.js';
import { decideCommand } from './decide.js';
import type { DecideFlags } from './decide.js';
import { diffCommand } from './diff.js';
import type { DiffFlags } from './diff.js';
import { explainCommand } from './explain.js';
import { initCommand } from './init.js';
import type { InitFlags } from './init.js';
import { addLedgerCommands } from './ledger-options.js';
import { LINT_FORMATS, lintCommand } from './lint.js';
import type { LintFlags, LintFormat } from './lint.js';
import { lspCommand } from './lsp.js';
import { recordCommand } from './record.js';
import type { RecordFlags } from './record.js';
import { fault, misuse } from './refuse.js';
import { replayCommand } from './replay.js';
import type { ReplayFlags } from './replay.js';
import type { Terminal } from './terminal.js';
import { verifyCommand } from './verify.js';
import type { VerifyFlags } from './verify.js';

/** Reads a command line and carries it out; gives the exit code: 0 clean, 1 findings or differences, 2 could not do it. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  const done = (exit: number): void => { code = exit; };
  const program = commands(terminal, done);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    const line = { argv, commands: program.commands.map((command) => command.name()) };
    if (!(error instanceof CommanderError)) return fault(error, line, terminal);
    // Help that nobody asked for is printed by then.
    if (error.exitCode === 0 || error.code === 'commander.help') return error.exitCode === 0 ? 0 : 2;
    return misuse(error, line, terminal);
  }
  return code;
}

function commands(terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command(manifest.name)
    .description('Says what differs between two implementations, and whether a candidate may replace the prior one.')
    .version(manifest.version, '-v, --version')
    .exitOverride()
    // Defaults stand in the descriptions, where they say something.
    .configureHelp({ optionDescription: (option) => option.description })
    .addHelpText('after', HELP)
    .configureOutput({ writeOut: (text) => terminal.stdout.write(text), writeErr: (text) => terminal.stderr.write(text), outputError: () => undefined });
  addCompare(program, terminal, done);
  addLint(program, terminal, done);
  addBuild(program, terminal, done);
  addReplay(program, terminal, done);
  addVerify(program, terminal, done);
  addInit(program, terminal, done);
  addRecord(program, terminal, done);
  addDecide(program, terminal, done);
  addDiff(program, terminal, done);
  addLedgerCommands(program, terminal, done);
  addLsp(program, terminal);
  program.command('explain <code>')
    .description('what a finding means and what to do about it')
    .addHelpText('after', EXPLAIN_HELP)
    .action(async (code: string) => done(await explainCommand(code, terminal)));
  return program;
}

const HELP = `
Examples:
  holdfast compare git:HEAD:src/price.ts src/price.ts
  holdfast compare npm:classnames@2.5.1 npm:clsx@2.1.1
  holdfast explain EXPORT-NOT-FOUND

holdfast COMMAND --help has more of each. Exit codes: 0 clean, 1 findings or differences, 2 could not do it.
`;

function addCompare(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('compare <old> <new>')
    .description('the smallest inputs on which two versions differ, natural ones first')
    .option('--export <name>', 'compare this export only')
    .option('--signature <type>', "what inputs it takes, as a TypeScript function type: '(a: string, n?: number) => string'")
    .option('--examples <file>', 'natural inputs, one argument list a line: ["a", 1]')
    .option('--where <predicate>', "inputs within the contract: '(a, b) => b !== 0' or FILE#EXPORT")
    .option('--unspecified <freedom>', "what may differ: 'error.message', 'result.**.id', '#key-order' (repeatable)", several, [])
    .option('--budget <seconds>', 'how long to search: 30, or 2m; 5 if nothing is said', seconds)
    .option('--executions <n>', 'search by number of cases instead: the same rows on every machine', number)
    .option('--allow <kind>', 'let the subjects do more than read: spawn, addon, worker, connect, write=FOLDER (repeatable)', several, [])
    .option('--hostile-inputs', 'try values outside the declared types too, and report them apart')
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
  holdfast compare git:main:src/price.ts src/price.ts --hostile-inputs

Ctrl-C ends the search early and reports what was found; a second one ends at once.
Exit codes: 0 no difference found, 1 they differ (with --hostile-inputs also outside the declared types), 2 could not compare.
`;

function addLint(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('lint [specs...]')
    .description('what is wrong in specs: ids, examples, wording, what nothing holds, and what was not read')
    .option('--deep', 'also hold each spec against itself: its examples, properties, models and signature')
    .option('--fix', 'make the fixes that change nothing of what a spec says')
    .option('--format <name>', 'terminal, json, sarif (2.1.0), or github (annotations of Actions)', lintFormat)
    .addOption(new Option('--json', 'one JSON object on stdout').conflicts('format'))
    .addHelpText('after', LINT_HELP)
    .action(async (specs: readonly string[], flags: LintFlags) => done(await lintCommand(specs, flags, terminal)));
}

const LINT_HELP = `
SPECS are files, folders or globs; without them all specs below the working directory are read, but for what git ignores: *.spec.md, and what is
written for other tools (docs/dialects.md).

Examples:
  holdfast lint
  holdfast lint src/cart.spec.md docs
  holdfast lint --deep
  holdfast lint --fix
  holdfast lint --format sarif > lint.sarif

holdfast.config.ts sets severities and adds rules: lint: { rules: { 'LINT-TBD': 'error' } }. A comment silences what
follows: <!-- holdfast-disable-next-block CODE: reason -->

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

function addVerify(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('verify [spec...]')
    .description('does the code satisfy its spec, behave as it did, and regress nothing that a user sees? All specs, or those that are named, or lie in a folder')
    .option('-t, --requirement <id>', 'ask about this requirement only')
    .option('--candidate <impl>', "judge another implementation than the tree's own")
    .option('--against <impl>', 'hold it to this prior instead of the adopted one')
    .option('--base <ref>', 'trust the specs, records and rulings of this ref; what the tree changes in them is a proposal')
    .option('--changed [ref]', 'only subjects whose source differs from this ref (of --base, else HEAD)')
    .option('--watch', 'verify again whenever the code, a spec or a record changes, until Ctrl-C')
    .option('--bail <n>', 'stop after so many specs that are not safe', number)
    .option('--no-explore', 'recorded and specified cases only')
    .option('--spec-only', 'judge by the spec alone, where nothing is recorded')
    .option('--strict', 'exotic rows block too')
    .option('--contain', 'only in a jail')
    .option('--executions <n>', 'explored executions an operation', number)
    .option('--allow <kind>', 'as in compare', several, [])
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', VERIFY_HELP)
    .action(async (specs: readonly string[], flags: VerifyFlags) => done(await verifyCommand(specs, flags, terminal)));
}

const VERIFY_HELP = `
Examples:
  holdfast verify
  holdfast verify src/cart.spec.md -t CART-3
  holdfast verify cart.spec.md --candidate npm:clsx@2.1.1
  holdfast verify --base origin/main --json
  holdfast verify --watch --no-explore

Exit codes: 0 safe, 1 unsafe or undecided, 2 invalid or could not judge.
`;

function addRecord(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('record [spec...]')
    .description("record what the tree's implementations do now; adds cases, never overwrites one")
    .option('--most <n>', 'cases an operation, at most (300)', number)
    .option('--executions <n>', 'executions of the search, an operation', number)
    .option('--why <text>', 'why, as the decision says it')
    .option('--allow <kind>', 'as in compare', several, [])
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', RECORD_HELP)
    .action(async (specs: readonly string[], flags: RecordFlags) => done(await recordCommand(specs, flags, terminal)));
}

const RECORD_HELP = `
Examples:
  holdfast record
  holdfast record src/cart.spec.md --most 50 --why "as released in 2.3"

Exit codes: 0 recorded or nothing new, 1 refused, 2 could not do it.
`;

function addDecide(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('decide [row]')
    .description('rule on a row that verify printed; the ruling is kept with its reason')
    .option('--as <kind>', 'repair, intended, unspecified, kept, regression or retired')
    .option('--why <text>', 'the reason')
    .option('--requirement <id>', 'the requirement that says it')
    .option('--until <date>', 'of kept: the date on which it ends')
    .option('--adopt [spec...]', "make the tree's implementation the prior")
    .option('--undo <decision>', 'take a ruling back')
    .option('--dry-run', 'show what it would change')
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', DECIDE_HELP)
    .action(async (row: string | undefined, flags: DecideFlags) => done(await decideCommand(row, flags, terminal)));
}

const DECIDE_HELP = `
Examples:
  holdfast decide 3f9a2c1b --as intended --requirement CART-2 --why "totals include postage since 2.0" --dry-run
  holdfast decide 3f9a2c1b --as unspecified --requirement CART-5 --why "wording is free"
  holdfast decide 3f9a2c1b --as kept --until 2027-01-31 --why "known, see #123"
  holdfast decide 5b7c0d1e --as retired --why "gone since 3.0, see the migration notes"
  holdfast decide --adopt cart.spec.md --why "rewrite reviewed in #124"
  holdfast decide --undo 2026-11-26-intended-totals-1f2e3d4c --why "reverted"

Exit codes: 0 ruled, 1 refused, 2 could not do it.
`;

function addDiff(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('diff [ref]')
    .description('what the working tree changes in the meaning of specs and in the record; runs nothing')
    .option('--json', 'one JSON object on stdout')
    .option('--markdown', 'Markdown for a pull request')
    .addHelpText('after', DIFF_HELP)
    .action(async (ref: string | undefined, flags: DiffFlags) => done(await diffCommand(ref, flags, terminal)));
}

const DIFF_HELP = `
The working tree is held against the common ancestor of REF and HEAD; without REF against HEAD.

Examples:
  holdfast diff
  holdfast diff origin/main
  holdfast diff origin/main --markdown > comment.md

Exit codes: 0 rulings explain what changed in the record, 1 something of it is not explained, 2 could not compare.
`;

function addInit(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('init [entry]')
    .description('write a first spec of a module, record what it does, and a configuration; overwrites nothing')
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', '\nExamples:\n  holdfast init\n  holdfast init src/cart.ts\n  holdfast init packages/cart\n\nExit codes: 0 done, 1 refused, 2 could not do it.\n')
    .action(async (entry: string | undefined, flags: InitFlags) => done(await initCommand(entry, flags, terminal)));
}

function addLsp(program: Command, terminal: Terminal): void {
  program.command('lsp')
    .description('serve an editor: findings as one types, hover, rename, completion and more for specs')
    .option('--stdio', 'over stdin and stdout, which is how it is served anyway')
    .option('--clientProcessId <pid>', 'end when this process is gone', number)
    .addHelpText('after', LSP_HELP)
    .action(() => lspCommand(manifest.version, terminal));
}

const LSP_HELP = `
It speaks the Language Server Protocol; editors start it. It writes nothing, and runs nothing of the workspace but holdfast.config.ts,
where the editor says that the workspace is trusted.

Example:
  holdfast lsp --stdio

Exit codes: 0 the editor shut it down, 1 the editor was gone, 2 could not do it.
`;

const EXPLAIN_HELP = `
Codes stand before each finding's message.

Example:
  holdfast explain EXPORT-NOT-FOUND

Exit codes: 0 here is its page, 2 there is no such finding.
`;

function several(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

function number(value: string): number {
  const n = Number(value);
  if (value.trim() !== '' && Number.isFinite(n)) return n;
  throw new InvalidArgumentError('It wants a number.');
}

/** With or without a unit. */
function seconds(value: string): number {
  const [, amount, unit] = /^(.+?)\s*(s|m)$/.exec(value.trim()) ?? [];
  return amount === undefined ? number(value) : number(amount) * (unit === 'm' ? 60 : 1);
}

function side(value: string): 'prior' | 'candidate' {
  if (value === 'prior' || value === 'candidate') return value;
  throw new InvalidArgumentError('It is prior or candidate.');
}

function lintFormat(value: string): LintFormat {
  const found = LINT_FORMATS.find((name) => name === value);
  if (found !== undefined) return found;
  throw new InvalidArgumentError(`It is one of ${LINT_FORMATS.join(', ')}.`);
}

function form(value: string): 'vitest' {
  if (value === 'vitest') return value;
  throw new InvalidArgumentError('It is vitest.');
}
