import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { print } from '../../src/value/print.js';
import type { Gate } from './scratch.js';

/** Where the pairs of real implementations lie that this test needs; null where they are not at hand. */
export function corpora(): string | null {
  const folder = path.resolve(process.env['HOLDFAST_CORPORA'] ?? '../shared', 'bench');
  return existsSync(path.join(folder, 'pairs.json')) ? folder : null;
}

export interface RealPair {
  readonly id: string;
  readonly old: { readonly pkg: string; readonly version: string };
  readonly new: { readonly pkg: string; readonly version: string };
  readonly exportName: string;
  readonly signature: string;
  readonly examples: readonly string[];
}

export function pairsOf(folder: string, ids: readonly string[]): readonly RealPair[] {
  const all = JSON.parse(readFileSync(path.join(folder, 'pairs.json'), 'utf8')) as readonly RealPair[];
  return ids.map((id) => {
    const found = all.find((p) => p.id === id);
    if (found === undefined) throw new Error(`there is no pair ${id} in ${folder}`);
    return found;
  });
}

/** Copies the wrappers of the pairs and installs the packages that they import, and no others. */
export function install(gate: Gate, folder: string, pairs: readonly RealPair[]): void {
  for (const { id } of pairs) cpSync(path.join(folder, 'mods', id), path.join(gate.folder, 'mods', id), { recursive: true });
  cpSync(path.join(folder, 'lib'), path.join(gate.folder, 'lib'), { recursive: true });
  const all = (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }).dependencies;
  const texts = pairs.flatMap(({ id }) => ['old.mjs', 'new.mjs'].map((file) => readFileSync(path.join(folder, 'mods', id, file), 'utf8')));
  const needed = Object.entries(all).filter(([alias]) => texts.some((text) => text.includes(`'${alias}`)));
  writeFileSync(path.join(gate.folder, 'package.json'), JSON.stringify({ name: 'pairs', private: true, type: 'module', dependencies: Object.fromEntries(needed) }));
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: gate.folder, stdio: 'pipe', shell: process.platform === 'win32' });
}

const MOST_EXAMPLES = 5;

/** A spec of a few natural examples, as somebody would write it who looks at what the prior does. */
export async function specOf(gate: Gate, { id, exportName, signature, examples }: RealPair): Promise<string> {
  const prior = (await import(pathToFileURL(path.join(gate.folder, 'mods', id, 'old.mjs')).href) as Record<string, (...args: unknown[]) => unknown>)[exportName];
  if (prior === undefined) throw new Error(`${id} has no ${exportName}`);
  const lines = examples.flatMap((text) => {
    const args = new Function(`return ${text}`)() as unknown[];
    const [call, value] = [`${exportName}(${print(args).slice(1, -1)})`, print(prior(...args))];
    return /[`|\n]/.test(call + value) ? [] : [`\`${call}\` → \`${value}\``];
  });
  const [, parameters = '()', result = 'unknown'] = /^(\(.*\)) => (.*)$/.exec(signature) ?? [];
  return [
    '---', 'holdfast: 1', `subject: ${id}.mjs`, 'ids: [P]', '---', `# ${id}`, '', '```ts signature', `export function ${exportName}${parameters}: ${result}`, '```', '',
    ...lines.slice(0, MOST_EXAMPLES).flatMap((line, i) => [`### P-${i + 1}: Example ${i + 1}`, line, '']),
  ].join('\n');
}
