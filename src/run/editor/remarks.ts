import type { KnownSpec } from '../../editor/known.js';
import { remarksOf } from '../../editor/remarks.js';
import type { Remark } from '../../model/editor.js';
import type { SpecSummary } from '../../model/lint.js';
import type { Levels } from '../lint/levels.js';
import { holdToRules, runRules, settle, weighed } from '../lint/lint-text.js';
import type { DeepSaid } from './deep.js';

export interface RemarkOptions {
  readonly levels: Levels;
  /** Of the other specs that are known together with it; null while they are not read. */
  readonly others: readonly SpecSummary[] | null;
  /** What was found when the text was last held against itself. */
  readonly deep: DeepSaid;
}

/** What linting says of a text as one types: this is the one place that says what is looked for. What git remembers of ids is not. */
export function remarks({ spec, document }: KnownSpec, { levels, others, deep }: RemarkOptions): readonly Remark[] {
  const held = holdToRules({ spec, document: () => document }, levels);
  const together = others === null ? [] : runRules([...others, held.linted.summary], null, levels);
  const more = [...together.filter(({ file }) => file === spec.file), ...deep.findings.flatMap((finding) => weighed(finding, levels))];
  return remarksOf(settle(held, more, levels, deep.ofThisText), document);
}
