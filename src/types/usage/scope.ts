import type { ArrowFunctionExpression, Function } from 'oxc-parser';
import { Use } from './use.js';

export type FunctionNode = Function | ArrowFunctionExpression;

interface Binding {
  use: Use;
  /** How many branches lie around its declaration: only beside it an assignment surely happens. */
  readonly level: number;
}

/** A function of the module, and the scope in which it stands. */
export interface KnownFunction {
  readonly node: FunctionNode;
  readonly scope: Scope;
}

/** The names that a block or function declares, and those around it. */
export class Scope {
  readonly #around: Scope | null;
  readonly #bindings = new Map<string, Binding>();
  readonly #functions = new Map<string, KnownFunction>();
  /** What `this` is. */
  readonly self: Use;

  constructor(around: Scope | null, self: Use | null = null) {
    this.#around = around;
    this.self = self ?? around?.self ?? new Use();
  }

  bind(name: string, use: Use, level: number): void {
    this.#bindings.set(name, { use, level });
  }

  declare(name: string, node: FunctionNode): void {
    this.#functions.set(name, { node, scope: this });
  }

  find(name: string): Use | null {
    return this.#bindings.get(name)?.use ?? (this.#functions.has(name) ? null : this.#around?.find(name) ?? null);
  }

  function(name: string): KnownFunction | null {
    return this.#functions.get(name) ?? (this.#bindings.has(name) ? null : this.#around?.function(name) ?? null);
  }

  /** An assignment: from here on the name is another value, where it is sure to have happened. */
  assign(name: string, use: Use, level: number): void {
    const own = this.#bindings.get(name);
    if (own === undefined) this.#around?.assign(name, use, level);
    else if (own.level === level) own.use = use;
  }
}
