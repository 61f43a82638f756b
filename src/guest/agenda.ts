import { ceil, max, min, trunc } from './primordials.js';

/** What is known of a timer that the subject has set. */
export interface Entry<Timer> {
  readonly timer: Timer;
  /** Milliseconds. */
  readonly delay: number;
  /** When it is to fire, in milliseconds of the time that timers go by; infinite once it is about to. */
  due: number;
  /** Of two that are due together the one that was set first fires first. */
  turn: number;
  /** By the clock that the subject reads it is not to fire before this. */
  ready: number;
  /** Whether it keeps the process going. */
  isRefed: boolean;
  /** It fires again and again. */
  repeats: boolean;
  isListed: boolean;
}

export interface AgendaParts<Timer> {
  /** Milliseconds that have really passed, with a fraction. */
  readonly now: () => number;
  /** Has fired for good, or was cancelled. */
  readonly isOver: (timer: Timer) => boolean;
}

/**
 * A case may skip so many milliseconds: a call that sleeps for an hour settles, as do ten attempts that back off by doubling, and what
 * waits for tomorrow never does.
 */
export const LONGEST = 4 * 60 * 60 * 1000;
/** So many times a case may skip: a poll of every 20 ms for a minute; what polls for ever has been shown to after a fifth of a second. */
export const MOST_SKIPS = 4000;
/**
 * Real milliseconds that count as none where a timer is set: what computing takes, and what a busy machine adds, must not change the order of timers
 * from run to run.
 */
const INSTANT = 50;
const NEVER = Number.POSITIVE_INFINITY;
const NONE: readonly never[] = [];

/**
 * Which timers fire next, in the order of real ones: by due time, then as they were set. Where nothing but them keeps the process going,
 * time is skipped to the next: it passes really at all other times, so that a clock of what really passed and what was `skipped` never
 * stands still and never goes back.
 *
 * What one case skipped stays skipped in the next, as if it had waited. A clock that went back would make a module lie that keeps times:
 * what a cache put down an hour ahead would then live for an hour, and a limiter that emptied its bucket there would wait as long. It costs no
 * determinism: where a case stands in a process has always shown in the date that it reads, both sides of a comparison are asked
 * the same in the same order, and what is replayed alone was asked alone before it was reported.
 */
export class Agenda<Timer> {
  readonly #now: () => number;
  readonly #isOver: (timer: Timer) => boolean;
  /** What the module set while it loaded, and what the case at work did. */
  #kept: Entry<Timer>[] = [];
  #own: Entry<Timer>[] = [];
  #isLoading = true;
  #turns = 0;
  /** The time of timers as it was when `since` was the real one. */
  #time = 0;
  #since: number;
  #skips = 0;
  #spent = 0;
  /** How often something was due after a skip, in all. */
  fired = 0;
  /** Whole milliseconds, so that all clocks agree to their last digit. */
  skipped = 0;

  constructor({ now, isOver }: AgendaParts<Timer>) {
    this.#now = now;
    this.#isOver = isOver;
    this.#since = now();
  }

  /** From here on timers belong to cases. */
  watch(): void {
    this.#isLoading = false;
    this.#begin();
  }

