import { expect, it } from 'vitest';
import { untilStopped } from './until-stopped.js';

/** Waits for nothing but the end. */
const waiting = (signal: AbortSignal): Promise<string> => new Promise((_, reject) => {
  signal.addEventListener('abort', () => reject(new Error('the guest is closed')));
});
const world = (): { readonly stop: AbortController; readonly signal: AbortController } => ({ stop: new AbortController(), signal: new AbortController() });
const signals = ({ stop, signal }: ReturnType<typeof world>): { readonly stop: AbortSignal; readonly signal: AbortSignal } => ({ stop: stop.signal, signal: signal.signal });

it('gives what comes of it', async () => {
  expect(await untilStopped(signals(world()), async () => 'done')).toBe('done');
});

it('ends at once when the search is ended, and is not begun after that', async () => {
  const of = world();
  const going = untilStopped(signals(of), waiting);
  of.stop.abort();
  expect(await going).toBeNull();
  expect(await untilStopped(signals(of), async () => 'done')).toBeNull();
});

it('does not hide that everything is to end, or what went wrong', async () => {
  const of = world();
  const going = untilStopped(signals(of), waiting);
  of.signal.abort();
  await expect(going).rejects.toThrow('the guest is closed');
  await expect(untilStopped(signals(world()), async () => { throw new Error('a fault'); })).rejects.toThrow('a fault');
});
