import { carried } from '../../editor/carried.js';
import type { KnownSpec } from '../../editor/known.js';
import { Problem } from '../../host/problem.js';
import type { Editor } from '../../model/editor.js';
import type { Finding } from '../../model/finding.js';
import type { Spec } from '../../model/spec.js';

/** An editor's questions, and the one to which code of a spec has to run, in a process that is contained. Other code of the workspace never does. */
export interface DeepEditor extends Editor {
  /**
   * Holds a text as it is now against itself, as `lint --deep` does. What that finds is among its remarks from then on, until the text is held
   * again or closed. Rejected where it cannot be done, and when `signal` aborts; its processes have ended then.
   */
  holdAgainstItself(file: string, signal: AbortSignal): Promise<void>;
  /** Ends what it started; all of that is gone with the promise. */
  end(): Promise<void>;
}

/** Holds a spec against itself; `folder` is where its path starts. Its processes have ended when the promise has. */
export type LintDeep = (spec: Spec, options: { readonly folder: string; readonly signal: AbortSignal }) => Promise<readonly Finding[]>;

/** What was found deep of a text, and whether it is of that very text or of one before. */
export interface DeepSaid {
  readonly findings: readonly Finding[];
  readonly ofThisText: boolean;
}

/** Of one text. Most take a second or two; code that does not end would keep the others waiting. */
const SECONDS = 60;

const NOTHING: DeepSaid = { findings: [], ofThisText: false };

/** What texts say against themselves, as it was when they were last held so. One is held at a time. */
export class Deep {
  readonly #lintDeep: LintDeep;
  readonly #seconds: number;
  readonly #held = new Map<string, { readonly text: string; readonly findings: readonly Finding[] }>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(lintDeep: LintDeep, seconds = SECONDS) {
    this.#lintDeep = lintDeep;
    this.#seconds = seconds;
  }

  /** Of the text as it is now, whenever its turn comes. */
  hold(known: KnownSpec, folder: string, signal: AbortSignal): Promise<void> {
    const turn = this.#last.then(() => this.#hold(known, folder, signal));
    // Whoever asked for it hears why it failed; the next one need not.
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** What is known, at the places where it stands in this text. */
  said({ file, document }: KnownSpec): DeepSaid {
    const held = this.#held.get(file);
    return held === undefined ? NOTHING : { findings: carried(held.findings, held.text, document.text), ofThisText: held.text === document.text };
  }

  forget(file: string): void {
    this.#held.delete(file);
  }

  async #hold({ file, spec, document: { text } }: KnownSpec, folder: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const late = AbortSignal.timeout(this.#seconds * 1000);
    try {
      const findings = spec.requirements.length === 0 ? [] : await this.#lintDeep(spec, { folder, signal: AbortSignal.any([signal, late]) });
      signal.throwIfAborted();
      this.#held.set(file, { text, findings: findings.map((finding) => inside(finding, spec, folder)) });
    } catch (error) {
      // What was known is of an older text, and nobody can say whether it still holds.
      if (!signal.aborted) this.#held.delete(file);
      if (!signal.aborted && late.aborted) throw tooLong(file, this.#seconds);
      throw error;
    }
  }
}

function tooLong(file: string, seconds: number): Problem {
  return new Problem({ code: 'INTERRUPTED', severity: 'error', file, message: `It took longer than ${seconds} s and was ended. Look for a model or check that does not end; holdfast lint --deep waits as long as it takes.` });
}

/** What is wrong with a file that the spec leads to is told at its beginning. */
function inside(finding: Finding, { file }: Spec, folder: string): Finding {
  const { file: at = file, line, code, severity, message } = finding;
  if (at === file) return finding;
  const name = at.startsWith(`${folder}/`) ? at.slice(folder.length + 1) : at;
  return { code, severity, file, line: 1, column: 1, message: `${name}${line === undefined ? '' : `:${line}`}: ${message}` };
}
