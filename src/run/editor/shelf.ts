import { useAt } from '../../editor/cursor.js';
import type { KnownSpec } from '../../editor/known.js';
import type { IdUse } from '../../editor/uses.js';
import type { SpecSettings } from '../../model/config.js';
import type { EditorConfig, RecordSummary } from '../../model/editor.js';
import type { PastId, SpecSummary } from '../../model/lint.js';
import { toldOfSpec } from '../../spec/dialects/told.js';
import { levelsOf, NO_LINT_CONFIG } from '../lint/levels.js';
import type { Levels } from '../lint/levels.js';
import { Deep } from './deep.js';
import type { LintDeep } from './deep.js';
import { Past } from './past.js';
import type { HistoryOf } from './past.js';
import { Records } from './records.js';
import { SpecCache } from './spec-cache.js';

export interface EditorWorld {
  /** Paths of files below a folder that may be specs, by their paths or these settings, from it on. */
  readonly specsIn: (folder: string, settings: readonly SpecSettings[]) => Promise<readonly string[]>;
  readonly lintDeep: LintDeep;
  readonly history: HistoryOf;
  /** Ends all processes; they are gone with the promise. */
  readonly end: () => Promise<void>;
}

/** An id that stands at a place, with the specs in which it may be defined or named. */
export interface AtId {
  readonly use: IdUse;
  readonly known: KnownSpec;
  readonly all: readonly KnownSpec[];
}

/** The specs of some folders with what is recorded of them, each read when somebody asks. */
export class Shelf {
  readonly specs = new SpecCache({ nameOf: (file) => this.#nameOf(file), toldOf: (file) => toldOfSpec(this.#nameOf(file), this.#settingsFor(file)) });
  readonly records = new Records();
  readonly deep: Deep;
  readonly #past: Past;
  readonly #specsIn: EditorWorld['specsIn'];
  #folders: readonly string[] = [];
  #listed = new Map<string, readonly string[]>();
  /** Folders whose specs have all been read. */
  #loaded = new Set<string>();
  readonly #configs = new Map<string, { readonly levels: Levels; readonly specs: readonly SpecSettings[] }>();
  readonly #defaults = { levels: levelsOf(NO_LINT_CONFIG), specs: [] };

  constructor({ specsIn, lintDeep, history }: EditorWorld) {
    this.#specsIn = specsIn;
    this.deep = new Deep(lintDeep);
    this.#past = new Past(history);
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.specs.forgetAll();
    this.#again();
  }

  /** What the configuration of a folder says of linting and of specs. Throws CONFIG-INVALID where it names a rule that there is not. */
  configure(folder: string, { lint, specs }: EditorConfig): void {
    const before = this.#configs.get(folder)?.specs ?? [];
    this.#configs.set(folder, { levels: levelsOf(lint), specs });
    if (JSON.stringify(before) === JSON.stringify(specs)) return;
    // What is told of a spec is part of how it is read.
    this.specs.forgetAll();
    this.#again();
  }

  levelsFor(file: string): Levels {
    return this.#configFor(file).levels;
  }

  maybeSpec(file: string): boolean {
    return toldOfSpec(this.#nameOf(file), this.#settingsFor(file)) !== null;
  }

  /** What git remembered of ids when it was last asked; nothing of what lies in no folder. */
  pastOf(file: string): readonly PastId[] | null {
    return this.#past.known(this.#folderOf(file));
  }

  async lookBack(file: string): Promise<boolean> {
    const folder = this.#folderOf(file);
    return folder !== null && this.levelsFor(file).isOn('LINT-ID-REUSED') && this.#past.ask(folder);
  }

  /** The text of a file by the path by which findings call it, from where this one is called so; null where there is none. */
  async textBeside(file: string, name: string): Promise<string | null> {
    const folder = this.#folderOf(file);
    return folder === null ? null : this.specs.text(`${folder}/${name}`);
  }

  changedOnDisk(files: readonly string[]): void {
    for (const file of files) this.specs.forget(file);
    this.records.forget();
    this.#again();
  }

  /** Reads the specs that are known together with this one; says whether that was new. */
  async load(file: string): Promise<boolean> {
    const folder = this.#folderOf(file);
    if (folder === null || this.#loaded.has(folder)) return false;
    const loaded = this.#loaded;
    await this.around(file);
    // Something changed on disk meanwhile: who said so loads again.
    if (loaded !== this.#loaded) return false;
    loaded.add(folder);
    return true;
  }

  /** Summaries of the other specs as they were when last read; null while they are not. What lies in no folder stands alone. */
  async others(file: string): Promise<readonly SpecSummary[] | null> {
    const folder = this.#folderOf(file);
    if (folder === null) return [];
    if (!this.#loaded.has(folder)) return null;
    const files = new Set([...this.#listed.get(folder) ?? [], ...this.specs.open.filter((each) => this.#folderOf(each) === folder)]);
    const found = await Promise.all([...files].map((each) => (each === file ? null : this.specs.summary(each))));
    return found.filter((each) => each !== null);
  }

  /** All specs that are known together with this one: those of the innermost folder that holds it, and what is open there. Of null those of all folders. */
  async around(file: string | null): Promise<readonly KnownSpec[]> {
    const folder = file === null ? null : this.#folderOf(file);
    const own = file === null ? this.#folders : folder === null ? [] : [folder];
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

  /** Where the path by which findings call a file starts. */
  startOf(file: string): string {
    return this.#folderOf(file) ?? file.slice(0, file.lastIndexOf('/') + 1);
  }

  /** The innermost that holds it; null where none does. */
  #folderOf(file: string): string | null {
    return this.#folders.filter((folder) => file.startsWith(`${folder}/`)).toSorted((a, b) => b.length - a.length)[0] ?? null;
  }

  #nameOf(file: string): string {
    const folder = this.#folderOf(file);
    return file.slice(folder === null ? file.lastIndexOf('/') + 1 : folder.length + 1);
  }

  #configFor(file: string): { readonly levels: Levels; readonly specs: readonly SpecSettings[] } {
    return this.#configs.get(this.#folderOf(file) ?? '') ?? this.#defaults;
  }

  #settingsFor(file: string): readonly SpecSettings[] {
    return this.#configFor(file).specs;
  }

  #again(): void {
    this.#listed = new Map();
    this.#loaded = new Set();
  }

  async #list(folder: string): Promise<readonly string[]> {
    const known = this.#listed.get(folder);
    if (known !== undefined) return known;
    const files = (await this.#specsIn(folder, this.#configs.get(folder)?.specs ?? [])).map((file) => `${folder}/${file}`);
    this.#listed.set(folder, files);
    return files;
  }
}
