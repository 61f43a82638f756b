import type { Decision, Entry } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Pair } from '../../model/difference.js';
import type { Observation } from '../../model/observation.js';
import type { JudgedCase, Row } from '../../model/verdict.js';
import { caseText, isAskedOf } from '../../value/case.js';
import { identical, Judge } from '../judge.js';
import { checkAccounts } from '../self-check/accounts.js';
import { Checked, type SelfChecked } from '../self-check/checked.js';
import { blocks, checkExpiry, checkKinds, checkLedgers, checkLeftOver } from '../self-check/controls.js';
import { checkEvaluator } from '../self-check/evaluator.js';
import { freeOf } from '../self-check/free.js';
import { finerPlantsFor, plantedAt, plantsFor, type Plant } from '../self-check/plants.js';
import { checkVoices } from '../self-check/voices.js';
import { rulesOn, type BehaviourAnswer } from './ask-behaviour.js';
import { sidesOf } from './bound.js';
import type { SpecAnswer } from './ask-spec.js';
import type { Bench } from './bench.js';
import type { Subject } from './bound.js';
import { judgeSurface, type Offered } from './surface.js';

/** A run whose answers are there, and the ways by which they came about. */
export interface SelfCheckPorts {
  readonly bench: Bench;
  readonly spec: SpecAnswer;
  readonly behaviour: BehaviourAnswer;
  readonly judged: readonly JudgedCase[];
  /** Rows as their cases were clustered, and as they are told. */
  readonly clustered: readonly Row[];
  readonly found: readonly Row[];
  /** The recorded part of the pipeline as the run used it, from a subject's port to judged cases. */
  readonly judge: (entries: readonly Entry[], candidate: Subject) => Promise<readonly JudgedCase[]>;
  readonly rows: (judged: readonly JudgedCase[]) => readonly Row[];
  /** The same without rulings: for faults of a class that a ruling may well speak of. */
  readonly unruled: (judged: readonly JudgedCase[]) => readonly Row[];
  /** The same by rulings that are planted too. */
  readonly ruledBy: (judged: readonly JudgedCase[], decisions: readonly Decision[]) => readonly Row[];
}

/**
 * Plants wrong observations and holds the run to catching them, for each operation at what was recorded, pinned and explored. They pass all
 * that others pass: transport, freedoms, the spec's checks, rulings, clustering, weighing. What of the gate shows on no observation of this
 * subject is held against fixed pairs: kinds of value, rulings that have ended, an edited ledger, programs whose answer is known. The table of
 * outcomes itself is pure, and its tests alone can say that it is the right one.
 */
export async function selfCheck(ports: SelfCheckPorts): Promise<SelfChecked> {
  const { bench } = ports;
  const checked = new Checked();
  checkAccounts(bench, { judged: ports.judged, rows: ports.clustered, found: ports.found, recorded: ports.behaviour.recorded, ran: ports.spec.ran }, checked);
  checkLedgers(bench.world, checked);
  const operations = [...new Set([...ports.behaviour.held.keys(), ...ports.judged.filter((j) => j.origin !== 'surface').map((j) => j.pair.case.operation)])];
  const [first] = operations;
  if (first !== undefined) checkExpiry(first, bench.world.today(), checked);
  checkSurface(ports, checked);
  await checkRecorded(ports, checked);
  await checkExplored(ports, checked);
  if (bench.programs > 0) await checkEvaluator(bench.evaluator, bench.plan.operations, checked);
  await checkVoices({ bench, rows: ports.rows, units: ports.spec.units, cases: settledOf(ports).map((e) => e.case) }, checked);
  checkKindsOnce(ports, operations, checked);
  return checked.result;
}

/** Operations under the same freedoms are compared in the same way. */
function checkKindsOnce({ bench, unruled, ruledBy }: SelfCheckPorts, operations: readonly string[], checked: Checked): void {
  const lines = bench.loaded.spec.requirements.flatMap((r) => r.freedoms);
  const byLines = new Map(operations.map((o) => [JSON.stringify(lines.filter((f) => f.kind === 'line' && (f.freedom.operation === null || isAskedOf(o, f.freedom.operation))).map((f) => f.text)), o]));
  for (const operation of byLines.values()) {
    const ports = { operation, free: freeOf(bench.loaded.spec, operation), freedoms: bench.plan.freedoms };
    checkKinds({ ...ports, rows: unruled }, checked);
    checkLeftOver({ ...ports, rows: ruledBy }, checked);
  }
}

