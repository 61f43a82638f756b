import type { Difference } from '../model/difference.js';

/**
 * The line of `ts unspecified` that frees what a row shows, for its operation alone; null where only a whole result would do, which is
 * never freed by a line: then the ruling covers the row and nothing else.
 */
export function freedomLine({ operation, path, change, prior }: Difference): string | null {
  const freed = freedPart(path, change, prior);
  return freed === null ? null : `${operation}: ${freed}`;
}

function freedPart(path: string, change: Difference['change'], prior: string): string | null {
  switch (change) {
    case 'outcome': return '#outcome';
    case 'sharing': return '#sharing';
    case 'prototype': return '#prototype';
    case 'descriptors': return '#descriptors';
    case 'effect': return path === 'pollution' ? null : path.startsWith('callback') ? '#callbacks' : path.startsWith('async') ? '#async' : '#console';
    case 'order': if (!/array/i.test(prior)) return '#key-order';
  }
  if (path.startsWith('args')) return '#arguments';
  const written = path.replaceAll('[]', '[*]').replaceAll('{}', '.*');
  return written === 'result' || written === 'outcome' ? null : written;
}
