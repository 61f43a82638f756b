import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Case, Step } from '../../model/case.js';
import type { Implementation } from '../../model/implementation.js';
import type { GuestOptions } from '../../model/ports.js';
import { sessionLists, toJavaScript } from '../../value/javascript.js';
import { classesMadeIn } from '../../value/made-classes.js';
import { stage } from './stage.js';

/**
 * Runs one case in the foreground under `node --inspect-brk`, on the same stage as a guest's, with a `debugger` statement before the
 * call. The terminal belongs to it. Node's permission model closes the inspector, so it is off here: the person at the debugger asked for it.
 */
export async function debug(implementation: Implementation, of: Case, options: GuestOptions & { temporary: string }): Promise<number> {
  const own = realpathSync.native(mkdtempSync(path.join(options.temporary, 'debug-')));
  const folder = path.join(own, 'work');
  mkdirSync(folder);
  const { entry } = await stage(implementation, path.join(own, 'stage'));
  const script = path.join(own, 'replay.mjs');
  writeFileSync(script, scriptFor(of, pathToFileURL(entry).href));
  const child = spawn(options.node, ['--inspect-brk', script], { cwd: folder, stdio: 'inherit' });
  const end = (): void => { child.kill('SIGTERM'); };
  options.signal.addEventListener('abort', end);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
  } finally {
    options.signal.removeEventListener('abort', end);
    rmSync(own, { recursive: true, force: true, maxRetries: 3 });
  }
}

function sessionScript(steps: readonly Step[]): readonly string[] {
  const { lists, variables } = sessionLists(steps);
  return [...(variables.length === 0 ? [] : [`let ${variables.join(', ')};`]), 'debugger;', ...steps.map((step, i) => stepScript(step, `(${lists[i] ?? ''})`))];
}

function stepScript({ access, member }: Step, list: string): string {
  if (access === 'construct') return `let it = new subject${list};`;
  if (access === 'make') return `let it = await subject${list};`;
  const asked = `it${member === '' ? '' : `[${JSON.stringify(member)}]`}${access === 'get' ? '' : list}`;
  if (access === 'start') return `void ${asked};`;
  return access === 'follow' ? `it = await ${asked};` : `console.log(await ${asked});`;
}

/** A module that finds the operation as the guest does, stops, and makes the calls. */
export function scriptFor(of: Case, entry: string): string {
  const find = `const find = (name) => name.split('.').reduce((o, key) => o?.[key], module) ?? name.split('.').reduce((o, key) => o?.[key], module.default) ?? (name === 'default' ? module.default ?? module : undefined);`;
  const calls = of.kind === 'call'
    ? [`const args = ${toJavaScript(of.input)};`, 'debugger;', 'console.log(await subject(...args));']
    : sessionScript(of.steps);
  return [`import * as module from ${JSON.stringify(entry)};`, find, `const subject = find(${JSON.stringify(of.operation)});`, ...classesMadeIn(of).map((name) => `const ${name.replace(/\..*$/, '')} = find(${JSON.stringify(name.replace(/\..*$/, ''))});`), ...calls, ''].join('\n');
}