/** A name that is not there any more; that one is retired is no part of it. */
function checkSurface({ bench, rows, unruled }: SelfCheckPorts, checked: Checked): void {
  const [lost, ...others] = bench.subjects.prior?.exports ?? [];
  if (lost === undefined) return;
  const surface = (exports: typeof others): readonly JudgedCase[] => judgeSurface({ exports: [lost, ...others], values: [] }, { exports, values: [] }, bench.plan.freedoms.same);
  const planted = (text: string): Offered => ({ exports: [], values: [{ name: 'PLANTED', text }] });
  if (!freeOf(bench.loaded.spec, 'PLANTED').touches('result')) checked.expect(rows(judgeSurface(planted('"a"'), planted('"b"'), bench.plan.freedoms.same)).some((row) => row.counts !== 'reported'), 'the value of a constant');
  const judged = surface(others);
  checked.expect(unruled(judged).some((row) => row.counts !== 'reported' && row.witness.case.operation === lost.name), `the export ${lost.name}, taken away`);
}

async function checkRecorded(ports: SelfCheckPorts, checked: Checked): Promise<void> {
  const { bench } = ports;
  const samples = samplesOf(await steady(await plantable(settledOf(ports), bench), bench), bench);
  const plants = samples.flatMap((entry) => {
    const free = freeOf(bench.loaded.spec, plantedAt(entry));
    const wide = plantsFor(entry, bench.seed).filter((p) => !isFree(p, free));
    return [...wide.map((plant) => ({ plant, rows: ports.rows })), ...finerPlantsFor(entry, free).map((plant) => ({ plant, rows: ports.unruled }))];
  });
  for (const round of rounds(plants, ({ plant }) => caseText(plant.entry.case))) {
    const seen = await ports.judge(round.map(({ plant }) => plant.entry), planting(bench.subjects.candidate, round.map(({ plant }) => plant)));
    const byCase = new Map(seen.map((one) => [caseText(one.pair.case), one]));
    for (const { plant, rows } of round) {
      const one = byCase.get(caseText(plant.entry.case));
      checked.expect(one !== undefined && isCaught(one, plant, { rows, bench }), `${plant.what} of ${plant.entry.case.operation}`);
    }
  }
}

/**
 * Without cases to which the prior gives another answer by now: calls of the search may have set what it goes by, and then a fault is not
 * held against what was recorded. They are asked twice, since they may do so to one another.
 */
async function steady(entries: readonly Entry[], { subjects: { prior, same } }: Bench): Promise<readonly Entry[]> {
  if (prior === null || same) return entries;
  const now = await prior.run([...entries, ...entries].map((e) => e.case));
  const isSteady = ({ observation }: Entry, at: number): boolean => [at, at + entries.length].every((i) => now[i] !== undefined && identical(now[i], observation));
  return entries.filter(isSteady);
}

/** A fault by an input that is exotic stands below the verdict, as every row does that violates nothing there. */
function isCaught(one: JudgedCase, { entry, wrong }: Plant, { rows, bench }: { rows: SelfCheckPorts['rows']; bench: Bench }): boolean {
  if (one.pair.candidate.text !== wrong.text || !identical(one.pair.prior, entry.observation)) return false;
  const made = rows([one]);
  return blocks(made, one) || (bench.plan.reach(entry.case) === 'exotic' && made.some((row) => row.witness.candidate.text === wrong.text));
}

/** A wrong value or outcome where a line of the spec leaves just that free. */
function isFree({ wrong, entry }: Plant, free: ReturnType<typeof freeOf>): boolean {
  if (wrong.kind !== entry.observation.kind) return free.has('outcome');
  return free.touches(wrong.kind === 'threw' ? 'error' : 'result', wrong.kind === 'threw' ? [] : ['mark']) || free.has('outcome');
}

