import { compileFreedoms } from '../compare/erase.js';
import type { Case } from '../model/case.js';
import type { Freedom, Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import { lastLine } from '../value/last-line.js';
import { holdsOpaque } from '../value/opaque.js';
import { hash } from '../value/hash.js';
import { Judge } from './judge.js';
import { missedKinds } from './plant-kinds.js';
import { misplacedReplies } from './plant-replies.js';
import { runOn, type Sides } from './sides.js';
import type { Hunt } from './tally.js';

/**
 * The self-check: wrong observations are planted at the candidate's port, and pass transport, confirmation, freedoms and clustering like
 * all others. Each must end as a row.
 */
export interface SelfCheck {
  /** Of single operations. */
  readonly planted: number;
  readonly caught: number;
  /** What got through, in words. */
  readonly missed: readonly string[];
}

interface Plant {
  readonly case: Case;
  readonly wrong: Observation;
  readonly what: string;
}

/** Plants that are asked about together: one by one, hundreds of operations would take seconds. */
const TOGETHER = 200;
/** So often a judge asks about one: when it is planted, and to see it again. */
const ASKED = 2;
/** A case that takes longer is slow. */
const SLOW_SECONDS = 0.1;

/**
 * Plants one wrong value and one wrong outcome for each operation, where nothing is declared free; sees that differences of every kind
 * are seen, and that replies come to their own cases. `hunt` is what the run has seen.
 */
export async function selfCheck(sides: Sides, hunt: Pick<Hunt, 'samples' | 'distinct' | 'executions' | 'seconds'>, freedoms: readonly Freedom[], seed: number): Promise<SelfCheck> {
  const planted = await checkPlants(sides, hunt.samples, hunt.distinct, { freedoms, seed });
  // Where a case takes long, the way from the subject is gone no oftener than need be.
  const sparing = hunt.seconds > SLOW_SECONDS * hunt.executions;
  const unseen = await missedKinds(sides, hunt.samples, sparing);
  const misplaced = await misplacedReplies(sides, sparing ? hunt.distinct.slice(0, 2) : hunt.distinct);
  return { planted: planted.planted, caught: planted.caught, missed: [...planted.missed, ...unseen, ...misplaced] };
}

async function checkPlants(sides: Sides, samples: readonly Pair[], spares: readonly Pair[], { freedoms, seed }: { freedoms: readonly Freedom[]; seed: number }): Promise<SelfCheck> {
  const first = await plantOn(sides, samples, freedoms, seed);
  const unplanted = spares.filter((spare) => first.unplanted.has(spare.case.operation) && !samples.includes(spare));
  if (unplanted.length === 0) return first;
  const more = await plantOn(sides, unplanted, freedoms, seed);
  return { planted: first.planted + more.planted, caught: first.caught + more.caught, missed: [...first.missed, ...more.missed] };
}

/** `unplanted`: operations of which only cases were asked to which the prior answers anew each time. */
async function plantOn(sides: Sides, samples: readonly Pair[], freedoms: readonly Freedom[], seed: number): Promise<SelfCheck & { readonly unplanted: ReadonlySet<string> }> {
  const plants = samples.flatMap((sample) => plantsFor(sample, freedoms, seed));
  const unplanted = new Set(plants.map((plant) => plant.case.operation));
  const missed: string[] = [];
  const free = compileFreedoms(freedoms);
  let planted = 0;
  let asked: ReadonlyMap<Plant, readonly [Guest, Guest]> = new Map();
  for (const [at, plant] of plants.entries()) {
    if (at % TOGETHER === 0) asked = await askedTogether(sides, plants.slice(at, at + TOGETHER));
    const [prior, candidate] = asked.get(plant) as readonly [Guest, Guest];
    const judge = new Judge({ prior, candidate: planting(candidate, plant) }, free, () => 'natural');
    const { confirmed, wavering } = await judge.decide(await judge.run([plant.case]));
    // A prior that answers anew each time has nothing to be held against; such cases are left out of the search too.
    if (wavering.some((w) => w.side === 'prior')) continue;
    planted++;
    unplanted.delete(plant.case.operation);
    const row = judge.book.list()[0];
    if (confirmed.length !== 1 || row?.count !== 1 || row.witness.candidate.text !== plant.wrong.text) missed.push(`${plant.what} of ${plant.case.operation}`);
  }
  return { planted, caught: planted - missed.length, missed, unplanted };
}

/** For each plant, guests that give what both sides answered when all were asked in one batch, and again in another; whatever else is asked they ask. */
async function askedTogether(sides: Sides, plants: readonly Plant[]): Promise<ReadonlyMap<Plant, readonly [Guest, Guest]>> {
  const times: (readonly Pair[])[] = [];
  while (times.length < ASKED) times.push(await runOn(sides, plants.map((plant) => plant.case)));
  return new Map(plants.map((plant, i) => {
    const answers = (side: 'prior' | 'candidate'): Observation[] => times.flatMap((pairs) => pairs.slice(i, i + 1).map((pair) => pair[side]));
    return [plant, [answering(sides.prior, plant.case, answers('prior')), answering(sides.candidate, plant.case, answers('candidate'))]];
  }));
}

/** The guest, with answers to one case that it gave before: each is given once. */
function answering(guest: Guest, of: Case, answers: Observation[]): Guest {
  return {
    ...guest,
    run: async (cases, enough) => {
      const [next] = cases.length === 1 && cases[0] === of ? answers.splice(0, 1) : [];
      return next === undefined ? guest.run(cases, enough) : [next];
    },
  };
}

function plantsFor(sample: Pair, freedoms: readonly Freedom[], seed: number): readonly Plant[] {
  const plants: Plant[] = [];
  const mark = `planted ${hash(`${seed} ${sample.case.operation}`).slice(0, 8)}`;
  const last = lastLine(sample.prior.text);
  // Where the prior's answer cannot be seen into, nothing differs from it. Of a session the last step is planted.
  if (holdsOpaque(last)) return [];
  const before = sample.prior.text.slice(0, sample.prior.text.length - last.length);
  if (sample.prior.kind === 'returned' && last.startsWith('→ ') && !freedoms.some(freesResult)) {
    plants.push({ case: sample.case, what: 'a wrong value', wrong: { kind: 'returned', text: `${before}→ ${JSON.stringify(mark)}${asyncOf(last)}` } });
  }
  if (!freedoms.some((f) => f.kind === 'aspect' && f.aspect === 'outcome')) {
    const wrong: Observation = last.startsWith('throws ') ? { kind: 'returned', text: `${before}→ ${JSON.stringify(mark)}${asyncOf(last)}` } : { kind: 'threw', text: `${before}throws Error(${JSON.stringify(mark)})${asyncOf(last)}` };
    plants.push({ case: sample.case, what: 'a wrong outcome', wrong });
  }
  return plants;
}

function freesResult(f: Freedom): boolean {
  return f.kind !== 'aspect' && /^result(\.\*\*)?$/.test(f.path) && f.kind === 'path';
}

function asyncOf(line: string): string {
  return /; async(;|$)/.test(line) ? '; async' : '';
}

/** The candidate, with one answer replaced; what it really said is thrown away after it passed the transport. */
function planting(guest: Guest, plant: Plant): Guest {
  return {
    ...guest,
    run: async (cases, enough) => (await guest.run(cases, enough)).map((observation, i) => (cases[i] === plant.case ? plant.wrong : observation)),
  };
}
