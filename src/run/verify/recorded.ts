import type { CompiledFreedoms } from '../../compare/erase.js';
import { specWord } from '../../gate/word.js';
import { entryOf } from '../../ledger/text/entry.js';
import type { Entry, EntryLine } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { CaseOutcome, JudgedCase, Word } from '../../model/verdict.js';
import { judged } from './judged.js';
import type { Kept } from './kept.js';
import type { Subject } from './bound.js';
import { NOT_ASKED } from './spared.js';
import type { Seen, Voice } from './voice.js';

/** So many go over at once; large enough to keep the guest busy, small enough to keep memory flat. */
const BATCH = 2000;

export interface RecordedOptions {
  readonly candidate: Pick<Subject, 'run'>;
  /** The prior itself, where it can be run: what it no longer does as recorded has drifted. */
  readonly prior: Subject | null;
  /** Where the candidate is the prior's own code, that code in a process of its own; else null. */
  readonly alone: ((cases: readonly Case[]) => Promise<readonly Observation[]>) | null;
  /** Whether an entry is the prior's own; what was ruled since is another's. */
  readonly isPriors: (entry: Entry) => boolean;
  readonly voice: Voice;
  readonly freedoms: CompiledFreedoms;
  readonly kept: Kept;
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

export interface RecordedAnswer {
  /** Those that the spec says something of, or that differ; what else is as recorded is counted only. */
  readonly judged: readonly JudgedCase[];
  /** Those that were asked. */
  readonly cases: number;
  /** By operation, the first cases that are as recorded, at most 40. */
  readonly held: ReadonlyMap<string, readonly Entry[]>;
}

/** Judges the candidate on every recorded case, by the entry and by what the spec says. */
export async function judgeRecorded(lines: readonly EntryLine[], options: RecordedOptions): Promise<RecordedAnswer> {
  const found: JudgedCase[] = [];
  const held = new Map<string, Entry[]>();
  let cases = 0;
  let next = observe(lines, 0, options);
  for (let at = 0; at < lines.length; at += BATCH) {
    options.signal.throwIfAborted();
    const { lines: asked, batch, observed } = askedOf(await next);
    // The subject works on the next batch while this one is judged.
    next = observe(lines, at + BATCH, options);
    const loud = batch.flatMap((entry, i) => (isQuiet(asked[i] as EntryLine, entry, { observed: observed[i] as Observation, voice: options.voice }) ? [] : [i]));
    const judgements = await judgeBatch(loud.map((i) => batch[i] as Entry), loud.map((i) => observed[i] as Observation), options);
    noteHeld(held, batch, { loud, judgements });
    found.push(...judgements);
    cases += batch.length;
    options.progress(Math.min(lines.length, at + BATCH));
  }
  return { judged: found, cases, held };
}

interface Observed {
  readonly lines: readonly EntryLine[];
  readonly batch: readonly Entry[];
  readonly observed: readonly Observation[];
}

function observe(lines: readonly EntryLine[], from: number, { candidate }: RecordedOptions): Promise<Observed> {
  const some = lines.slice(from, from + BATCH);
  const batch = some.map(entryOf);
  const asked = batch.length === 0 ? Promise.resolve([]) : candidate.run(batch.map((e) => e.case));
  const both = asked.then((observed) => ({ lines: some, batch, observed }));
  // Whoever awaits it hears of a failure; where judging the batch before it failed, nobody does.
  both.catch(() => undefined);
  return both;
}

/** Without what was not asked, because its operation was given up. */
function askedOf(all: Observed): Observed {
  if (!all.observed.includes(NOT_ASKED)) return all;
  const isAsked = (_: unknown, i: number): boolean => all.observed[i] !== NOT_ASKED;
  return { lines: all.lines.filter(isAsked), batch: all.batch.filter(isAsked), observed: all.observed.filter(isAsked) };
}

/** The same bytes, of which the spec says nothing: held, whatever else there is to know. */
function isQuiet(line: EntryLine, { observation }: Entry, { observed, voice }: { readonly observed: Observation; readonly voice: Voice }): boolean {
  return same(observation, observed) && observed.kind !== 'couldNotRun' && !voice.speaks(line);
}

/** Of cases that are as recorded so many are kept, for faults to be planted at. */
const MOST_HELD = 40;

function noteHeld(held: Map<string, Entry[]>, batch: readonly Entry[], { loud, judgements }: { readonly loud: readonly number[]; readonly judgements: readonly JudgedCase[] }): void {
  const otherwise = new Set(loud.filter((_, n) => judgements[n]?.outcome !== 'held' && judgements[n]?.outcome !== 'held-undescribed'));
  for (const [i, entry] of batch.entries()) {
    const list = held.get(entry.case.operation) ?? [];
    if (list.length < MOST_HELD && !otherwise.has(i)) list.push(entry);
    if (list.length === 1) held.set(entry.case.operation, list);
  }
}

async function judgeBatch(entries: readonly Entry[], observed: readonly Observation[], options: RecordedOptions): Promise<readonly JudgedCase[]> {
  if (entries.length === 0) return [];
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
    priorWords: priorWords.get(i) ?? words[i] as readonly Word[], kept: options.kept, free: free[i] === true, origin: 'recorded',
  }, freedoms));
  return settle(all, differing, options);
}

