import type { KnownSpec } from '../../editor/known.js';
import { remarksOf } from '../../editor/remarks.js';
import type { Remark } from '../../model/editor.js';
import type { Finding } from '../../model/finding.js';
import type { PastId, SpecSummary } from '../../model/lint.js';
import type { Levels } from '../lint/levels.js';
import { holdToRules, runRules, settle, weighed } from '../lint/lint-text.js';
import type { DeepSaid } from './deep.js';

export interface RemarkOptions {
  readonly levels: Levels;
  /** Of the other specs that are known together with it; null while they are not read. */
  readonly others: readonly SpecSummary[] | null;
  /** What git remembers of ids; null while nobody knows. */
  readonly past: readonly PastId[] | null;
  /** What others than its own rules say of it. */
  readonly more: readonly Finding[];
  /** What was found when the text was last held against itself. */
  readonly deep: DeepSaid;
}

/** What linting says of a text as one types: this is the one place that says what is looked for. */
export function remarks({ spec, document }: KnownSpec, { levels, others, past, more: besides, deep }: RemarkOptions): readonly Remark[] {
  const held = holdToRules({ spec, document: () => document }, levels);
  const together = others === null ? [] : runRules([...others, held.linted.summary], past, levels);
  const more = [...together.filter(({ file }) => file === spec.file), ...besides.flatMap((finding) => weighed(finding, levels)), ...deep.findings.flatMap((finding) => weighed(finding, levels))];
  return remarksOf(settle({ ...held, file: held.spec.file }, more, levels, deep.ofThisText), document);
}
