/**
 * The largest rate of differing inputs that is still compatible, at 95 % confidence, with `n` independent draws of which none differed:
 * the exact form of the rule of three, 1 − 0.05^(1/n), which 3/n approximates from above. Without draws nothing is known: 1.
 * Throws a RangeError unless `n` is a whole number from 0.
 *
 * Source: J. A. Hanley and A. Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249 (1983), 1743–1745; the exact
 * form is the one-sided Clopper–Pearson limit for no successes.
 */
export function ruleOfThree(n: number): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`A number of draws is a whole number from 0, not ${n}.`);
  return n === 0 ? 1 : -Math.expm1(Math.log(0.05) / n);
}
