import { useAt } from '../../editor/cursor.js';
import type { KnownSpec } from '../../editor/known.js';
import type { IdUse } from '../../editor/uses.js';
import type { RecordSummary } from '../../model/editor.js';
import type { SpecFiles } from '../../model/ports.js';
import { Records } from './records.js';
import { SpecCache } from './spec-cache.js';

export interface EditorWorld {
  /** Specs below a folder. */
  readonly specsIn: (folder: string) => SpecFiles;
}

/** An id that stands at a place, with the specs in which it may be defined or named. */
export interface AtId {
  readonly use: IdUse;
  readonly known: KnownSpec;
  readonly all: readonly KnownSpec[];
}

/** The specs of some folders with what is recorded of them, each read when somebody asks. */
export class Shelf {
  readonly specs = new SpecCache();
  readonly records = new Records();
  readonly #specsIn: EditorWorld['specsIn'];
  #folders: readonly string[] = [];
  #listed = new Map<string, readonly string[]>();

  constructor({ specsIn }: EditorWorld) {
    this.#specsIn = specsIn;
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#listed = new Map();
  }

  changedOnDisk(files: readonly string[]): void {
    for (const file of files) this.specs.forget(file);
    this.records.forget();
    this.#listed = new Map();
  }

  /** All specs that are known together with this one: those of the innermost folder that holds it, and what is open there. Of null those of all folders. */
  async around(file: string | null): Promise<readonly KnownSpec[]> {
    const own = file === null ? this.#folders : this.#folders.filter((folder) => file.startsWith(`${folder}/`)).toSorted((a, b) => b.length - a.length).slice(0, 1);
    const below = (await Promise.all(own.map((folder) => this.#list(folder)))).flat();
    const open = this.specs.open.filter((each) => each === file || own.some((folder) => each.startsWith(`${folder}/`)));
    const specs = await Promise.all([...new Set([...below, ...open])].map((each) => this.specs.get(each)));
    return specs.filter((each) => each !== null);
  }

  /** `use` where there is such a text, else what stands for nothing. */
  async within<T>(file: string, nothing: T, use: (known: KnownSpec) => Promise<T> | T): Promise<T> {
    const here = await this.specs.get(file);
    return here === null ? nothing : use(here);
  }

  /** The same of the id at a place. */
  async atId<T>({ file, offset }: { readonly file: string; readonly offset: number }, nothing: T, use: (at: AtId) => Promise<T> | T): Promise<T> {
    return this.within(file, nothing, async (known) => {
      const found = useAt(known.uses, offset);
      return found === null ? nothing : use({ use: found, known, all: await this.around(file) });
    });
  }

  async recordsOf(all: readonly KnownSpec[]): Promise<(spec: KnownSpec) => RecordSummary | null> {
    const found = new Map(await Promise.all(all.map(async ({ file }) => [file, await this.records.get(file)] as const)));
    return ({ file }) => found.get(file) ?? null;
  }

  async #list(folder: string): Promise<readonly string[]> {
    const known = this.#listed.get(folder);
    if (known !== undefined) return known;
    const files = (await this.#specsIn(folder).find()).map((file) => `${folder}/${file}`);
    this.#listed.set(folder, files);
    return files;
  }
}
