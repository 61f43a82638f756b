import type { CompiledFreedoms } from '../../compare/erase.js';
import { entryOf } from '../../ledger/text/entry.js';
import type { Entry, EntryLine } from '../../model/baseline.js';
import type { Observation } from '../../model/observation.js';
import type { JudgedCase, Word } from '../../model/verdict.js';
import { once } from '../once.js';
import { judged } from './judged.js';
import type { Subject } from './bound.js';
import type { Fed } from './fed.js';
import type { Seen, Voice } from './voice.js';

/** So many go over at once; large enough to keep the guest busy, small enough to keep memory flat. */
const BATCH = 2000;

export interface RecordedOptions {
  readonly candidate: Subject;
  /** What the candidate has been asked already. */
  readonly fed: Fed | null;
  /** The prior itself, where it can be run: what it no longer does as recorded has drifted. */
  readonly prior: Subject | null;
  readonly voice: Voice;
  readonly freedoms: CompiledFreedoms;
  readonly kept: (entry: Entry) => boolean;
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

export interface RecordedAnswer {
  /** Those that the spec says something of, or that differ; what else is as recorded is counted only. */
  readonly judged: readonly JudgedCase[];
  readonly cases: number;
  /** By operation, the first case that is as recorded. */
  readonly held: ReadonlyMap<string, Entry>;
}

/** Judges the candidate on every recorded case, by the entry and by what the spec says. */
export async function judgeRecorded(lines: readonly EntryLine[], options: RecordedOptions): Promise<RecordedAnswer> {
  const held = new Map<string, Entry>();
  const open = await stillOpen(lines, options, held);
  return { judged: await judgeOpen(open, options, held), cases: lines.length, held };
}

/** Without what was asked before, is as recorded, and of which the spec says nothing. */
async function stillOpen(lines: readonly EntryLine[], { fed, voice }: RecordedOptions, held: Map<string, Entry>): Promise<readonly EntryLine[]> {
  if (fed === null) return lines;
  await fed.settled();
  return lines.filter((line) => {
    const quiet = fed.isSame(line) && !voice.speaks(line);
    if (quiet && !held.has(line.operation)) held.set(line.operation, entryOf(line));
    return !quiet;
  });
}

async function judgeOpen(lines: readonly EntryLine[], options: RecordedOptions, held: Map<string, Entry>): Promise<readonly JudgedCase[]> {
  const found: JudgedCase[] = [];
  let next = observe(lines, 0, options);
  for (let at = 0; at < lines.length; at += BATCH) {
    options.signal.throwIfAborted();
    const batch = await next;
    // The subject works on the next batch while this one is judged.
    next = observe(lines, at + BATCH, options);
    const loud = batch.filter((one) => !isQuiet(one, options.voice));
    const judgements = await judgeBatch(loud.map(({ entry }) => entry()), loud.map(({ observed }) => observed), options);
    noteHeld(held, batch, new Map(loud.map((one, i) => [one, judgements[i] as JudgedCase])));
    found.push(...judgements);
    options.progress(Math.min(lines.length, at + BATCH));
  }
  return found;
}

/** An entry with what came of its case. */
interface Observed {
  readonly line: EntryLine;
  readonly entry: () => Entry;
  readonly observed: Observation;
  readonly same: boolean;
}

function observe(lines: readonly EntryLine[], from: number, { candidate, fed }: RecordedOptions): Promise<readonly Observed[]> {
  const batch = lines.slice(from, from + BATCH);
  const unasked = batch.filter((line) => fed?.isSame(line) !== true && fed?.observed(line) === undefined).map((line) => ({ line, entry: entryOf(line) }));
  const asked = unasked.length === 0 ? Promise.resolve([]) : candidate.run(unasked.map(({ entry }) => entry.case));
  const both = asked.then((observed) => {
    const fresh = new Map(unasked.map(({ line, entry }, i) => [line, { line, entry: () => entry, observed: observed[i] as Observation, same: isSame(entry.observation, observed[i] as Observation) }]));
    return batch.map((line): Observed => fresh.get(line) ?? known(line, fed as Fed));
  });
  // Whoever awaits it hears of a failure; where judging the batch before it failed, nobody does.
  both.catch(() => undefined);
  return both;
}

function known(line: EntryLine, fed: Fed): Observed {
  const entry = once(() => entryOf(line));
  const other = fed.observed(line);
  return { line, entry, get observed() { return other ?? entry().observation; }, same: other === undefined };
}

/** The same bytes, of which the spec says nothing: held, whatever else there is to know. */
function isQuiet(one: Observed, voice: Voice): boolean {
  return one.same && !voice.speaks(one.line);
}

function noteHeld(held: Map<string, Entry>, batch: readonly Observed[], loud: ReadonlyMap<Observed, JudgedCase>): void {
  for (const one of batch) {
    if (held.has(one.line.operation)) continue;
    const outcome = loud.get(one)?.outcome ?? 'held-undescribed';
    if (outcome === 'held' || outcome === 'held-undescribed') held.set(one.line.operation, one.entry());
  }
}

async function judgeBatch(entries: readonly Entry[], observed: readonly Observation[], options: RecordedOptions): Promise<readonly JudgedCase[]> {
  if (entries.length === 0) return [];
  const { voice, freedoms } = options;
  const seen = entries.map((entry, i): Seen => ({ case: entry.case, observation: observed[i] as Observation }));
  const words = await voice.words(seen);
  const free = await voice.free(entries.map((e) => e.case));
  const differing = entries.flatMap((entry, i) => (isSame(entry.observation, observed[i] as Observation) ? [] : [i]));
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

function isSame(a: Observation, b: Observation): boolean {
  return a.text === b.text && a.kind === b.kind && b.kind !== 'couldNotRun';
}
