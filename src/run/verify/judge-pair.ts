import { freedBy, type FreedBy } from '../../gate/freed.js';
import { BREACHES, rulingsAt } from '../../gate/left-open.js';
import { WEIGHTS, type Weight } from '../../gate/outcome.js';
import { firstShown } from '../../gate/shown.js';
import { Problem } from '../../host/problem.js';
import { liveCovers } from '../../ledger/live.js';
import type { Pair } from '../../model/difference.js';
import type { Implementation } from '../../model/implementation.js';
import type { GuestExport } from '../../model/protocol.js';
import type { Spec } from '../../model/spec.js';
import type { CaseOutcome, JudgedCase, Word } from '../../model/verdict.js';
import type { World } from '../world.js';
import { codeOf, loadCode, faulty } from './bench.js';
import { constantsOf } from './constants.js';
import { fitsTypes } from './fits-types.js';
import { DIFFERING, judged, NOTHING, sameFor } from './judged.js';
import { keptBy } from './kept.js';
import type { LoadedSpec } from './loaded.js';
import { declaredSurface, planVerify, signatureOf } from './plan.js';
import { rowsOf, type RowContext } from './rows.js';
import { Voice, type Seen } from './voice.js';

/** What one pair comes to by a spec and the rulings beside it. */
export interface PairJudgement {
  /** In what is not free; a predicate that frees the outcome of its input counts here too. */
  readonly same: boolean;
  readonly outcome: CaseOutcome;
  readonly counts: Weight | 'reported';
  /** What stands against it, in words; null where nothing does. */
  readonly cause: string | null;
  /** The ruling that makes it what it is; null where none does. */
  readonly decision: string | null;
  /** What differs and is not counted, by the requirements that leave it free. */
  readonly freed: readonly FreedBy[];
  /** Requirements by which the candidate would be wrong, and that nobody has confirmed. */
  readonly silent: readonly string[];
  /** Requirements that said anything of either side. */
  readonly spoke: readonly string[];
}

export interface JudgePair {
  /** Its prior is `NOTHING` where there is none. */
  readonly pair: Pair;
  readonly origin: JudgedCase['origin'];
  readonly implementations: readonly (Implementation | null)[];
  readonly exports: readonly GuestExport[];
  readonly strict: boolean;
  readonly signal: AbortSignal;
}

/** Judges a pair that ran elsewhere as `verify` would, by pins, models and postconditions, freedoms and rulings. Throws CHECK-FAULTY. */
export async function judgePair(world: World, loaded: LoadedSpec, { pair, origin, implementations, exports, strict, signal }: JudgePair): Promise<PairJudgement> {
  const { spec, decisions } = loaded;
  const { surface } = await declaredSurface(world, loaded, signatureOf(world, loaded));
  const plan = planVerify({ spec, surface, constants: await constantsOf(world, implementations), freed: null, entries: [], exports, seed: 0 });
  const evaluator = await world.startEvaluator(signal);
  try {
    const [fault] = await loadCode(codeOf(spec), evaluator, plan.operations);
    if (fault !== undefined) throw new Problem(faulty(loaded, fault));
    const voice = new Voice({ spec, evaluator, free: plan.freedoms, fits: fitsTypes(plan.surface) });
    // An export is no case of which a spec could speak.
    const prior = pair.prior === NOTHING ? null : pair.prior;
    const asked = origin === 'surface' ? [] : [pair.candidate, pair.prior].map((observation): Seen => ({ case: pair.case, observation }));
    const [words = [], priorWords = []] = await voice.words(asked);
    const free = origin !== 'surface' && (await voice.free([pair.case]))[0] === true;
    const known = { case: pair.case, prior, candidate: pair.candidate, words, priorWords, kept: keptBy(decisions, world.today()), free, origin };
    const context = { spec: loaded.file, freedoms: plan.freedoms, reach: plan.reach, decisions, wanted: new Map<string, string>(), today: world.today(), strict };
    return {
      same: prior !== null && sameFor(known, prior, plan.freedoms), ...standing(judged(known, plan.freedoms), context),
      freed: [...(prior === null ? [] : freedBy(pair, spec)), ...(free ? freedInputs(spec, pair.case.operation) : [])],
      silent: named(words.filter((w) => w.status !== 'confirmed' && w.result === 'violated')), spoke: named([...words, ...priorWords]),
    };
  } finally {
    await evaluator.close();
  }
}

/** As the row that the pair alone would make has it; where it makes none, as the table does, or the rulings that settle it. */
function standing(one: JudgedCase, context: RowContext): Pick<PairJudgement, 'outcome' | 'counts' | 'cause' | 'decision'> {
  const [row] = rowsOf([one], context);
  if (row !== undefined) return { outcome: row.outcome, counts: row.counts, cause: row.cause, decision: row.decision };
  if (!DIFFERING.has(one.outcome) && !BREACHES.has(one.outcome)) return { outcome: one.outcome, counts: WEIGHTS[one.outcome], cause: null, decision: null };
  const ruling = rulingsAt(one, firstShown(one.pair, context.freedoms), liveCovers(context.decisions, context.today)).at(-1);
  return { outcome: 'decided', counts: WEIGHTS.decided, cause: null, decision: ruling?.id ?? null };
}

function named(words: readonly Word[]): readonly string[] {
  return [...new Set(words.map((w) => w.requirement))];
}

function freedInputs({ requirements }: Spec, operation: string): readonly FreedBy[] {
  return requirements.filter((r) => r.freedoms.some((f) => f.kind === 'inputs' && f.operation === operation)).map(({ id }) => ({ requirement: id, lines: [] }));
}