async function checkExplored({ bench, behaviour, rows }: SelfCheckPorts, checked: Checked): Promise<void> {
  const { explored } = behaviour;
  const sides = sidesOf(bench.subjects);
  if (explored === null || sides === null) return;
  // Loaded where something was explored, and there already then.
  const [{ checkSearch }, { speak }] = await Promise.all([import('../self-check/search.js'), import('./explored.js')]);
  const whole = !explored.capped && !bench.settings.stop.aborted;
  checkSearch({ plan: bench.compared, first: explored.first, executions: explored.hunt.executions, crosschecked: explored.crosschecked, wanted: whole ? bench.settings.executions * bench.compared.operations.length : null }, checked);
  const pairs = explored.hunt.samples.filter((p) => identical(p.prior, p.candidate));
  const samples = await plantable(pairs.map((p): Entry => ({ case: p.case, observation: p.prior })), bench);
  for (const entry of samples) {
    const free = freeOf(bench.loaded.spec, plantedAt(entry));
    for (const plant of plantsFor(entry, bench.seed).filter((p) => !isFree(p, free))) {
      const run = planting(bench.subjects.candidate, [plant]).run;
      const judge = new Judge({ ...sides, candidate: { ...sides.candidate, run } }, bench.plan.freedoms, bench.plan.reach);
      const decided = await judge.decide(await judge.run([entry.case]));
      // A prior that answers anew each time has nothing to be held against.
      if (decided.wavering.some((w) => w.side === 'prior') || !sameAs(decided.pairs[0], entry)) continue;
      const [one] = await speak(decided, { voice: bench.voice, kept: bench.kept, freedoms: bench.plan.freedoms });
      checked.expect(one !== undefined && isCaught(one, plant, { rows, bench }), `${plant.what} of ${entry.case.operation} in the search`);
    }
  }
}

function sameAs(pair: Pair | undefined, { observation }: Entry): boolean {
  return pair !== undefined && identical(pair.prior, observation);
}

/** Cases that were recorded or pinned and are as they should be, as far as they were kept. */
function settledOf({ judged, behaviour }: SelfCheckPorts): readonly Entry[] {
  const settled = judged.filter(({ outcome, origin, pair }) => (outcome === 'held' || outcome === 'held-undescribed') && origin !== 'surface' && origin !== 'explored' && pair.prior.kind !== 'couldNotRun');
  const alike = new Map<string, Entry[]>();
  for (const entry of [...settled.map(({ pair }): Entry => ({ case: pair.case, observation: pair.prior })), ...[...behaviour.held.values()].flat()]) {
    const list = alike.get(keyOf(entry)) ?? [];
    if (list.length < MOST_ALIKE) list.push(entry);
    if (list.length === 1) alike.set(keyOf(entry), list);
  }
  return [...alike.values()].flat();
}

const MOST_ALIKE = 40;

/** Of each operation one case each that gives a structure, another value, and a throw; one far from daily use only where there is no other. */
function samplesOf(entries: readonly Entry[], { plan }: Bench): readonly Entry[] {
  const samples = new Map<string, Entry>();
  for (const entry of entries) {
    const held = samples.get(keyOf(entry));
    if (held === undefined || (plan.reach(held.case) === 'exotic' && plan.reach(entry.case) !== 'exotic')) samples.set(keyOf(entry), entry);
  }
  return [...samples.values()];
}

/** Of one operation, what gives a structure, another value, and a throw. */
function keyOf({ case: { operation }, observation: { kind, text } }: Entry): string {
  const sort = kind === 'returned' && /^→ (?:[[{]|new Map)/.test(text) ? 'structure' : kind;
  return `${operation} ${sort}`;
}

/** Without cases whose outcome a predicate of the spec leaves free; it is asked only where there is one. */
async function plantable(samples: readonly Entry[], { voice, loaded }: Bench): Promise<readonly Entry[]> {
  const operations = rulesOn(loaded.spec);
  if (!samples.some((e) => operations.has(e.case.operation))) return samples;
  const free = await voice.free(samples.map((e) => e.case));
  return samples.filter((e, i) => !operations.has(e.case.operation) || free[i] !== true);
}

/** Parts of a list in which each key stands once. */
function rounds<T>(list: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const out: T[][] = [];
  const turns = new Map<string, number>();
  for (const one of list) {
    const turn = turns.get(keyOf(one)) ?? 0;
    turns.set(keyOf(one), turn + 1);
    (out[turn] ??= []).push(one);
  }
  return out;
}

/** The candidate, with some answers replaced; what it really said passed the transport first, and is thrown away. */
function planting(subject: Subject, plants: readonly Plant[]): Subject {
  const wrong = new Map(plants.map((p) => [caseText(p.entry.case), p.wrong]));
  const replace = (of: Case, observation: Observation): Observation => wrong.get(caseText(of)) ?? observation;
  return { ...subject, run: async (cases, enough) => (await subject.run(cases, enough)).map((observation, i) => replace(cases[i] as Case, observation)) };
}