/** Of each that was seen again whether it violates the spec as well. */
async function violations(seen: readonly (Seen | null)[], voice: Voice): Promise<readonly boolean[]> {
  const some = seen.filter((one) => one !== null);
  const words = some.length === 0 ? [] : await voice.words(some);
  const by = new Map(some.map((one, i) => [one, specWord(words[i] as readonly Word[]) === 'violates']));
  return seen.map((one) => one !== null && by.get(one) === true);
}

/** Outcomes in which the candidate violates what the spec says. */
const VIOLATED: ReadonlySet<CaseOutcome> = new Set<CaseOutcome>(['regression', 'broken', 'violation', 'conflict']);

/** What differs runs again: an answer that comes and goes is noise, and a prior that no longer does what its entry says has drifted. */
async function settle(all: readonly JudgedCase[], differing: readonly number[], { candidate, prior, alone, freedoms, isPriors, voice }: RecordedOptions): Promise<readonly JudgedCase[]> {
  const unsafe = differing.filter((i) => all[i]?.outcome !== 'held' && all[i]?.outcome !== 'held-undescribed');
  if (unsafe.length === 0) return all;
  const cases = unsafe.map((i) => (all[i] as JudgedCase).pair.case);
  // What hung, and is not asked any more, hung often enough.
  const again = (await candidate.run(cases)).map((observation, n) => (observation === NOT_ASKED ? (all[unsafe[n] as number] as JudgedCase).pair.candidate : observation));
  const apart = alone === null ? null : await alone(cases);
  const now = prior === null ? apart : await prior.run(cases);
  // The same code that does as recorded where nothing else was asked before it: its answers depend on that.
  const waver = unsafe.map((i, n) => {
    const { pair } = all[i] as JudgedCase;
    return !freedoms.same(pair.candidate, again[n] as Observation, pair.case) || (apart !== null && freedoms.same(pair.prior, apart[n] as Observation, pair.case));
  });
  const stillViolates = await violations(unsafe.map((i, n): Seen | null => (waver[n] === true && VIOLATED.has((all[i] as JudgedCase).outcome) ? { case: cases[n] as Case, observation: again[n] as Observation } : null)), voice);
  const settled = [...all];
  for (const [n, i] of unsafe.entries()) {
    const one = all[i] as JudgedCase;
    const { pair } = one;
    // What the candidate does otherwise than both is its own, and judged as that.
    const drifted = now !== null && !freedoms.same(pair.prior, now[n] as Observation, pair.case) && freedoms.same(pair.candidate, now[n] as Observation, pair.case) && isPriors({ case: pair.case, observation: pair.prior });
    // However it comes and goes: what the spec says holds neither time.
    if (stillViolates[n] === true) continue;
    if (waver[n] === true) settled[i] = { ...one, outcome: 'noisy' };
    else if (drifted && one.outcome !== 'regression' && one.outcome !== 'broken') settled[i] = { ...one, outcome: 'drifted' };
  }
  return settled;
}

function same(a: Observation, b: Observation): boolean {
  return a.text === b.text && a.kind === b.kind;
}
