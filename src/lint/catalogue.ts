import type { DeepRule, Rule, SilenceRule } from '../model/lint.js';
import { absolute } from './rules/clarity/absolute.js';
import { acronymUndefined } from './rules/clarity/acronym-undefined.js';
import { allNot } from './rules/clarity/all-not.js';
import { andOr } from './rules/clarity/and-or.js';
import { comparisonOpen } from './rules/clarity/comparison-open.js';
import { earsOrder } from './rules/clarity/ears-order.js';
import { earsShape } from './rules/clarity/ears-shape.js';
import { escapeClause } from './rules/clarity/escape-clause.js';
import { futureTense } from './rules/clarity/future-tense.js';
import { infinitiveSuperfluous } from './rules/clarity/infinitive-superfluous.js';
import { listUnbounded } from './rules/clarity/list-unbounded.js';
import { negationStack } from './rules/clarity/negation-stack.js';
import { parenthesisNormative } from './rules/clarity/parenthesis-normative.js';
import { passiveActorless } from './rules/clarity/passive-actorless.js';
import { pronounVague } from './rules/clarity/pronoun-vague.js';
import { quantityVague } from './rules/clarity/quantity-vague.js';
import { sentenceLong } from './rules/clarity/sentence-long.js';
import { slash } from './rules/clarity/slash.js';
import { termUndefined } from './rules/clarity/term-undefined.js';
import { timeVague } from './rules/clarity/time-vague.js';
import { verbVague } from './rules/clarity/verb-vague.js';
import { weaselWord } from './rules/clarity/weasel-word.js';
import { wordRepeated } from './rules/clarity/word-repeated.js';
import { deprecatedChecked } from './rules/freshness/deprecated-checked.js';
import { observedUnconfirmed } from './rules/freshness/observed-unconfirmed.js';
import { placeholder } from './rules/freshness/placeholder.js';
import { tbd } from './rules/freshness/tbd.js';
import { notRead } from './rules/reading/not-read.js';
import { characterHidden } from './rules/structure/character-hidden.js';
import { headingOrder } from './rules/structure/heading-order.js';
import { headingRepeated } from './rules/structure/heading-repeated.js';
import { idReused } from './rules/structure/id-reused.js';
import { idShared } from './rules/structure/id-shared.js';
import { keywordLowercase } from './rules/structure/keyword-lowercase.js';
import { keywordMissing } from './rules/structure/keyword-missing.js';
import { keywordMixed } from './rules/structure/keyword-mixed.js';
import { linkBroken } from './rules/structure/link-broken.js';
import { prefixUnused } from './rules/structure/prefix-unused.js';
import { referenceCircular } from './rules/structure/reference-circular.js';
import { referenceDangling } from './rules/structure/reference-dangling.js';
import { requirementEmpty } from './rules/structure/requirement-empty.js';
import { statementCompound } from './rules/structure/statement-compound.js';
import { titleMissing } from './rules/structure/title-missing.js';
import { titleSecond } from './rules/structure/title-second.js';
import { criterionUnbound } from './rules/testability/criterion-unbound.js';
import { exampleRepeated } from './rules/testability/example-repeated.js';
import { freedomHollows } from './rules/testability/freedom-hollows.js';
import { mustUnchecked } from './rules/testability/must-unchecked.js';
import { operationUnchecked } from './rules/testability/operation-unchecked.js';
import { operationUndeclared } from './rules/testability/operation-undeclared.js';
import { propertyTautology } from './rules/testability/property-tautology.js';
import { refusalUnchecked } from './rules/testability/refusal-unchecked.js';
import { tableUnbound } from './rules/testability/table-unbound.js';

/** Carried out by `lint --deep`, which asks the evaluator. */
const CONSISTENCY: readonly DeepRule[] = [
];

/** What is wrong with comments that silence findings, and with rules of the configuration. */
const SUPPRESSION: readonly SilenceRule[] = [
  { code: 'LINT-SUPPRESSION-STALE', category: 'suppression', needs: 'suppressions' },
  { code: 'LINT-SUPPRESSION-UNREADABLE', category: 'suppression', needs: 'suppressions' },
  { code: 'LINT-SUPPRESSION-UNREASONED', category: 'suppression', needs: 'suppressions' },
  { code: 'LINT-RULE-FAILED', category: 'custom', needs: 'suppressions' },
];

/** All rules: the one list. */
export const CATALOGUE: readonly Rule[] = [
  characterHidden, headingOrder, headingRepeated, idReused, idShared, keywordLowercase, keywordMissing, keywordMixed, linkBroken, prefixUnused, referenceCircular, referenceDangling, requirementEmpty, statementCompound, titleMissing, titleSecond,
  absolute, acronymUndefined, allNot, andOr, comparisonOpen, earsOrder, earsShape, escapeClause, futureTense, infinitiveSuperfluous, listUnbounded, negationStack, parenthesisNormative, passiveActorless, pronounVague, quantityVague, sentenceLong, slash, termUndefined, timeVague, verbVague, weaselWord, wordRepeated,
  criterionUnbound, exampleRepeated, freedomHollows, mustUnchecked, operationUnchecked, operationUndeclared, propertyTautology, refusalUnchecked, tableUnbound,
  deprecatedChecked, observedUnconfirmed, placeholder, tbd,
  notRead,
  ...CONSISTENCY, ...SUPPRESSION,
];
