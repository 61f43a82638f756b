/** What a value can be told to be by what is done with it. */
export type Kind = 'string' | 'number' | 'boolean' | 'bigint' | 'symbol' | 'array' | 'record' | 'function' | 'Date' | 'RegExp' | 'Map' | 'Set' | 'Promise' | 'Error';

/** Parts of parts that one value takes over from another: types are written no deeper, and a list may hold itself. */
const DEEPEST = 4;

/** How a value is called, where it is. */
export interface Called {
  /** The most arguments that it is handed. */
  arguments: number;
  /** Of arguments that are functions, by their number: what their own parameters are named; null where these are not known. */
  readonly functions: Map<number, readonly string[] | null>;
  readonly result: Use;
}

/**
 * What code does with one value, through all names that it goes by. Whoever reads the code adds to it; `typeText` says what type makes
 * sense of it all.
 */
export class Use {
  /** What it surely is somewhere: only this has the operator or method. */
  readonly kinds = new Set<Kind>();
  /** What it is asked to be, by `typeof` and the like: one of several things that it can be. */
  readonly tested = new Set<Kind>();
  /** What it may well be: it is compared with one, or joined to one. Counts where nothing is sure. */
  readonly perhaps = new Set<Kind>();
  /** Texts and numbers that it is compared with, as JavaScript. */
  readonly literals = new Set<string>();
  /** Of a record that is written out: its keys. */
  keys: readonly string[] | null = null;
  /** Properties that are read or written by their names. */
  readonly members = new Map<string, Use>();
  /** Names of those that are called. */
  readonly methods = new Set<string>();
  /** What stands at its indices, or comes out of a loop over it. */
  elements: Use | null = null;
  /** What stands under keys that are only known when it runs. */
  entries: Use | null = null;
  called: Called | null = null;
  /** It may be missing: something else stands in for it, or it is looked at whether it is there. */
  optional = false;
  /** What it has not comes from elsewhere. */
  filled = false;
  /** Only whether it is true is asked. */
  condition = false;

  static of(...kinds: readonly Kind[]): Use {
    const use = new Use();
    for (const kind of kinds) use.kinds.add(kind);
    return use;
  }

  member(name: string): Use {
    const known = this.members.get(name);
    if (known !== undefined) return known;
    const made = new Use();
    made.optional = this.filled;
    this.members.set(name, made);
    return made;
  }

  /** It, filled up with defaults: what is read from then on is its own where it has it. */
  fill(): this {
    this.filled = true;
    this.optional = true;
    this.perhaps.add('record');
    return this;
  }

  element(): Use {
    return (this.elements ??= new Use());
  }

  entry(): Use {
    return (this.entries ??= new Use());
  }

  call(count: number, functions: ReadonlyMap<number, readonly string[] | null> = new Map()): Use {
    this.called ??= { arguments: count, functions: new Map(), result: new Use() };
    for (const [number, names] of functions) this.called.functions.set(number, names ?? this.called.functions.get(number) ?? null);
    this.called.arguments = Math.max(this.called.arguments, count);
    return this.called.result;
  }

  /** All that is known of another value holds for this one too; parts that only the other has are shared from now on. */
  absorb(other: Use, depth = 0): void {
    if (other === this || depth > DEEPEST) return;
    const deeper = depth + 1;
    for (const kind of other.kinds) this.kinds.add(kind);
    for (const kind of other.tested) this.tested.add(kind);
    for (const kind of other.perhaps) this.perhaps.add(kind);
    for (const literal of other.literals) this.literals.add(literal);
    for (const name of other.methods) this.methods.add(name);
    for (const [name, member] of other.members) {
      const own = this.members.get(name);
      if (own === undefined) this.members.set(name, member);
      else own.absorb(member, deeper);
    }
    this.elements = joined(this.elements, other.elements, deeper);
    this.entries = joined(this.entries, other.entries, deeper);
    if (other.called !== null) this.call(other.called.arguments, other.called.functions).absorb(other.called.result, deeper);
    this.optional ||= other.optional;
    this.condition ||= other.condition;
  }
}

function joined(own: Use | null, other: Use | null, depth: number): Use | null {
  if (own === null || other === null) return own ?? other;
  own.absorb(other, depth);
  return own;
}
