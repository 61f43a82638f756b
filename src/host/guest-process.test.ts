import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { permissionModelAlone } from './guest-launch.js';
import { startGuestProcess } from './guest-process.js';

it('lets as many guests as there are listen to the signal of a run, with no warning of it', async () => {
  const { signal } = new AbortController();
  const warned: string[] = [];
  const warn = ({ name }: Error): void => void warned.push(name);
  process.on('warning', warn);
  await startGuestProcess({
    launch: (memory) => ({ node: process.execPath, folder: tmpdir(), memory, jail: permissionModelAlone, args: ['-e', ''] }),
    load: { say: 'load', entry: '', export: null, folder: tmpdir(), clean: true, branches: 0, comparisons: 0, limits: { characters: 1, items: 1, console: 1 }, replace: [] },
    memory: 64, caseSeconds: 1, hasty: false, signal, cleanUp: () => undefined,
  });
  for (let i = 0; i < 20; i++) signal.addEventListener('abort', () => void i);
  // A warning comes in a later turn.
  await new Promise((resolve) => { setImmediate(resolve); });
  process.off('warning', warn);
  expect(warned).toEqual([]);
});
