import type { Entry } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { JudgedCase, Row } from '../../model/verdict.js';
import { caseText } from '../../value/case.js';
import { hash } from '../../value/hash.js';
import type { Subject } from './bound.js';
import type { VerifyPlan } from './plan.js';
import type { Voice } from './voice.js';

/** What a planted fault is to be caught by. */
export interface SelfCheckPorts {
  readonly candidate: Subject;
  /** The pipeline as the run used it, from a subject's port to rows. */
  readonly judge: (entry: Entry, candidate: Subject) => Promise<readonly JudgedCase[]>;
  readonly rows: (judged: readonly JudgedCase[]) => readonly Row[];
  /** True where a freedom speaks of the whole result, or of the outcome, of an operation: nothing can be planted there. */
  readonly isFree: (operation: string) => boolean;
}

export interface SelfChecked {
  readonly planted: number;
  readonly caught: number;
  /** What got through, in words. */
  readonly missed: readonly string[];
}

export interface Plant {
  readonly entry: Entry;
  readonly wrong: Observation;
  readonly what: string;
}

/** So many settled cases of an operation are asked at a time whether the spec leaves them free. */
const ASKED = 20;

/**
 * For each operation a recorded case that is settled and that no predicate leaves free: there a fault must show. One far from daily use is
 * taken only where there is no other, since a difference there would not block.
 */
export async function samplesFor(settled: ReadonlyMap<string, readonly Entry[]>, { voice, plan }: SampleContext): Promise<readonly Entry[]> {
  const isFar = (entry: Entry): boolean => plan.reach(entry.case) === 'exotic';
  const found = await Promise.all([...settled.values()].map(async (list) => (
    await firstBound(list.filter((e) => !isFar(e)), voice) ?? firstBound(list.filter(isFar), voice)
  )));
  return found.filter((e) => e !== null);
}

/** What tells which cases can carry a planted fault. */
export interface SampleContext {
  readonly voice: Pick<Voice, 'free'>;
  readonly plan: Pick<VerifyPlan, 'reach'>;
}

async function firstBound(list: readonly Entry[], voice: Pick<Voice, 'free'>): Promise<Entry | null> {
  for (let at = 0; at < list.length; at += ASKED) {
    const some = list.slice(at, at + ASKED);
    const free = await voice.free(some.map((e) => e.case));
    const bound = some.find((_, i) => free[i] !== true);
    if (bound !== undefined) return bound;
  }
  return null;
}

/**
 * Plants wrong observations at the candidate's port, two an operation: another value, another outcome. They pass all that others pass
 * (transport, freedoms, rulings, clustering), and each must end as a row that does not count as safe.
 */
export async function selfCheck(samples: readonly Entry[], seed: number, ports: SelfCheckPorts): Promise<SelfChecked> {
  const plants = samples.filter((e) => !ports.isFree(e.case.operation)).flatMap((entry) => plantsFor(entry, seed));
  const missed: string[] = [];
  for (const plant of plants) {
    const rows = ports.rows(await ports.judge(plant.entry, planting(ports.candidate, plant)));
    const caught = rows.some((row) => (row.counts !== 'reported' || row.reach === 'exotic') && caseText(row.witness.case) === caseText(plant.entry.case) && row.witness.candidate.text === plant.wrong.text);
    if (!caught) missed.push(`${plant.what} of ${plant.entry.case.operation}`);
  }
  return { planted: plants.length, caught: plants.length - missed.length, missed };
}

export function plantsFor(entry: Entry, seed: number): readonly Plant[] {
  // Of a class that no subject has: a ruling that covers these covers anything.
  const mark = JSON.stringify(`planted ${hash(`${seed} ${caseText(entry.case)}`).slice(0, 8)}`);
  const lines = entry.observation.text.split('\n');
  const ending = (last: string): string => [...lines.slice(0, -1), last].join('\n');
  const value: Plant = { entry, what: 'another value', wrong: { kind: 'returned', text: ending(`→ Planted {mark: ${mark}}`) } };
  const thrown: Plant = { entry, what: 'another outcome', wrong: { kind: 'threw', text: ending(`throws Planted {mark: ${mark}}`) } };
  return entry.observation.kind === 'returned' ? [value, thrown] : [value];
}

/** The candidate, with one answer replaced; what it really said passed the transport first, and is thrown away. */
function planting(subject: Subject, { entry, wrong }: Plant): Subject {
  const planted = caseText(entry.case);
  const replace = (of: Case, observation: Observation): Observation => (caseText(of) === planted ? wrong : observation);
  return { ...subject, run: async (cases) => (await subject.run(cases)).map((observation, i) => replace(cases[i] as Case, observation)) };
}
