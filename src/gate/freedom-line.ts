import type { Difference } from '../model/difference.js';

/**
 * The line of `ts unspecified` that frees what a row shows, for its operation alone; null where only a whole result would do, which is
 * never freed by a line: then the ruling covers the row and nothing else.
 */
export function freedomLine(difference: Difference): string | null {
  const { operation } = difference;
  const freed = freedPart(difference);
  return freed === null ? null : `${operation}: ${freed}`;
}

function freedPart({ path, change, prior, candidate }: Difference): string | null {
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
  if (written === 'result' || written === 'outcome') return null;
  if (change === 'removed' || change === 'added') return `${written} #absence`;
  if (change !== 'kind' || written === 'error.name') return written;
  return [prior, candidate].includes('throwing getter') ? `${written} #outcome` : `${written} #kind`;
}
