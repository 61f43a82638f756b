import type { Case } from '../model/case.js';
import type { Lead } from '../model/observation.js';
import type { Chance } from './random.js';

const MOST = 48;
/** So often it is tried to get one past what stopped it: there may be several places that a lead could be followed in. */
const TRIES = 3;

export interface StoppedCase {
  readonly of: Case;
  readonly leads: readonly Lead[];
}

interface Held {
  readonly stopped: StoppedCase;
  left: number;
}

/**
 * Cases that a comparison stopped that hardly ever holds, with what it compared: the newest, each for a few tries. What is changed before a
 * checksum gets past it with the checksum that was asked for.
 */
export class Stopped {
  readonly #held: Held[] = [];

  get size(): number {
    return this.#held.length;
  }

  add(stopped: StoppedCase): void {
    if (this.#held.length >= MOST) this.#held.shift();
    this.#held.push({ stopped, left: TRIES });
  }

  /** One of them; null where there is none. */
  draw(chance: Chance): StoppedCase | null {
    if (this.#held.length === 0) return null;
    const at = chance.int(this.#held.length);
    const held = this.#held[at] as Held;
    if (--held.left === 0) this.#held.splice(at, 1);
    return held.stopped;
  }
}
