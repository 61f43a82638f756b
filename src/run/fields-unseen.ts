import type { Finding } from '../model/finding.js';
import type { UnseenReply } from '../model/protocol.js';
import { listed } from './listed.js';

/** Beyond this a list of classes helps nobody. */
const MOST_CLASSES = 4;

/** What of instances was not compared, since the declarations beside the code do not name it: a class each, names that say themselves that they are private last. */
export function unseenFields(sides: readonly (readonly UnseenReply[])[]): readonly Finding[] {
  const byClass = new Map<string, Set<string>>();
  for (const { of, field } of sides.flat()) byClass.set(of, (byClass.get(of) ?? new Set()).add(field));
  if (byClass.size === 0) return [];
  const all = [...byClass].map(([of, fields]) => `${listed([...fields].sort(byPlainness))} of ${of}`);
  const more = all.length > MOST_CLASSES ? [`those of ${all.length - MOST_CLASSES} more classes`] : [];
  return [{
    code: 'FIELDS-UNDECLARED', severity: 'info',
    message: `Fields of instances were not compared, since no declaration names them: ${[...all.slice(0, MOST_CLASSES), ...more].join('; ')}. What methods make of them was. Declare a field that callers may read.`,
  }];
}

function byPlainness(a: string, b: string): number {
  return Number(a.startsWith('_')) - Number(b.startsWith('_'));
}
