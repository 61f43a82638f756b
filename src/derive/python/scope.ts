import { isPythonName } from './names.js';

/** The names of a stub: what it imports, and what its types are called, each once. */
export interface Scope {
  /** What a module of Python's library is called here; it is imported then. */
  module(name: string): string;
  /** The same of a name that Python has at hand, as `list`, which a method may hide. */
  builtin(name: string): string;
  /** A name for a type that nothing else has. */
  unique(wish: string): string;
  /** Whether a class may have a field of this name: one that an annotation below needs would be hidden by it. */
  isField(name: string): boolean;
  imports(): readonly string[];
}

const LIBRARY: ReadonlySet<string> = new Set(['typing', 'datetime', 're', 'builtins', 'float', 'int', 'str', 'bool', 'bytes', 'list', 'dict', 'set', 'tuple', 'property', 'staticmethod', 'Exception']);

/** `own` are the names of operations, methods and constants, as Python has them. */
export function scopeOf(own: Iterable<string>): Scope {
  const taken = new Set(own);
  const imported = new Set<string>();
  const module = (name: string): string => {
    const called = taken.has(name) ? `${name}_` : name;
    imported.add(called === name ? `import ${name}` : `import ${name} as ${called}`);
    return called;
  };
  const unique = (wish: string): string => {
    const start = isPythonName(wish) ? wish : typeName([wish]);
    let name = start;
    for (let n = 2; taken.has(name) || LIBRARY.has(name); n++) name = `${start}${n}`;
    taken.add(name);
    return name;
  };
  return {
    module, unique,
    builtin: (name) => (taken.has(name) ? `${module('builtins')}.${name}` : name),
    isField: (name) => isPythonName(name) && !name.startsWith('__') && !taken.has(name) && !LIBRARY.has(name),
    imports: () => [...imported].toSorted(),
  };
}

/** `slug`, `options` → `SlugOptions`. */
export function typeName(path: readonly string[]): string {
  const name = path.flatMap((part) => part.split(/[^\p{L}\p{N}]+/u)).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return isPythonName(name) ? name : `T${name}`;
}
