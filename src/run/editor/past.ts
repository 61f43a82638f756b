import { Problem } from '../../host/problem.js';
import type { PastId } from '../../model/lint.js';
import type { History } from '../../model/ports.js';
import { pastIds } from '../lint/past.js';

/** What git knows of a folder. */
export type HistoryOf = (folder: string) => Pick<History, 'commitOf' | 'specLines'>;

interface Asked {
  readonly head: string | null;
  readonly ids: readonly PastId[];
}

/** What git remembers of ids, by folder: asked when somebody looks back, and answered from what is known until then. */
export class Past {
  readonly #history: HistoryOf;
  readonly #known = new Map<string, Asked>();
  readonly #asking = new Map<string, Promise<boolean>>();

  constructor(history: HistoryOf) {
    this.#history = history;
  }

  /** Null where nobody has asked yet. */
  known(folder: string | null): readonly PastId[] | null {
    return folder === null ? null : this.#known.get(folder)?.ids ?? null;
  }

  /** True where there is more, or other, to be said now. Whoever asks meanwhile waits for the same answer. */
  ask(folder: string): Promise<boolean> {
    const asking = this.#asking.get(folder) ?? this.#ask(folder).finally(() => this.#asking.delete(folder));
    this.#asking.set(folder, asking);
    return asking;
  }

  async #ask(folder: string): Promise<boolean> {
    const history = this.#history(folder);
    const head = await headOf(history);
    const before = this.#known.get(folder);
    if (before !== undefined && before.head === head) return false;
    // The same commit says the same; so it is asked of once.
    const ids = head === null ? [] : pastIds(await history.specLines());
    this.#known.set(folder, { head, ids });
    return ids.length > 0 || (before?.ids.length ?? 0) > 0;
  }
}

/** Null outside of a repository, before its first commit, and without git: nothing is remembered there. */
async function headOf({ commitOf }: Pick<History, 'commitOf'>): Promise<string | null> {
  try {
    return await commitOf('HEAD');
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
