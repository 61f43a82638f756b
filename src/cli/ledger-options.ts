import type { Command } from 'commander';
import { mergeCommand, migrateCommand, moveCommand } from './ledger.js';
import type { MergeFlags, MoveFlags } from './ledger.js';
import type { Terminal } from './terminal.js';

/** The commands that keep baselines and decisions in order over the years. */
export function addLedgerCommands(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('merge [files...]')
    .description('rebuild baselines that two branches changed; asks only about what both of them decided')
    .option('--install', 'let git merge baselines by Holdfast: sets git config, adds lines to .gitattributes')
    .option('--take <decision>', 'where two decisions disagree, keep the entries of this one (with --why)')
    .option('--why <reason>', 'why this one; it stands in the decision that is made')
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', MERGE_HELP)
    .action(async (files: readonly string[], flags: MergeFlags) => done(await mergeCommand(files, flags, terminal)));
  program.command('mv <old> <new>')
    .description('carry accepted entries over a renamed export, or move a spec with its baseline and decisions')
    .option('--spec <file>', 'the spec, where several have such an operation')
    .option('--why <reason>', 'stands in the decision that is made')
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', MOVE_HELP)
    .action(async (from: string, to: string, flags: MoveFlags) => done(await moveCommand(from, to, flags, terminal)));
  program.command('migrate')
    .description('bring baselines to the version of the notation that this Holdfast writes')
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', '\nExample:\n  holdfast migrate\n\nExit codes: 0 all are of this version, 2 some cannot be read.\n')
    .action(async (flags: { readonly json?: true }) => done(await migrateCommand(flags, terminal)));
}

const MERGE_HELP = `
Examples:
  holdfast merge --install
  holdfast merge                       in the middle of a merge or rebase: resolves the baselines that are in conflict
  holdfast merge %O %A %B %P           as git's merge driver
  holdfast merge --take 2026-12-01-free-shipping-5e6f7a8b --why "agreed with sales"

Exit codes: 0 merged, 1 two decisions disagree and a person has to choose, 2 could not merge.
`;

const MOVE_HELP = `
Examples:
  holdfast mv total sum
  holdfast mv parse read --spec src/csv.spec.md
  holdfast mv src/cart.spec.md src/basket.spec.md

Exit codes: 0 moved, 2 could not; then nothing was changed.
`;
