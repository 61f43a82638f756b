import { Shrinker } from '../../explore/shrink/shrinker.js';
import { fits } from '../../explore/conforms.js';
import type { Ask, Evaluator, Judgement } from '../../model/program.js';
import type { Surface } from '../../model/shape.js';
import type { Printed } from '../../model/value.js';
import { parse } from '../../value/parse.js';
import { costsProcess, Purse } from '../purse.js';
import { setAside, type Unit, type UnitSides } from './checks.js';

export interface ShrinkUnitPorts {
  readonly evaluator: Evaluator;
  readonly ask: Ask;
  readonly free: UnitSides['free'];
  /** Types of the property's parameters. */
  readonly surface: Surface;
  readonly stop: AbortSignal;
}

/** The smallest input within the types on which a property is still violated. The spec's own words come back through the unit. */
export async function shrinkUnit(unit: Unit & { readonly input: Printed }, ports: ShrinkUnitPorts): Promise<Unit> {
  const { check } = unit;
  const { surface, stop } = ports;
  const signatures = surface.operations[0]?.signatures ?? [];
  const shrinker = new Shrinker({ kind: 'call', operation: check.id, input: unit.input }, (of) => of.kind === 'call' && fits(parse(of.input) as unknown[], signatures, surface.definitions));
  const tries = new Tries(unit, ports);
  for (let batch = shrinker.propose(); batch.length > 0 && !stop.aborted && !tries.over; batch = shrinker.propose()) {
    shrinker.accept(await tries.first(batch.map((of) => (of.kind === 'call' ? of.input : '[]'))));
  }
  const { current } = shrinker;
  return { ...unit, input: current.kind === 'call' ? current.input : unit.input };
}

/** Judges inputs that may violate what a unit violates, as many at a time as cost no process: those after the first that does would be run for nothing. */
class Tries {
  readonly #unit: Unit;
  readonly #ports: ShrinkUnitPorts;
  readonly #purse = new Purse('judged');
  #step = 1;

  constructor(unit: Unit, ports: ShrinkUnitPorts) {
    this.#unit = unit;
    this.#ports = ports;
  }

  get over(): boolean {
    return this.#purse.empty;
  }

  /** The first that weighs as much; null where none does, or where nothing is left to spend. */
  async first(inputs: readonly Printed[]): Promise<number | null> {
    for (let from = 0; from < inputs.length && !this.over;) {
      const some = inputs.slice(from, from + this.#step);
      const judged = await this.#judge(some);
      const found = judged.findIndex((judgement, i) => weighsAsMuch(this.#unit, { ...this.#unit, input: some[i] as Printed }, judgement));
      if (found >= 0) return from + found;
      from += some.length;
    }
    return null;
  }

  async #judge(inputs: readonly Printed[]): Promise<readonly Judgement[]> {
    const [unit, { evaluator, ask, free }] = [this.#unit, this.#ports];
    const judged = await setAside(inputs.map((input) => ({ ...unit, input })), await evaluator.judge(inputs.map((input) => ({ program: unit.check.id, input, observation: null })), ask), free);
    const observed = judged.flatMap((judgement) => judgement.calls.map((call) => call.observation));
    this.#purse.payFor(observed);
    this.#step = observed.some(costsProcess) ? 1 : this.#step * 2;
    return judged;
  }
}

/** A smaller input that is only reported would hide one that is judged. */
function weighsAsMuch(unit: Unit, smaller: Unit, judgement: Judgement): boolean {
  const word = smaller.wordOf(judgement, smaller.input);
  return word?.result === 'violated' && word.strength === unit.wordOf(judgement, unit.input)?.strength;
}
