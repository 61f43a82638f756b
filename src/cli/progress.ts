import type { Progress } from '../index.js';
import { colours } from './terminal.js';
import type { Terminal } from './terminal.js';

/** A line on stderr that says what is going on; nothing where stderr is no terminal. */
export function progressLine(terminal: Terminal): { show(event: Progress): void; clear(): void } {
  if (terminal.stderr.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  const c = colours(terminal.stderr, terminal.env);
  let shown = '';
  return {
    show(event) {
      const text = wording(event).slice(0, (terminal.stderr.columns ?? 80) - 1);
      if (text === shown) return;
      shown = text;
      terminal.stderr.write(`\r\u001b[K${c.dim(text)}`);
    },
    clear() {
      if (shown !== '') terminal.stderr.write('\r\u001b[K');
      shown = '';
    },
  };
}

function wording(event: Progress): string {
  switch (event.step) {
    case 'resolving': return `looking for ${event.what}`;
    case 'reading-types': return `reading the types of ${event.what}`;
    case 'starting': return `starting ${event.what}`;
    case 'exploring': return `${event.executions.toLocaleString('en')}${event.of === null ? '' : ` of ${event.of.toLocaleString('en')}`} executions, ${event.causes === 0 ? 'no difference yet' : `${event.causes} ${event.causes === 1 ? 'cause' : 'causes'}`}, ${event.seconds.toFixed(0)} s`;
    case 'judging': return `judging ${event.what}, ${event.done.toLocaleString('en')} of ${event.of.toLocaleString('en')} recorded cases`;
    case 'shrinking': return `shrinking ${event.done} of ${event.of}`;
    case 'waiting': return `waiting up to ${event.seconds.toFixed(0)} s, to tell what is slow from what never returns: ${event.what}`;
  }
}
