import { plainStyle } from '../index.js';
import type { Style } from '../index.js';
import { colours } from './terminal.js';
import type { Terminal } from './terminal.js';

/** How reports look on this terminal. */
export function styleOf(terminal: Terminal): Style {
  const width = terminal.stdout.columns ?? 100;
  const c = colours(terminal.stdout, terminal.env);
  if (!c.isColorSupported) return plainStyle(width);
  return { width, colour: true, bold: c.bold, dim: c.dim, good: c.green, bad: c.red, warn: c.yellow, accent: c.cyan, changed: (text) => c.inverse(text) };
}
