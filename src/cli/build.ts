import type { Command } from 'commander';
import { build, buildJson, buildTerminal, Problem } from '../index.js';
import { styleOf } from './style.js';
import { findingText } from './terminal.js';
import type { Terminal } from './terminal.js';

interface BuildFlags {
  readonly out?: string;
  readonly check?: true;
  readonly only: readonly string[];
  readonly pythonModule?: string;
  readonly json?: true;
}

const HELP = `
SPECS are files, folders or globs, as for lint. KINDS: types (.d.ts), schema (JSON Schema), vitest, node, jest and pytest (suites), stubs (.pyi,
for a port to Python), criteria (Markdown, Gherkin, JSON), brief. Without --only all of them, but of suites that for Vitest alone; those
for Python with --python-module.

Examples:
  holdfast build
  holdfast build --check
  holdfast build src/cart.spec.md --only node --only criteria
  holdfast build src/cart.spec.md --only pytest --only stubs --python-module shop.cart
  holdfast build --out made --json

What is made of src/cart.spec.md lies in src/cart.built; it is to be committed.
Exit codes: 0 made, or as the specs say; 1 findings, with --check also what is missing or stale; 2 could not do it.
`;

/** Adds `build` to the commands. */
export function addBuild(program: Command, terminal: Terminal, done: (code: number) => void): void {
  program.command('build [specs...]')
    .description('make types, test suites, criteria and a brief from specs')
    .option('--out <folder>', 'make it in this folder, not beside the specs')
    .option('--check', 'write nothing; fail when what lies there is missing or stale')
    .option('--only <kind>', 'make this kind only (repeatable)', (kind: string, previous: readonly string[]) => [...previous, kind], [])
    .option('--python-module <name>', 'where a port to Python has the operations: shop.cart, or "shop.*" of several specs')
    .option('--json', 'one JSON object on stdout')
    .addHelpText('after', HELP)
    .action(async (specs: readonly string[], flags: BuildFlags) => done(await buildCommand(specs, flags, terminal)));
}

async function buildCommand(specs: readonly string[], { json, ...flags }: BuildFlags, terminal: Terminal): Promise<number> {
  try {
    const result = await build({ specs, ...flags });
    terminal.stdout.write(json === true ? `${JSON.stringify(await buildJson(result))}\n` : await buildTerminal(result, styleOf(terminal)));
    return result.findings.some(({ severity }) => severity !== 'info') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (json === true) terminal.stdout.write(`${JSON.stringify(await buildJson({ checked: flags.check === true, specs: [], findings: [error.finding] }))}\n`);
    else terminal.stderr.write(findingText(error.finding, terminal));
    return 2;
  }
}
