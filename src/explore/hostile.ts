import type { Case, Step } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { FunctionSources } from '../value/functions.js';
import { Made, MADE_FORMS } from '../value/made.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { stepsWithInput } from '../value/same-values.js';
import { Explorer } from './explorer.js';
import type { ExplorePlan, Executed, Proposal } from './plan.js';
import { Chance, seedOf } from './random.js';
import { slotsIn } from './repairs.js';

/** What the getters here throw. */
const UNREADABLE = 'no';
/** Values that hardly any type takes, and that code meets all the same: from outside, from other realms, from tests, from an attacker. */
const ODD: readonly Printed[] = [
  'null', 'undefined', 'true', '0', '-1', 'NaN', '1n', '""', '"5"', '[]', '{}', '[[]]', '[1, , 3]', 'Symbol("odd")', 'Object("boxed")', 'Object(1)',
  'new Date(NaN)', '/x/g', 'new Map([["a", 1]])', 'new Set([1])', 'new Uint8Array([1, 2])', '{__proto__: null}', '{["__proto__"]: 1}', '{length: 2, 0: "a", 1: "b"}',
  `{get x() { throw TypeError("${UNREADABLE}"); }}`, '{toString: null, valueOf: null}', '{then: 1}', '&1 {self: *1}', '&1 [*1]', '() => 1', '() => { throw new Error("called"); }',
  'Promise.resolve(1)', 'Error("e")', '(function () { return arguments; })(1, 2)', 'new Proxy({}, {})', 'new Proxy([1, 2], {})', 'new Proxy({}, {get: () => { throw new Error("trap"); }})',
] as Printed[];

const PROXY = MADE_FORMS.find((form) => form.name === 'Proxy');
/** Draws after which an operation is held to take any value at all. */
const FRUITLESS = 400;
/** How often one input is changed on, until it lies outside. */
const MOST_CHANGES = 4;

/**
 * Inputs outside the declared types: a usual one with an argument that is missing, one too many, a value of another kind in the place of one,
 * a property taken out, a getter that throws. A step function like `Explorer`; it learns nothing, and gives none where nothing lies outside.
 */
export class HostileExplorer {
  readonly #usual: Explorer;
  readonly #chance: Chance;
  readonly #functions = FunctionSources.create();
  readonly #possible: ReadonlySet<string>;

  /** Of the plan those operations are driven that declare what they take. */
  constructor(plan: ExplorePlan) {
    const operations = plan.operations.filter(({ operation: o }) => o.signatures.length > 0 || o.members.some((m) => m.signatures.length > 0));
    this.#chance = new Chance(seedOf(plan.seed, 'hostile'));
    const declared: ExplorePlan = { ...plan, operations };
    const usual = new Explorer(declared);
    this.#usual = usual;
    this.#possible = new Set(operations.filter((own) => this.#leadsOutside(new Explorer({ ...declared, operations: [own] }), usual)).map(({ operation }) => operation.name));
  }

  /** Names of the operations that are driven. */
  get operations(): readonly string[] {
    return [...this.#possible];
  }

  step(_: readonly Executed[], size: number): readonly Proposal[] {
    const batch: Proposal[] = [];
    while (batch.length < size && this.#possible.size > 0) {
      for (const { case: of } of this.#usual.step([], size)) {
        const made = this.#possible.has(of.operation) && batch.length < size ? this.#disfigured(of, this.#usual) : null;
        if (made !== null) batch.push({ case: made, origin: 'wild', ceiling: Number.POSITIVE_INFINITY });
      }
    }
    return batch;
  }

  /** Nothing here is led by what a contract accepts. */
  rule(): void {
    // What lies outside the types is no way into the contract.
  }

  /** Whether a case lies outside the declared types; what shrinking must keep. */
  within(of: Case): boolean {
    return isOutside(of, this.#usual);
  }

  #leadsOutside(usual: Explorer, known: Explorer): boolean {
    return usual.step([], FRUITLESS).some(({ case: of }) => this.#disfigured(of, known) !== null);
  }

  /** The case with one argument list changed until it lies outside; null where it does not come to. */
  #disfigured(of: Case, known: Explorer): Case | null {
    let made = of;
    for (let changes = 0; changes < MOST_CHANGES; changes++) {
      made = this.#changed(made);
      if (isOutside(made, known)) return made;
    }
    return null;
  }

  #changed(of: Case): Case {
    if (of.kind === 'call') return { ...of, input: this.#change(of.input) };
    const at = this.#chance.pick(of.steps.flatMap((step, i) => (step.access === 'get' || step.access === 'set' ? [] : [i])));
    return { ...of, steps: stepsWithInput(of.steps, at, this.#change((of.steps[at] as Step).input)) };
  }

  #change(input: Printed): Printed {
    const args = parse(input, { functions: this.#functions }) as unknown[];
    const chance = this.#chance;
    const slots = slotsIn(args);
    const slot = slots.length === 0 ? null : chance.pick(chance.chance(0.5) ? slots.slice(0, args.length) : slots);
    const kind = chance.int(10);
    if (slot === null || kind === 0) args.push(...Array.from({ length: 1 + chance.int(2) }, () => this.#odd()));
    else if (kind === 1) args.splice(chance.chance(0.7) ? args.length - 1 : 0);
    else if (kind === 2 && !Array.isArray(slot.holder)) delete slot.holder[slot.key];
    else if (kind === 3 && !Array.isArray(slot.holder)) Object.defineProperty(slot.holder, slot.key, { get: () => { throw new TypeError(UNREADABLE); }, enumerable: true, configurable: true });
    else if (kind === 4) slot.holder[slot.key] = this.#wrapped(slot.holder[slot.key]);
    else if (kind === 5 && slot.holder !== (args as unknown)) slot.holder[slot.key] = slot.holder;
    else slot.holder[slot.key] = this.#odd();
    return print(args, { functions: this.#functions });
  }

  #odd(): unknown {
    return parse(this.#chance.pick(ODD), { functions: this.#functions });
  }

  /** Nearly what it was. */
  #wrapped(value: unknown): unknown {
    if (typeof value === 'object' && value !== null && PROXY !== undefined) return this.#chance.pick([new Made(PROXY, [value, {}]), [value]]);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? this.#chance.pick<unknown>([[value], Object(value), String(value), { value }]) : [value];
  }
}

function isOutside(of: Case, known: Explorer): boolean {
  try {
    return !known.within(of);
  } catch (error) {
    // A getter that throws while it is looked at: no type has such a property. And what leads back to itself has no end to look at.
    if ((error instanceof TypeError && error.message === UNREADABLE) || error instanceof RangeError) return true;
    throw error;
  }
}
