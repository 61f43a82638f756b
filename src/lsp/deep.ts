import { lintDeep, Problem } from '../index.js';
import type { FromDeep, ToDeep } from '../index.js';

/** What runs, by its id. */
const running = new Map<number, AbortController>();

const answer = (said: FromDeep): void => {
  // Nobody is left to be told where the server is gone.
  if (process.connected) process.send?.(said);
};

process.on('message', (told: ToDeep) => {
  if (told.kind === 'stop') running.get(told.id)?.abort(new Error('Nobody waits for this any more.'));
  else void hold(told);
});
// Without the server nobody waits for anything; once all has ended, nothing keeps this process.
process.on('disconnect', () => {
  for (const controller of running.values()) controller.abort(new Error('The server ended.'));
});

async function hold({ id, spec, folder }: Extract<ToDeep, { kind: 'hold' }>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    answer({ id, ok: true, findings: await lintDeep(spec, { folder, signal: controller.signal }) });
  } catch (error) {
    answer({ id, ok: false, finding: error instanceof Problem ? error.finding : null, message: error instanceof Error ? error.stack ?? error.message : String(error) });
  } finally {
    running.delete(id);
  }
}
