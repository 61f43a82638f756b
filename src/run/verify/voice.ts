import type { CompiledFreedoms } from '../../compare/erase.js';
import { pinWord } from '../../gate/pin-word.js';
import type { EntryLine } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { Ask, Evaluator, Judgement, Task } from '../../model/program.js';
import type { ModelCheck, PinCheck, PropertyCheck, Requirement, Spec } from '../../model/spec.js';
import type { Word } from '../../model/verdict.js';
import { caseText } from '../../value/case.js';

/** A case with what one side did. */
export interface Seen {
  readonly case: Case;
  readonly observation: Observation;
}

export interface VoiceOptions {
  readonly spec: Spec;
  readonly evaluator: Evaluator;
  readonly free: CompiledFreedoms;
  /** Whether a call's arguments fit the declared types: outside them a postcondition says nothing. */
  readonly fits: (of: Case) => boolean;
}

/** Speaks for the spec: what it says of single observations, by pins, models and postconditions, and where it leaves the outcome free. */
export class Voice {
  readonly #options: VoiceOptions;
  readonly #pins = new Map<string, PinCheck[]>();
  readonly #rules = new Map<string, (ModelCheck | PropertyCheck)[]>();
  readonly #freeInputs = new Map<string, string[]>();
  /** What was said of cases before: of one that is explored it is asked several times. */
  readonly #isFree = new WeakMap<Case, boolean>();
  readonly #requirements: ReadonlyMap<string, Requirement>;

  constructor(options: VoiceOptions) {
    this.#options = options;
    const { requirements } = options.spec;
    this.#requirements = new Map(requirements.map((r) => [r.id, r]));
    for (const check of requirements.flatMap((r) => r.checks)) {
      if (check.kind === 'pin') append(this.#pins, caseText(check.case), check);
      else if (check.kind === 'model') append(this.#rules, check.operation, check);
      else if (check.kind === 'property' && check.postcondition !== null) append(this.#rules, check.postcondition, check);
    }
    for (const freedom of requirements.flatMap((r) => r.freedoms)) if (freedom.kind === 'inputs') append(this.#freeInputs, freedom.operation, freedom.id);
  }

  /** Every case that a pin names. */
  pinned(): readonly Case[] {
    return [...this.#pins.values()].map(([first]) => (first as PinCheck).case);
  }

  /** Whether a pin that names a case is of a requirement that speaks: what was only observed, or is a draft, does not. */
  isConfirmed(of: Case): boolean {
    return (this.#pins.get(caseText(of)) ?? []).some((check) => this.#requirements.get(check.requirement)?.status === 'confirmed');
  }

  /** Whether anything but a pin could speak of an operation. */
  rules(operation: string): boolean {
    return this.#rules.has(operation) || this.#freeInputs.has(operation);
  }

  /** Whether a check could say anything of a recorded case. */
  speaks({ operation, case: text }: Pick<EntryLine, 'operation' | 'case'>): boolean {
    return this.rules(operation) || this.#pins.has(text);
  }

  /** Whether a predicate leaves some of an operation's outcomes free. */
  frees(operation: string): boolean {
    return this.#freeInputs.has(operation);
  }

  /** What each check says of each observation. What could not be run is nobody's behaviour: nothing is said of it. */
  async words(seen: readonly Seen[]): Promise<readonly (readonly Word[])[]> {
    const words: Word[][] = seen.map((one) => this.#byPins(one));
    const free = await this.free(seen.map((s) => s.case));
    const tasks: { readonly at: number; readonly check: ModelCheck | PropertyCheck; readonly task: Task }[] = [];
    for (const [at, { case: of, observation }] of seen.entries()) {
      if (of.kind !== 'call' || observation.kind === 'couldNotRun' || free[at] === true) continue;
      for (const check of this.#rules.get(of.operation) ?? []) {
        if (this.#options.fits(of)) tasks.push({ at, check, task: { program: check.id, input: of.input, observation: check.kind === 'model' ? observation : null } });
      }
    }
    if (tasks.length === 0) return words;
    const judged = await this.#options.evaluator.judge(tasks.map((t) => t.task), known(seen));
    for (const [i, { at, check }] of tasks.entries()) {
      const judgement = judged[i] as Judgement;
      // With an argument more, the case is another call than the one that was asked, though that may have been seen as well.
      if (check.kind === 'property' && judgement.calls.some((call) => caseText(call.case) !== caseText((seen[at] as Seen).case))) continue;
      const word = this.wordOf(check, judgement);
      if (word !== null && !this.#excused(check, seen[at] as Seen, words[at] as Word[])) words[at]?.push(word);
    }
    return words;
  }

  /** For each case whether a predicate of `ts unspecified for` leaves its outcome free. */
  async free(cases: readonly Case[]): Promise<readonly boolean[]> {
    const unknown = cases.filter((of) => of.kind === 'call' && this.frees(of.operation) && !this.#isFree.has(of));
    const tasks = unknown.flatMap((of) => (of.kind === 'call' ? (this.#freeInputs.get(of.operation) ?? []).map((program) => ({ of, task: { program, input: of.input, observation: null } })) : []));
    if (tasks.length > 0) {
      const judged = await this.#options.evaluator.judge(tasks.map((t) => t.task), refuse);
      const free = new Set<Case>(tasks.filter((_, i) => judged[i]?.result === 'holds').map((t) => t.of));
      for (const of of unknown) this.#isFree.set(of, free.has(of));
    }
    return cases.map((of) => this.#isFree.get(of) === true);
  }

  /** What a judgement comes to; null where it says nothing. */
  wordOf(check: { readonly id: string; readonly requirement: string; readonly kind: string }, judgement: Judgement): Word | null {
    const requirement = this.#requirements.get(check.requirement);
    if (requirement === undefined || (judgement.result !== 'holds' && judgement.result !== 'violated')) return null;
    return {
      check: check.id, requirement: requirement.id, strength: requirement.strength, status: requirement.status, pins: check.kind !== 'property',
      result: judgement.result, detail: judgement.detail,
    };
  }

  #byPins({ case: of, observation }: Seen): Word[] {
    if (observation.kind === 'couldNotRun') return [];
    return (this.#pins.get(caseText(of)) ?? []).flatMap((check) => {
      const { result, detail } = pinWord(check, observation, this.#options.free);
      const word = this.wordOf(check, { result, detail, checkpoint: null, calls: [] });
      return word === null ? [] : [word];
    });
  }

  /** A throw that a pin demands excuses the property that trips over it. */
  #excused(check: ModelCheck | PropertyCheck, { observation }: Seen, words: readonly Word[]): boolean {
    return check.kind === 'property' && observation.kind === 'threw' && words.some((w) => w.pins && w.result === 'holds');
  }
}

/** A postcondition asks for the one call that it is about, and that is known. */
function known(seen: readonly Seen[]): Ask {
  const answers = new Map(seen.map((s) => [caseText(s.case), s.observation]));
  return async (cases) => cases.map((c) => answers.get(caseText(c)) ?? { kind: 'couldNotRun', text: `could not run: ${caseText(c)} is not the call that it is about` });
}

/** A predicate over inputs has no business with the subject. */
const refuse: Ask = async (cases) => cases.map(() => ({ kind: 'couldNotRun', text: 'could not run: a predicate over inputs calls no operation' }));

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
