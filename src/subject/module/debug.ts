import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Case, SessionCase, Step } from '../../model/case.js';
import type { Implementation } from '../../model/implementation.js';
import type { GuestOptions } from '../../model/ports.js';
import { expressionText } from '../../value/case.js';
import { sessionLists, toJavaScript } from '../../value/javascript.js';
import { classesMadeIn } from '../../value/made-classes.js';
import { sessionNames, type SessionNames } from '../../value/session-names.js';
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

function sessionScript(of: SessionCase): readonly string[] {
  const { steps } = of;
  const names: SessionNames = { ...sessionNames(of), variable: 'it' };
  const { lists, variables } = sessionLists(steps);
  return [...(variables.length === 0 ? [] : [`let ${variables.join(', ')};`]), 'debugger;', ...steps.map((step, i) => stepScript(step, i, { list: lists[i] ?? '', names }))];
}

function stepScript(step: Step, number: number, { list, names }: { readonly list: string; readonly names: SessionNames }): string {
  const { access } = step;
  const asked = expressionText(step, list, { operation: 'subject', names });
  if (access === 'construct' || access === 'make') return `let it = ${access === 'make' ? 'await ' : ''}${asked};`;
  if (access === 'start' || access === 'set') return `${access === 'start' ? 'void ' : ''}${asked};`;
  const kept = names.results.get(number);
  if (kept !== undefined) return `const ${kept} = await ${asked};`;
  return access === 'follow' ? `it = await ${asked};` : `console.log(await ${asked});`;
}

/** A module that finds the operation as the guest does, stops, and makes the calls. */
export function scriptFor(of: Case, entry: string): string {
  const find = `const find = (name) => name.split('.').reduce((o, key) => o?.[key], module) ?? name.split('.').reduce((o, key) => o?.[key], module.default) ?? (name === 'default' ? module.default ?? module : undefined);`;
  const calls = of.kind === 'call'
    ? [`const args = ${toJavaScript(of.input)};`, 'debugger;', 'console.log(await subject(...args));']
    : sessionScript(of);
  return [`import * as module from ${JSON.stringify(entry)};`, find, `const subject = find(${JSON.stringify(of.operation)});`, ...classesMadeIn(of).map((name) => `const ${name.replace(/\..*$/, '')} = find(${JSON.stringify(name.replace(/\..*$/, ''))});`), ...calls, ''].join('\n');
}
