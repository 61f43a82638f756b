import { expect, it } from 'vitest';
import { createShared } from './shared.js';

it('names what was added to what all code shares as it is read off it, whatever its name', () => {
  const shared = createShared();
  const told = ['last', '-1', ''].map((key) => {
    Object.defineProperty(Object, key, { value: 1, configurable: true });
    const changed = shared.changed();
    Reflect.deleteProperty(Object, key);
    return changed;
  });
  expect([...told, shared.changed()]).toEqual(['Object.last', 'Object["-1"]', 'Object[""]', null]);
});
