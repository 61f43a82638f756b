import { entryOf } from '../../ledger/text/entry.js';
import { Problem } from '../../host/problem.js';
import type { Case } from '../../model/case.js';
import type { Finding } from '../../model/finding.js';
import type { Observation } from '../../model/observation.js';
import type { Ask } from '../../model/program.js';
import type { Check, PropertyCheck, Requirement } from '../../model/spec.js';
import type { Surface } from '../../model/shape.js';
import type { Printed } from '../../model/value.js';
import type { JudgedCase, Word } from '../../model/verdict.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';
import type { Bench } from './bench.js';
import { runUnits, type RanUnits, type Unit, type UnitSides } from './checks.js';
import { findEntry } from './find-entry.js';
import { judged } from './judged.js';
import { NOT_ASKED } from './spared.js';
import type { Seen } from './voice.js';

export interface SpecAnswer {
  readonly judged: readonly JudgedCase[];
  /** Cases behind the first question, recorded ones that a pin names included; and those of requirements that do not speak. */
  readonly cases: number;
  readonly silent: number;
  readonly findings: readonly Finding[];
  /** Of each check that runs as a program the first unit, and the ids of those that ran. */
  readonly units: readonly Unit[];
  readonly ran: ReadonlySet<string>;
}

/** The first question: does the candidate satisfy the spec? Every pin, example, expression and property is asked. */
export async function askSpec(bench: Bench): Promise<SpecAnswer> {
  const pinned = bench.voice.pinned();
  const pins = await judgePins(bench, pinned.filter((of) => findEntry(bench.loaded.entries, of) === null));
  const { units, surfaces } = await unitsOf(bench);
  const sides: UnitSides = { candidate: (cases) => bench.spared.run(cases), prior: priorOf(bench), kept: bench.kept, free: (cases) => bench.voice.free(cases) };
  const ran = await runUnits(units, bench.evaluator, sides, bench.plan.freedoms);
  const smallest = await runUnits(await smallestOf(ran.violated, surfaces, bench, sides), bench.evaluator, sides, bench.plan.freedoms);
  const silent = pinned.filter((of) => !bench.voice.isConfirmed(of)).length + ran.judged.filter((j) => j.words.length > 0 && j.words.every((w) => w.status !== 'confirmed')).length;
  return { judged: [...pins, ...ran.judged, ...smallest.judged], cases: pinned.length + ran.judged.length - silent, silent, findings: [...ran.findings, ...vacuous(bench, ran)], units: firstOfEach(units), ran: new Set(ran.runs.keys()) };
}

function firstOfEach(units: readonly Unit[]): readonly Unit[] {
  const ids = new Set<string>();
  return units.filter(({ check }) => !ids.has(check.id) && ids.add(check.id));
}

/** For each property that is violated the smallest input on which it is. */
async function smallestOf(violated: readonly Unit[], surfaces: ReadonlyMap<string, Surface>, { evaluator, settings }: Bench, { candidate: ask, free }: UnitSides): Promise<readonly Unit[]> {
  const smallest: Unit[] = [];
  for (const [id, surface] of surfaces) {
    const of = violated.filter((u): u is Unit & { input: Printed } => u.check.id === id && u.input !== null).toSorted((a, b) => a.input.length - b.input.length);
    if (of[0] !== undefined) smallest.push(await (await import('./shrink-unit.js')).shrinkUnit(of[0], { evaluator, ask, free, surface, stop: settings.stop }));
  }
  return smallest;
}

/** The prior itself, where it can be run; else what is recorded of it. */
function priorOf({ subjects, spared, loaded: { entries } }: Bench): Ask | null {
  if (subjects.same) return (cases) => spared.run(cases);
  const { prior } = subjects;
  if (prior !== null) return (cases) => prior.run(cases);
  if (entries.length === 0) return null;
  return async (cases) => cases.map((c): Observation => {
    const found = findEntry(entries, c);
    return found === null ? { kind: 'couldNotRun', text: 'could not run: not recorded' } : entryOf(found).observation;
  });
}

