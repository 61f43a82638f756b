import type { Made } from './made.js';
import { functionText } from './parsing/function-source.js';
import { hasPrivateFields, nameOf } from './printing/class-name.js';
import { plainName } from './tool-name.js';
import { functionSource, MapClass, mapGet, mapSet, ownKeys, SetClass, weakMapGet, weakMapSet } from './primordials.js';

/** Any function, whatever it takes. */
export type Callable = (...args: never[]) => unknown;

/** Names of fields by the name of a class. */
type FieldsByClass = Readonly<Record<string, readonly string[]>>;

function setsOf(fields: FieldsByClass): ReadonlyMap<string, ReadonlySet<string>> | null {
  const names = ownKeys(fields) as string[];
  if (names.length === 0) return null;
  const sets = new MapClass<string, ReadonlySet<string>>();
  for (let i = 0; i < names.length; i++) mapSet(sets, names[i]!, new SetClass(fields[names[i]!]));
  return sets;
}

interface DeclaredFields {
  readonly classes: readonly string[];
  readonly names: readonly string[];
}

function setsOfAll({ classes, names }: DeclaredFields): ReadonlyMap<string, ReadonlySet<string>> | null {
  if (classes.length === 0) return null;
  const [sets, all] = [new MapClass<string, ReadonlySet<string>>(), new SetClass(names)];
  for (let i = 0; i < classes.length; i++) mapSet(sets, classes[i]!, all);
  return sets;
}

/**
 * Which functions are known by their source: those that came in with an input. `print` writes such a function as its source; all
 * others are opaque. Holds the functions weakly.
 */
export class FunctionSources {
  readonly #sources = new WeakMap<Callable, string>();
  readonly #made = new WeakMap<object, Made>();
  readonly #hiding = new WeakMap<Callable, boolean>();
  readonly #classes = new WeakMap<object, Callable>();
  readonly #exported = new WeakMap<Callable, string>();

  /** By the name of a class, fields of its instances that are not to be seen. */
  readonly #privates: ReadonlyMap<string, ReadonlySet<string>> | null;

  /** By the name of a class, all fields of its instances that may be seen. */
  readonly #declared: ReadonlyMap<string, ReadonlySet<string>> | null;

  protected constructor(privates: ReadonlyMap<string, ReadonlySet<string>> | null = null, declared: ReadonlyMap<string, ReadonlySet<string>> | null = null) {
    this.#privates = privates;
    this.#declared = declared;
  }

  /** `privates`: by the name of a class, fields of its instances that are not to be seen. `declared`: classes, and all fields that may be seen of their instances. */
  static create(privates: FieldsByClass = {}, declared: DeclaredFields | null = null): FunctionSources {
    return new FunctionSources(setsOf(privates), declared === null ? null : setsOfAll(declared));
  }

  /** `source` is a function expression; one that cannot stand in a line of text is kept as `(0, eval)("…")`. */
  add(made: Callable, source: string): void {
    weakMapSet(this.#sources, made, functionText(source));
  }

  /** The source as it is printed, or undefined if the function is not known. */
  sourceOf(made: Callable): string | undefined {
    return weakMapGet(this.#sources, made) as string | undefined;
  }

  /** Makes the real thing known by the expression that it stands for. */
  addMade(real: object, made: Made): void {
    weakMapSet(this.#made, real, made);
  }

  /** How something that cannot be seen into was made, or undefined if it did not come with an input. */
  madeOf(real: object): Made | undefined {
    return weakMapGet(this.#made, real) as Made | undefined;
  }

  /** Makes a prototype known that does not say itself whose it is: `Big.prototype = {plus() {…}}`. */
  addClass(prototype: object, made: Callable): void {
    weakMapSet(this.#classes, prototype, made);
  }

  /** The class of such a prototype, or undefined if nobody told of it. */
  classOf(prototype: object): Callable | undefined {
    return weakMapGet(this.#classes, prototype) as Callable | undefined;
  }

  /** Makes a class known by the name under which it is exported: a tool may have given it another. */
  addExported(made: Callable, name: string): void {
    weakMapSet(this.#exported, made, name);
  }

  /** The fields of a class's instances that are declared to be nobody else's; null where there are none. */
  privatesOf(made: Callable): ReadonlySet<string> | null {
    return this.#ofClass(this.#privates, made);
  }

  /** All fields that a class's instances are declared to have, where anything is said of it; null where nothing is. */
  declaredOf(made: Callable): ReadonlySet<string> | null {
    return this.#ofClass(this.#declared, made);
  }

  #ofClass(fields: ReadonlyMap<string, ReadonlySet<string>> | null, made: Callable): ReadonlySet<string> | null {
    if (fields === null) return null;
    const name = nameOf(made);
    const exported = weakMapGet(this.#exported, made) as string | undefined;
    return mapGet(fields, name) ?? (exported === undefined ? undefined : mapGet(fields, exported)) ?? mapGet(fields, plainName(name)) ?? null;
  }

  /** Whether instances of a class have private fields; kept, since reading a long source for each instance would be slow. */
  hidesFields(made: Callable): boolean {
    const known = weakMapGet(this.#hiding, made) as boolean | undefined;
    if (known !== undefined) return known;
    const hides = hasPrivateFields(functionSource(made));
    weakMapSet(this.#hiding, made, hides);
    return hides;
  }
}
