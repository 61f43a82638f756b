import type { Unit } from './units.js';

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

/** What leads where. */
export class Links {
  readonly #reached: ReadonlySet<Unit>;
  readonly #members = new Map<string, Unit[]>();
  readonly #wholes = new Map<string, Unit[]>();
  /** To what each leads. */
  readonly #to = new Map<Unit, Unit[]>();
  readonly #entry: string;

  /** The entry comes first. */
  constructor(files: ReadonlyMap<string, Linked>) {
    this.#entry = [...files.keys()][0] ?? '';
    for (const [file, { units }] of files) {
      for (const unit of units) {
        for (const member of unit.members) push(this.#members, member, unit);
        if (unit.isWhole) push(this.#wholes, file, unit);
      }
    }
    const from = new Map<Unit, Unit[]>();
    for (const file of files.values()) this.#read(file, from);
    this.#reached = reached([...files.values()].flatMap(({ changed }) => changed), from, Number.POSITIVE_INFINITY);
  }

  #read({ units, leads }: Linked, from: Map<Unit, Unit[]>): void {
    const names = new Map<string, Unit[]>();
    for (const unit of units) for (const name of unit.names) push(names, name, unit);
    const link = (unit: Unit, to: readonly Unit[] | undefined): void => {
      for (const other of to ?? []) {
        push(this.#to, unit, other);
        push(from, other, unit);
      }
    };
    for (const unit of units) {
      if (unit.within !== null) link(unit.within, [unit]);
      for (const name of unit.mentions.names) if (!unit.mentions.own.has(name)) link(unit, names.get(name));
      for (const member of unit.mentions.members) link(unit, this.#members.get(member));
      for (const module of unit.mentions.modules) link(unit, this.#wholes.get(leads.get(module) ?? ''));
    }
  }

  /** What no name leads to may run anything. */
  touches(name: string): boolean {
    const units = this.#called(name);
    return units.length === 0 || units.some((unit) => this.#reached.has(unit));
  }

  /** The units that what is called by one of these names may run, the nearest first, `most` of them. */
  runBy(names: readonly string[], most: number): ReadonlySet<Unit> {
    return reached(names.flatMap((name) => this.#called(name)), this.#to, most);
  }

  #called(name: string): readonly Unit[] {
    const last = name.split('.').at(-1) ?? name;
    return [...(last === 'default' ? this.#wholes.get(this.#entry) : []) ?? [], ...this.#members.get(last) ?? []];
  }
}

function reached(first: readonly Unit[], links: ReadonlyMap<Unit, readonly Unit[]>, most: number): ReadonlySet<Unit> {
  const found = new Set(first);
  for (const unit of found) for (const next of links.get(unit) ?? []) if (found.size < most) found.add(next);
  return found;
}

function push<K, V>(to: Map<K, V[]>, key: K, value: V): void {
  const list = to.get(key);
  if (list === undefined) to.set(key, [value]);
  else list.push(value);
}
