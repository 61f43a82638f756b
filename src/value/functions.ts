import type { Made } from './made.js';
import { functionText } from './parsing/function-source.js';
import { hasPrivateFields, nameOf } from './printing/class-name.js';
import { plainName } from './tool-name.js';
import { functionSource, MapClass, mapGet, mapSet, ownKeys, setAdd, SetClass, setHas, weakMapGet, weakMapSet } from './primordials.js';

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
  /** Is told which field of a class's instances was not shown, each once. */
  readonly leftOut: (of: string, field: string) => void;
}

/** Beyond this nobody wants to know which fields of a class were left out. */
const MOST_LEFT_OUT = 100;

/** The fields of a class's instances that are to be seen. */
export class ShownFields {
  readonly #names: ReadonlySet<string>;
  readonly #leftOut: (field: string) => void;
  readonly #told = new SetClass<string>();
  #left = MOST_LEFT_OUT;

  constructor(names: ReadonlySet<string>, leftOut: (field: string) => void) {
    this.#names = names;
    this.#leftOut = leftOut;
  }

  shows(field: string): boolean {
    if (setHas(this.#names, field)) return true;
    if (this.#left > 0 && !setHas(this.#told, field)) {
      this.#left--;
      setAdd(this.#told, field);
      this.#leftOut(field);
    }
    return false;
  }
}

function shownOf({ classes, names, leftOut }: DeclaredFields): ReadonlyMap<string, ShownFields> | null {
  if (classes.length === 0) return null;
  const [shown, all] = [new MapClass<string, ShownFields>(), new SetClass(names)];
  for (let i = 0; i < classes.length; i++) mapSet(shown, classes[i]!, new ShownFields(all, (field) => leftOut(classes[i]!, field)));
  return shown;
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

  /** By the name of a class, what of its instances may be seen. */
  readonly #declared: ReadonlyMap<string, ShownFields> | null;

  protected constructor(privates: ReadonlyMap<string, ReadonlySet<string>> | null = null, declared: ReadonlyMap<string, ShownFields> | null = null) {
    this.#privates = privates;
    this.#declared = declared;
  }

  /** `privates`: by the name of a class, fields of its instances that are not to be seen. `declared`: classes, and all fields that may be seen of their instances. */
  static create(privates: FieldsByClass = {}, declared: DeclaredFields | null = null): FunctionSources {
    return new FunctionSources(setsOf(privates), declared === null ? null : shownOf(declared));
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

  /** The name of a class: its own, or the one under which it is exported where it has none. */
  nameOf(made: Callable): string {
    const own = nameOf(made);
    return own === '' ? (weakMapGet(this.#exported, made) as string | undefined) ?? '' : own;
  }

  /** The fields of a class's instances that are declared to be nobody else's; null where there are none. */
  privatesOf(made: Callable): ReadonlySet<string> | null {
    return this.#ofClass(this.#privates, made);
  }

  /** All fields that a class's instances are declared to have, where anything is said of it; null where nothing is. */
  declaredOf(made: Callable): ShownFields | null {
    return this.#ofClass(this.#declared, made);
  }

  #ofClass<T>(fields: ReadonlyMap<string, T> | null, made: Callable): T | null {
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
