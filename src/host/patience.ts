/** How long one guest is waited for, learnt from what its cases take. */
export interface Patience {
  /** Seconds of silence after which a case is taken for one that hangs, and looked at alone where it is judged. */
  first(): number;
  /** Seconds that it has then, before it counts as hung: four times as many, until there is no doubt. */
  alone(): number;
  /** Seconds that each part of it has then, while it is looked for the one that hangs: what hangs as a whole does so in one of them. */
  part(): number;
  /** Seconds after which a guest that looks for endless calls ends one. */
  watched(): number;
  /** So many cases were answered in so many seconds. */
  answered(cases: number, seconds: number): void;
  /** A case did hang. */
  hung(): void;
}

/** A case that gave no answer in its time has so many times as much by itself. */
export const GENEROSITY = 4;
/** A case takes less than so many times as long as the slowest before it. */
const ROOM = 2;
/** A case that hangs takes more than so many times what cases took so far. */
const OUTLIER = 50;
/** Seconds; a machine that does much else stalls a process for less. */
const LEAST = 0.1;
/** Seconds that asking takes by itself. */
const ROUND_TRIP = 0.02;

/** In haste, so many times as long as others the first one is waited for that seems to hang, and no more seconds than so: what is slow is not to be taken for it. */
const FIRST_WAIT = 8;
const LONGEST_WAIT = 2;
/** After so many cases that were quick it is half as long: one that is not stands out. */
const MANY = 32;

/** Hangs that were seen in full before one more is believed without. */
const CONVINCED = 3;

/**
 * Each case has `seconds`. Where `hasty`, it has several times as many until one has hung (what ends then is the guest, with its state): then others
 * will, and each would cost seconds, so they have what cases normally take, with room to spare. `alone`: seconds that a case has by itself at
 * least, to see whether what hangs does so for long.
 */
export function createPatience(seconds: number, hasty: boolean, alone = 0): Patience {
  let slowest = 0;
  let hangs = 0;
  let seen = 0;
  const usual = (least: number): number => (hasty ? Math.min(seconds, Math.max(least, OUTLIER * slowest)) : seconds);
  const given = (): number => (hangs === 0 ? seconds : usual(LEAST));
  const wait = (): number => (hasty ? Math.min(LONGEST_WAIT, FIRST_WAIT * seconds) / (seen >= MANY && slowest < LEAST ? 2 : 1) : seconds);
  // What is slow and answers is not to be looked at alone each time: that asks it twice, and starts a process.
  const first = (): number => (hangs === 0 ? Math.max(wait(), ROOM * slowest) : given());
  return {
    first,
    // A first silence may have been the machine's: half as long once more tells.
    watched: () => Math.max(seconds, ROOM * slowest, hangs === 0 ? wait() / 2 : 0),
    part: () => usual(GENEROSITY * LEAST),
    alone: () => (hasty && hangs >= CONVINCED ? first() : Math.max(first(), GENEROSITY * given(), alone)),
    answered: (cases, took) => {
      seen += cases;
      slowest = Math.max(slowest, (took - ROUND_TRIP) / cases);
    },
    hung: () => { hangs++; },
  };
}
