import { expect, it } from 'vitest';
import type { Operation } from '../../model/shape.js';
import { withoutUnderscored } from './surface.js';

const stack = (...names: readonly string[]): Operation => ({ name: 'Stack', kind: 'class', signatures: [], members: names.map((name) => ({ name, kind: 'method', signatures: [] })) });

it('what a name says is internal is no promise of a first spec, unless there is nothing else', () => {
  const named = (...names: readonly string[]): readonly string[] => withoutUnderscored({ operations: [stack(...names)], definitions: {} }).operations.flatMap((o) => o.members.map((m) => m.name));
  expect(named('_items', 'push', '__grow', 'size')).toEqual(['push', 'size']);
  expect(named('_items')).toEqual(['_items']);
});
