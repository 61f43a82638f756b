import type { Case, SessionCase, Step } from '../model/case.js';
import type { Pair } from '../model/difference.js';
import { stepsAt, unshared } from '../value/same-values.js';
import type { Shrinking } from './descend.js';
import { isDear } from './purse.js';
import type { Settled } from './settled.js';

/** So many sessions are run for it: a few milliseconds, also where there is no time left, since that is where there are many rows. */
const MOST_ASKED = 120;

/** A session as a row shows it: what it asks before its last step, and in all, by names alone. */
interface Course {
  readonly of: SessionCase;
  readonly before: string;
  readonly whole: string;
}

/**
 * Holds rows of classes against each other: do they come of one step that leaves the instance otherwise than it did?
 */
export class LeftWrong {
  readonly #shrinking: Shrinking;
  #left = MOST_ASKED;

  constructor(shrinking: Shrinking) {
    this.#shrinking = shrinking;
  }

  /**
   * Whether after the same steps, the last of which is another than all before it, one row shows what the other does where that is asked in the
   * place of its own last step; and neither shows without that step. Or one of them shows at that step itself. Of an instance to which nothing was
   * done before it, this says nothing: all that is asked of what is still empty may be right by chance.
   */
  async isOne(a: Settled, b: Settled): Promise<boolean> {
    const [x, y] = [courseOf(a), courseOf(b)];
    if (x === null || y === null || x.of.operation !== y.of.operation) return false;
    // What could not be asked says nothing.
    if (x.whole === y.before) return isLastAnother(x.of.steps) && (await this.#shown([without(y.of)], b))[0] === false;
    if (y.whole === x.before) return isLastAnother(y.of.steps) && (await this.#shown([without(x.of)], a))[0] === false;
    if (x.before !== y.before || x.whole === y.whole || !isLastAnother(x.of.steps.slice(0, -1))) return false;
    const [withoutB, there] = await this.#shown([without(y.of), askedAfter(x.of, y.of)], b);
    if (withoutB !== false) return false;
    const [withoutA, back] = await this.#shown([without(x.of), askedAfter(y.of, x.of)], a);
    return withoutA === false && (there === true || back === true);
  }

  /** Of each session whether it shows the row; nothing where it may not be asked. */
  async #shown(sessions: readonly SessionCase[], { ids }: Settled): Promise<readonly (boolean | null)[]> {
    const { explorer, judge, contract } = this.#shrinking;
    const within = await contract.within(sessions);
    const asked = sessions.filter((of, i) => within[i]?.within === true && explorer.within(of));
    if (this.#left < asked.length) return [];
    const pairs = new Map<Case, Pair>((await judge.run(asked)).map((pair) => [pair.case, pair]));
    // What hangs is not worth it.
    this.#left = [...pairs.values()].some(isDear) ? 0 : this.#left - asked.length;
    return sessions.map((of) => {
      const pair = pairs.get(of);
      return pair === undefined ? null : judge.differences(pair).some((d) => ids.includes(judge.book.idOf(d)));
    });
  }
}

function courseOf({ row: { witness } }: Settled): Course | null {
  const of = witness.case;
  if (of.kind !== 'session' || isDear(witness)) return null;
  const names = of.steps.map(({ access, member, on }) => `${access} ${member} ${on ?? ''}`);
  return { of, before: names.slice(0, -1).join('\n'), whole: names.join('\n') };
}

/** The last step is not the first that does anything, and asks what none before it does. */
function isLastAnother(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  return steps.length > 2 && last !== undefined && steps.slice(1, -1).every(({ member }) => member !== last.member);
}

/** The session without the step before its last. */
function without(of: SessionCase): SessionCase {
  const last = of.steps.length - 1;
  return { ...of, steps: stepsAt(of.steps, of.steps.map((_, i) => i).filter((i) => i !== last - 1)) };
}

/** The last step of another session in the place of this one's. What it shared with steps before it is its own here. */
function askedAfter(of: SessionCase, other: SessionCase): SessionCase {
  return { ...of, steps: [...stepsAt(of.steps, of.steps.map((_, i) => i).slice(0, -1)), ...unshared(other.steps.slice(-1))] };
}
