import os from 'node:os';
import process from 'node:process';
import { defineProperty } from './primordials.js';
import { denied, type Refusals } from './refusals.js';

/** Numbers and names that cases invent must not reach processes, users or priorities of this machine; no grant opens these. */
const REFUSED = [
  'kill', '_kill', '_debugProcess', '_debugEnd', '_startProfilerIdleNotifier', 'chdir', 'setuid', 'setgid', 'seteuid', 'setegid', 'setgroups', 'initgroups', 'execve',
];

export function watchProcess(refusals: Refusals): void {
  for (const name of REFUSED) {
    if (name in process) refuse(process, name, refusals);
  }
  refuse(os, 'setPriority', refusals);
}

function refuse(target: object, name: string, refusals: Refusals): void {
  const owner = target === process ? 'process' : 'os';
  const refused = (first: unknown): never => {
    const resource = `${owner}.${name}(${typeof first === 'string' || typeof first === 'number' ? first : ''})`;
    refusals.note('spawn', resource);
    throw denied('ChildProcess', resource);
  };
  defineProperty(refused, 'name', { value: name, configurable: true });
  defineProperty(target, name, { value: refused, writable: true, enumerable: true, configurable: true });
}
