import type { CustomRule, Level, LintConfig } from './lint.js';
import type { DialectName } from './spec.js';

/** What the configuration says of specs that cannot say it themselves. */
export interface SpecSettings {
  /** Paths from the working folder: a path, or a glob with `*`, `**` and `?`. The first that matches a file speaks for it. */
  readonly files: string;
  /** What they are written in; null where path and content say it. */
  readonly dialect: DialectName | null;
  /** Their subject's entry from the working folder, `src/render.ts#render`; null where they name one themselves, or have none. */
  readonly subject: string | null;
  /** What examples ask, where they name no operation. */
  readonly operation: string | null;
}

/** `holdfast.config.ts`, read and complete. */
export interface Config {
  /** Whether changes to specs and rulings count once they are reviewed (`reviewed-tree`), or only if a signer signed them. */
  readonly trust: 'reviewed-tree' | 'signers';
  /** SSH public keys with a name before each, as in an `allowed_signers` file of ssh-keygen: `ada@example.org ssh-ed25519 AAAA…`. */
  readonly signers: readonly string[];
  /** ISO date until which undecided is reported and not counted; null where it counts. */
  readonly reportUntil: string | null;
  /** Exotic rows block too. */
  readonly strict: boolean;
  /** Makes the choice of held-out cases this repository's own. */
  readonly salt: string;
  readonly lint: LintConfig;
  readonly specs: readonly SpecSettings[];
}

/** What a user writes, `defineConfig({…})`; everything has a default. */
export interface UserConfig {
  readonly trust?: 'reviewed-tree' | 'signers';
  readonly signers?: readonly string[];
  /** `report until 2026-12-24`, or `block`. */
  readonly undecided?: string;
  readonly strict?: boolean;
  readonly salt?: string;
  readonly lint?: {
    /** By code, `{ 'LINT-WEASEL-WORD': 'error', 'LINT-TBD': 'off' }`; what is not named keeps its severity. */
    readonly rules?: Readonly<Record<string, Level>>;
    readonly custom?: readonly CustomRule[];
  };
  /** Specs of other dialects: `{files: 'spec.txt', subject: 'src/render.ts', operation: 'render'}`. */
  readonly specs?: readonly { readonly files: string; readonly dialect?: DialectName; readonly subject?: string; readonly operation?: string }[];
}