async function judgePins(bench: Bench, cases: readonly Case[]): Promise<readonly JudgedCase[]> {
  const { subjects, spared, voice, plan } = bench;
  const candidate = await spared.run(cases);
  const prior = subjects.same ? candidate : subjects.prior === null ? null : await subjects.prior.run(cases);
  const say = (observed: readonly Observation[]): Promise<readonly (readonly Word[])[]> => voice.words(cases.map((of, i): Seen => ({ case: of, observation: observed[i] as Observation })));
  const [words, priorWords] = [await say(candidate), prior === null ? null : await say(prior)];
  return cases.flatMap((of, i) => (candidate[i] === NOT_ASKED ? [] : [judged({
    case: of, prior: prior === null ? null : prior[i] as Observation, candidate: candidate[i] as Observation, words: words[i] as readonly Word[],
    priorWords: priorWords === null ? [] : priorWords[i] as readonly Word[], kept: bench.kept, free: false, origin: 'specified',
  }, plan.freedoms)]));
}

function checksOf(requirements: readonly Requirement[], only: string | null): readonly Check[] {
  return requirements.filter((r) => only === null || r.id === only).flatMap((r) => r.checks);
}

async function unitsOf(bench: Bench): Promise<{ readonly units: readonly Unit[]; readonly surfaces: ReadonlyMap<string, Surface> }> {
  const { loaded, settings } = bench;
  const units: Unit[] = [];
  const surfaces = new Map<string, Surface>();
  for (const check of checksOf(loaded.spec.requirements, settings.requirement)) {
    if (check.kind === 'expression' || check.kind === 'example') units.push({ check, input: null, wordOf: (j) => bench.voice.wordOf(check, j) });
    if (check.kind !== 'property') continue;
    const surface = await parametersOf(bench, check);
    surfaces.set(check.id, surface);
    // What invents inputs is large, and few specs in a run have properties.
    const { inputs: drawn } = (await import('./inputs.js')).propertyInputs(check, surface, { seed: bench.seed, constants: bench.constants });
    const inputs = await (await import('./led-inputs.js')).ledInputs(check, surface, { bench, inputs: drawn });
    for (const input of inputs) units.push({ check, input, wordOf: (j, on) => softened(bench, check, on ?? input, withInput(bench.voice.wordOf(check, j), surface, on ?? input)) });
  }
  return { units, surfaces };
}

/** Types of a property's parameters; what they lack is told where the property stands. */
async function parametersOf({ world, scope, loaded }: Bench, { signature, span, requirement }: PropertyCheck): Promise<Surface> {
  try {
    return await world.types.signature(signature, scope);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem({ ...error.finding, file: loaded.file, line: span.start.line, message: `The property of ${requirement} does not compile: ${error.finding.message}` });
  }
}

/** What a property is violated by: `for items = [1, 2]: false`. */
function withInput(word: Word | null, surface: Surface, input: Printed): Word | null {
  if (word?.result !== 'violated') return word;
  const names = surface.operations[0]?.signatures[0]?.parameters.map((p) => p.name) ?? [];
  const values = (parse(input) as unknown[]).map((value, i) => `${names[i] ?? `argument ${i + 1}`} = ${print(value)}`);
  return values.length === 0 ? word : { ...word, detail: `for ${values.join(', ')}: ${word.detail}` };
}

/** By exotic values a property is judged only if an example of its requirement holds one; else a violation is reported. */
function softened(bench: Bench, check: Extract<Check, { kind: 'property' }>, input: string, word: Word | null): Word | null {
  if (word?.result !== 'violated' || bench.exotics.has(check.requirement)) return word;
  const of: Case = { kind: 'call', operation: check.operations[0] ?? '', input };
  return bench.plan.reach(of) === 'exotic' ? { ...word, strength: 'MAY' } : word;
}

/** A property that an input never reaches holds nobody to anything. */
function vacuous({ loaded }: Bench, { runs }: RanUnits): readonly Finding[] {
  const checks = loaded.spec.requirements.flatMap((r) => r.checks);
  return [...runs].flatMap(([id, { all, vacuous: empty }]): readonly Finding[] => {
    const check = checks.find((c) => c.id === id);
    if (check?.kind !== 'property' || empty < all) return [];
    return [{ code: 'PROPERTY-VACUOUS', severity: 'warning', file: loaded.file, line: check.span.start.line, message: `The property of ${check.requirement} said nothing on any of ${all} inputs: its implies excluded all of them, or it asked nothing of the subject. Widen its condition, or give an example that meets it.` }];
  });
}
