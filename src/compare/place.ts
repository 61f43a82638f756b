import { NOWHERE, stepCursor } from './cursor.js';
import type { Cursor } from './cursor.js';
import type { Licence } from './licence.js';
import { isIdentifier } from '../value/path.js';
import type { Segment } from '../value/path.js';
import type { IsName } from './names.js';
import { collapse } from './widening.js';

/** Where a walk is: the way from the root, and what is said of values there. */
export interface Place {
  readonly parent: Place | null;
  readonly segment: Segment;
  readonly cursor: Cursor<Licence>;
  readonly depth: number;
}

export function rootPlace(root: string, cursor: Cursor<Licence> = NOWHERE): Place {
  return { parent: null, segment: { kind: 'key', name: root }, cursor, depth: 0 };
}

export function below(parent: Place, segment: Segment): Place {
  return { parent, segment, cursor: stepCursor(parent.cursor, segment), depth: parent.depth + 1 };
}

/**
 * The path as a row has it. Indices become `[]`; keys that are data become `.*`, which are those that are no identifier and those that
 * `isName` does not know. The index of an argument stays.
 */
export function pathOf(place: Place, isName: IsName): string {
  const segments: Segment[] = [];
  let at: Place = place;
  for (; at.parent !== null; at = at.parent) segments.push(at.segment);
  const root = at.segment.kind === 'key' ? at.segment.name : '';
  const parts = segments.toReversed().map((segment, i) => {
    if (segment.kind === 'index') return root === 'args' && i === 0 ? `[${segment.index}]` : '[]';
    return segment.kind === 'key' && isIdentifier(segment.name) && (isErrorKey(root, segment.name) || isName(segment.name, root)) ? `.${segment.name}` : '.*';
  });
  return collapse(root + parts.join(''));
}

function isErrorKey(root: string, key: string): boolean {
  return root === 'error' && /^(?:name|message|cause|errors|code)$/.test(key);
}
