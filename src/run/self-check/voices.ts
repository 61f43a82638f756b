import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { Check, ModelCheck, PinCheck, PropertyCheck, Requirement } from '../../model/spec.js';
import type { JudgedCase, Row, Word } from '../../model/verdict.js';
import { caseText } from '../../value/case.js';
import type { Bench } from '../verify/bench.js';
import { runUnits, type Unit } from '../verify/checks.js';
import { fitsTypes } from '../verify/fits-types.js';
import { judged } from '../verify/judged.js';
import { NOTHING_KEPT } from '../verify/kept.js';
import type { Checked } from './checked.js';
import { plantedThrow, plantedValue } from './plants.js';
import { freeOf } from './free.js';

export interface VoicePorts {
  readonly bench: Pick<Bench, 'settings' | 'loaded' | 'voice' | 'evaluator' | 'plan' | 'seed'>;
  /** Cases that were seen, by which models and postconditions can be asked. */
  readonly cases: readonly Case[];
  readonly rows: (judged: readonly JudgedCase[]) => readonly Row[];
  /** Of each expression, example and property that was run its first unit. */
  readonly units: readonly Unit[];
}

/** So many of each kind, strength and status are broken on purpose. */
const MOST_ALIKE = 2;
/** Cases on which a rule is tried, until one of them tells. */
const MOST_CASES = 3;

/** For each kind of check a wrong observation that it must call wrong, with the weight of its requirement, and silence where it is silent. */
export async function checkVoices(ports: VoicePorts, checked: Checked): Promise<void> {
  const { settings, loaded } = ports.bench;
  const requirements = loaded.spec.requirements.filter((r) => settings.requirement === null || r.id === settings.requirement);
  const kinds = new Map<string, number>();
  for (const requirement of requirements) {
    for (const check of requirement.checks) {
      const key = [check.kind, requirement.strength, requirement.status].join(' ');
      if ((kinds.get(key) ?? 0) >= MOST_ALIKE) continue;
      const tried = await violate(check, ports);
      if (tried.length === 0) continue;
      kinds.set(key, (kinds.get(key) ?? 0) + 1);
      checked.expect(tried.every((one) => weighs(one, requirement, ports)), `a violated ${check.kind} of ${requirement.id}`);
    }
  }
}

/** What came of planting at the check's own case; empty where it cannot be broken in this way. */
async function violate(check: Check, ports: VoicePorts): Promise<readonly JudgedCase[]> {
  if (check.kind === 'pin') return violatePin(check, ports);
  const broken = check.kind === 'model' || (check.kind === 'property' && check.postcondition !== null) ? await violateRule(check, ports) : [];
  const unit = ports.units.find((u) => u.check.id === check.id);
  return unit === undefined ? broken : [...broken, ...await violateUnit(unit, ports)];
}

async function violatePin(check: PinCheck, { bench }: VoicePorts): Promise<readonly JudgedCase[]> {
  const free = freeOf(bench.loaded.spec, check.case.operation);
  if (check.expected.how === 'observes' && (free.has('outcome') || free.touches('result') || free.touches('error'))) return [];
  const wrong = check.expected.how === 'throws' ? plantedValue(check.case, bench.seed, null) : plantedThrow(check.case, bench.seed, null);
  const words = (await bench.voice.words([{ case: check.case, observation: wrong }]))[0] ?? [];
  return [planted(check.case, wrong, words.filter((w) => w.check === check.id), bench)];
}

/** A rule is about the one call; what else a program asks, nobody knows there. */
const UNKNOWN: Observation = { kind: 'couldNotRun', text: 'could not run: not the call that the rule is about' };

/** A rule is broken by whichever wrong answer the evaluator itself says that it breaks it; then the voice must say so too. */
async function violateRule(check: ModelCheck | PropertyCheck, { bench, cases }: VoicePorts): Promise<readonly JudgedCase[]> {
  const operation = check.kind === 'model' ? check.operation : check.postcondition;
  const fits = fitsTypes(bench.plan.surface);
  const candidates = cases.filter((c) => c.kind === 'call' && c.operation === operation && fits(c));
  const free = await inputsFree(candidates, bench);
  for (const of of candidates.filter((_, i) => free[i] !== true).slice(0, MOST_CASES)) {
    for (const wrong of [plantedValue(of, bench.seed, null), plantedThrow(of, bench.seed, null)]) {
      const [raw] = await bench.evaluator.judge([{ program: check.id, input: of.kind === 'call' ? of.input : null, observation: check.kind === 'model' ? wrong : null }], async (asked) => asked.map((c) => (caseText(c) === caseText(of) ? wrong : UNKNOWN)));
      if (raw?.result !== 'violated') continue;
      const words = (await bench.voice.words([{ case: of, observation: wrong }]))[0] ?? [];
      if (wrong.kind === 'threw' && words.some((w) => w.pins && w.result === 'holds')) continue;
      return [planted(of, wrong, words.filter((w) => w.check === check.id), bench)];
    }
  }
  return [];
}

/** Whether a predicate of the spec frees the case: asked only where there is one, so that nobody can say so where there is none. */
async function inputsFree(cases: readonly Case[], { loaded, voice }: VoicePorts['bench']): Promise<readonly boolean[]> {
  const operations = new Set(loaded.spec.requirements.flatMap((r) => r.freedoms).flatMap((f) => (f.kind === 'inputs' ? [f.operation] : [])));
  return cases.some((c) => operations.has(c.operation)) ? voice.free(cases) : [];
}

async function violateUnit(unit: Unit, { bench }: VoicePorts): Promise<readonly JudgedCase[]> {
  for (const make of [plantedValue, plantedThrow]) {
    const candidate = async (cases: readonly Case[]): Promise<readonly Observation[]> => cases.map((c) => make(c, bench.seed, null));
    const [raw] = await bench.evaluator.judge([{ program: unit.check.id, input: unit.input, observation: null }], candidate);
    if (raw?.result !== 'violated') continue;
    const plain: Unit = { ...unit, wordOf: (judgement) => bench.voice.wordOf(unit.check, judgement) };
    const ran = await runUnits([plain], bench.evaluator, { candidate, prior: null, kept: NOTHING_KEPT, free: async (cases) => cases.map(() => false) }, bench.plan.freedoms);
    const [last] = raw.calls.slice(-1);
    return ran.judged.length > 0 || last === undefined ? ran.judged : [planted(last.case, last.observation, [], bench)];
  }
  return [];
}

function planted(of: Case, wrong: Observation, words: readonly Word[], { plan }: VoicePorts['bench']): JudgedCase {
  return judged({ case: of, prior: null, candidate: wrong, priorWords: [], words, kept: NOTHING_KEPT, free: false, origin: 'specified' }, plan.freedoms);
}

/** What a violation counts as by the requirement's own strength and status, held against what it came to. */
function weighs(one: JudgedCase, { strength, status, id }: Requirement, { rows }: VoicePorts): boolean {
  const speaks = status === 'confirmed' && strength !== 'MAY';
  const violates = one.outcome === 'violation';
  const own = rows([one]).filter((row) => caseText(row.witness.case) === caseText(one.pair.case));
  if (!speaks) return !violates && own.every((row) => row.counts === 'reported');
  return violates && own.some((row) => row.requirement === id && row.counts === (strength === 'MUST' ? 'unsafe' : 'undecided'));
}
