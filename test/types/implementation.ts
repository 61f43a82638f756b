import type { Implementation } from '../../src/model/implementation.js';

/** A module whose types lie in `types`; with no source, since types are all that is read of it. */
export function typed(types: string | null, name: string | null = null): Implementation {
  return {
    name: 'a module', export: name, entry: types ?? '/nowhere.js', hash: '0'.repeat(64), types,
    closure: { root: '/', files: [], packages: [], builtins: [], unresolved: [] },
  };
}
