import type { CompiledFreedoms } from '../../compare/erase.js';
import type { Entry } from '../../model/baseline.js';
import type { Observation } from '../../model/observation.js';
import type { JudgedCase, Word } from '../../model/verdict.js';
import { judged } from './judged.js';
import type { Subject } from './bound.js';
import type { Seen, Voice } from './voice.js';

/** So many go over at once; large enough to keep the guest busy, small enough to keep memory flat. */
const BATCH = 2000;

export interface RecordedOptions {
  readonly candidate: Subject;
  /** The prior itself, where it can be run: what it no longer does as recorded has drifted. */
  readonly prior: Subject | null;
  readonly voice: Voice;
  readonly freedoms: CompiledFreedoms;
  readonly kept: (entry: Entry) => boolean;
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** Judges the candidate on every recorded case, by the entry and by what the spec says. */
export async function judgeRecorded(entries: readonly Entry[], options: RecordedOptions): Promise<readonly JudgedCase[]> {
  const out: JudgedCase[] = [];
  for (let at = 0; at < entries.length; at += BATCH) {
    options.signal.throwIfAborted();
    const batch = entries.slice(at, at + BATCH);
    const observed = await options.candidate.run(batch.map((e) => e.case));
    out.push(...await judgeBatch(batch, observed, options));
    options.progress(out.length);
  }
  return out;
}

async function judgeBatch(entries: readonly Entry[], observed: readonly Observation[], options: RecordedOptions): Promise<readonly JudgedCase[]> {
  const { voice, freedoms } = options;
  const seen = entries.map((entry, i): Seen => ({ case: entry.case, observation: observed[i] as Observation }));
  const words = await voice.words(seen);
  const free = await voice.free(entries.map((e) => e.case));
  const differing = entries.flatMap((entry, i) => (same(entry.observation, observed[i] as Observation) ? [] : [i]));
  const priorWords = new Map<number, readonly Word[]>();
  const said = await voice.words(differing.map((i): Seen => ({ case: (entries[i] as Entry).case, observation: (entries[i] as Entry).observation })));
  for (const [n, i] of differing.entries()) priorWords.set(i, said[n] as readonly Word[]);
  const all = entries.map((entry, i): JudgedCase => judged({
    case: entry.case, prior: entry.observation, candidate: observed[i] as Observation, words: words[i] as readonly Word[],
    // The same observation has the same words.
    priorWords: priorWords.get(i) ?? words[i] as readonly Word[], kept: options.kept(entry), free: free[i] === true, origin: 'recorded',
  }, freedoms));
  return settle(all, differing, options);
}

/** What differs runs again: an answer that comes and goes is noise, and a prior that no longer does what its entry says has drifted. */
async function settle(all: readonly JudgedCase[], differing: readonly number[], { candidate, prior, freedoms }: RecordedOptions): Promise<readonly JudgedCase[]> {
  const unsafe = differing.filter((i) => all[i]?.outcome !== 'held' && all[i]?.outcome !== 'held-undescribed');
  if (unsafe.length === 0) return all;
  const cases = unsafe.map((i) => (all[i] as JudgedCase).pair.case);
  const again = await candidate.run(cases);
  const now = prior === null ? null : await prior.run(cases);
  const settled = [...all];
  for (const [n, i] of unsafe.entries()) {
    const one = all[i] as JudgedCase;
    const { pair } = one;
    const wavers = !freedoms.same(pair.candidate, again[n] as Observation, pair.case);
    const drifted = now !== null && !freedoms.same(pair.prior, now[n] as Observation, pair.case);
    if (wavers) settled[i] = { ...one, outcome: 'noisy' };
    else if (drifted && one.outcome !== 'regression' && one.outcome !== 'broken') settled[i] = { ...one, outcome: 'drifted', pair: { ...pair, candidate: now[n] as Observation } };
  }
  return settled;
}

function same(a: Observation, b: Observation): boolean {
  return a.text === b.text && a.kind === b.kind;
}