  /** A timer that was set now, to fire in so many milliseconds. */
  add(timer: Timer, delay: number): Entry<Timer> {
    // Times of one case are told from its first timer, not from wherever the one before it stood.
    if ((this.#isLoading ? this.#kept : this.#own).length === 0) this.#advance(0);
    const entry = { timer, delay: trunc(delay), due: 0, turn: 0, ready: 0, isRefed: true, repeats: false, isListed: false };
    this.again(entry);
    return entry;
  }

  /** It is to fire once more, from now. */
  again(entry: Entry<Timer>): void {
    this.#advance(INSTANT);
    entry.due = this.#time + entry.delay;
    entry.turn = this.#turns++;
    entry.ready = this.#now() + this.skipped + entry.delay;
    if (entry.isListed) return;
    entry.isListed = true;
    const list = this.#isLoading ? this.#kept : this.#own;
    list[list.length] = entry;
  }

  /**
   * Skips to what fires next, and gives that: nothing where what was given before has yet to fire. Null where no timer keeps the process
   * going, or the case has skipped enough.
   */
  skip(): readonly Entry<Timer>[] | null {
    const live = this.#live();
    if (this.#skips >= MOST_SKIPS || !someRefed(live)) return null;
    if (someTaken(live)) {
      this.#skips++;
      return NONE;
    }
    const horizon = max(earliest(live), this.#passed(INSTANT));
    const next = dueBy(live, horizon);
    const left = untilReady(next) - this.#now() - this.skipped;
    const more = left > 0 ? ceil(left) : 0;
    if (this.#spent + more > LONGEST) return null;
    this.#skips++;
    this.fired++;
    this.#spent += more;
    this.skipped += more;
    this.#time = horizon;
    this.#since = this.#now();
    return taken(next);
  }

  /** What is due by now although nothing was skipped to get there: time passes really as well, for what was set before a skip. */
  ripe(): readonly Entry<Timer>[] {
    const live = this.#live();
    const at = this.#now() + this.skipped;
    const next: Entry<Timer>[] = [];
    for (let i = 0; i < live.length; i++) if ((live[i] as Entry<Timer>).ready <= at) next[next.length] = live[i] as Entry<Timer>;
    this.#advance(0);
    return taken(sorted(next));
  }

  /** When something is due next, by the clock that the subject reads; infinite where nothing is to come. */
  next(): number {
    const live = this.#live();
    let least = NEVER;
    for (let i = 0; i < live.length; i++) least = min(least, (live[i] as Entry<Timer>).ready);
    return least;
  }

  /** Real milliseconds until then. */
  until(ready: number): number {
    return ready - this.#now() - this.skipped;
  }

  /** Whether something that the case itself set is still to come and keeps the process going: once, or, where these count too, again and again. */
  holds(repeating: boolean): boolean {
    if (this.#own.length === 0) return false;
    this.#own = stillThere(this.#own, this.#isOver);
    for (let i = 0; i < this.#own.length; i++) {
      const entry = this.#own[i] as Entry<Timer>;
      if (entry.isRefed && (repeating || !entry.repeats)) return true;
    }
    return false;
  }

  /** Gives up what the case set, and gives those of it that had yet to fire. The next case may skip as much again. */
  clear(): readonly Entry<Timer>[] {
    this.#begin();
    if (this.#own.length === 0) return NONE;
    const left = stillThere(this.#own, this.#isOver);
    this.#own = [];
    for (let i = 0; i < left.length; i++) (left[i] as Entry<Timer>).isListed = false;
    return left;
  }

  #begin(): void {
    this.#skips = 0;
    this.#spent = 0;
  }

  #live(): Entry<Timer>[] {
    this.#own = stillThere(this.#own, this.#isOver);
    if (this.#kept.length === 0) return this.#own;
    this.#kept = stillThere(this.#kept, this.#isOver);
    const all: Entry<Timer>[] = [];
    for (let i = 0; i < this.#kept.length; i++) all[all.length] = this.#kept[i] as Entry<Timer>;
    for (let i = 0; i < this.#own.length; i++) all[all.length] = this.#own[i] as Entry<Timer>;
    return all;
  }

  /** The time of timers now, where less than so many real milliseconds count as none. */
  #passed(instant: number): number {
    const passed = this.#now() - this.#since;
    return passed < instant ? this.#time : this.#time + trunc(passed);
  }

  #advance(instant: number): void {
    const time = this.#passed(instant);
    if (time === this.#time && instant > 0) return;
    this.#since += time - this.#time;
    this.#time = time;
  }
}

function stillThere<Timer>(entries: Entry<Timer>[], isOver: (timer: Timer) => boolean): Entry<Timer>[] {
  const left: Entry<Timer>[] = [];
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry<Timer>;
    if (isOver(entry.timer)) entry.isListed = false;
    else left[left.length] = entry;
  }
  return left;
}

function someRefed(entries: readonly Entry<unknown>[]): boolean {
  for (let i = 0; i < entries.length; i++) if ((entries[i] as Entry<unknown>).isRefed) return true;
  return false;
}

/** About to fire. */
function someTaken(entries: readonly Entry<unknown>[]): boolean {
  for (let i = 0; i < entries.length; i++) if ((entries[i] as Entry<unknown>).due === NEVER) return true;
  return false;
}

function earliest(entries: readonly Entry<unknown>[]): number {
  let least = NEVER;
  for (let i = 0; i < entries.length; i++) least = min(least, (entries[i] as Entry<unknown>).due);
  return least;
}

function untilReady(entries: readonly Entry<unknown>[]): number {
  let most = 0;
  for (let i = 0; i < entries.length; i++) most = max(most, (entries[i] as Entry<unknown>).ready);
  return most;
}

function dueBy<Timer>(entries: readonly Entry<Timer>[], time: number): Entry<Timer>[] {
  const due: Entry<Timer>[] = [];
  for (let i = 0; i < entries.length; i++) if ((entries[i] as Entry<Timer>).due <= time) due[due.length] = entries[i] as Entry<Timer>;
  return sorted(due);
}

/** By insertion: what is due together is little, and mostly in order. */
function sorted<Timer>(entries: Entry<Timer>[]): Entry<Timer>[] {
  for (let i = 1; i < entries.length; i++) {
    const entry = entries[i] as Entry<Timer>;
    let at = i;
    for (; at > 0 && isAfter(entries[at - 1] as Entry<Timer>, entry); at--) entries[at] = entries[at - 1] as Entry<Timer>;
    entries[at] = entry;
  }
  return entries;
}

function isAfter(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.due > b.due || (a.due === b.due && a.turn > b.turn);
}

/** They are about to fire: nothing more is to come of them unless they are set again. */
function taken<Timer>(entries: readonly Entry<Timer>[]): readonly Entry<Timer>[] {
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry<Timer>;
    entry.due = NEVER;
    entry.ready = NEVER;
  }
  return entries;
}
