import type { Unit } from './units.js';

/** Whether what is called so, as an export or as a member of something, may run code that is not the same in both versions. */
export type Touches = (name: string) => boolean;

/** A file with its units. */
export interface Linked {
  readonly units: readonly Unit[];
  /** By what a reference says, the file that it leads to. */
  readonly leads: ReadonlyMap<string, string>;
  readonly changed: readonly Unit[];
}

/** The smallest that holds an edit; of several alike the last. */
export function innermost(units: readonly Unit[], { start, end }: { readonly start: number; readonly end: number }): Unit | null {
  let found: Unit | null = null;
  for (const unit of units) if (unit.start <= start && end <= unit.end && (found === null || unit.end - unit.start <= found.end - found.start)) found = unit;
  return found;
}

/** What leads where, backwards: from what changed to all that may run it. */
export class Links {
  readonly #reached = new Set<Unit>();
  readonly #members = new Map<string, Unit[]>();
  readonly #wholes = new Map<string, Unit[]>();

  constructor(files: ReadonlyMap<string, Linked>) {
    const into = new Map<Unit, Unit[]>();
    const link = (from: Unit, to: readonly Unit[] | undefined): void => to?.forEach((unit) => push(into, unit, from));
    for (const [file, { units }] of files) {
      for (const unit of units) {
        for (const member of unit.members) push(this.#members, member, unit);
        if (unit.isWhole) push(this.#wholes, file, unit);
      }
    }
    for (const { units, leads } of files.values()) {
      const names = new Map<string, Unit[]>();
      for (const unit of units) for (const name of unit.names) push(names, name, unit);
      for (const unit of units) {
        if (unit.within !== null) link(unit.within, [unit]);
        for (const name of unit.mentions.names) if (!unit.mentions.own.has(name)) link(unit, names.get(name));
        for (const member of unit.mentions.members) link(unit, this.#members.get(member));
        for (const module of unit.mentions.modules) {
          const found = leads.get(module);
          if (found !== undefined) link(unit, this.#wholes.get(found));
        }
      }
    }
    const queue = [...files.values()].flatMap(({ changed }) => [...changed]);
    for (const unit of queue) {
      if (this.#reached.has(unit)) continue;
      this.#reached.add(unit);
      queue.push(...into.get(unit) ?? []);
    }
  }

  /** What no name leads to may run anything. */
  touches(entry: string): Touches {
    return (name) => {
      const last = name.split('.').at(-1) ?? name;
      const units = [...(last === 'default' ? this.#wholes.get(entry) : []) ?? [], ...this.#members.get(last) ?? []];
      return units.length === 0 || units.some((unit) => this.#reached.has(unit));
    };
  }
}

function push<K, V>(to: Map<K, V[]>, key: K, value: V): void {
  const list = to.get(key);
  if (list === undefined) to.set(key, [value]);
  else list.push(value);
}
