/** The quantile of the normal distribution that leaves 2.5 % on either side. */
const Z95 = 1.959_963_984_540_054;

/** A share with its uncertainty; each from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval for a share: `hits` of `n` draws, at 95 % unless `z` says otherwise. Unlike hits/n ± z·σ it stays within 0 and 1
 * and is of use for few draws and for shares near the ends. Without draws, 0 to 1. Throws a RangeError for counts that cannot be.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212.
 */
export function wilson(hits: number, n: number, z: number = Z95): Interval {
  if (!(hits >= 0 && hits <= n)) throw new RangeError(`${hits} of ${n} is no share.`);
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const z2 = (z * z) / n;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n))) / (1 + z2);
  return { low: hits === 0 ? 0 : Math.max(0, middle - half), high: hits === n ? 1 : Math.min(1, middle + half) };
}
