/**
 * Good–Turing estimate of the unseen mass: the chance that the next draw shows a kind that no draw has shown so far, which is the
 * share of draws whose kind was seen exactly once. `counts` says how often each kind was seen; zeros are passed over. Without draws, 1.
 * It is an estimate: exact in expectation for independent draws only, which those of a guided search are not.
 *
 * Source: I. J. Good, "The population frequencies of species and the estimation of population parameters", Biometrika 40 (1953).
 */
export function goodTuring(counts: Iterable<number>): number {
  let draws = 0;
  let once = 0;
  for (const count of counts) {
    draws += count;
    if (count === 1) once++;
  }
  return draws === 0 ? 1 : once / draws;
}
