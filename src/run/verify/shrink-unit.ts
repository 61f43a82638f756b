import { Shrinker } from '../../explore/shrink/shrinker.js';
import { fits } from '../../explore/conforms.js';
import type { Ask, Evaluator, Judgement } from '../../model/program.js';
import type { Surface } from '../../model/shape.js';
import type { Printed } from '../../model/value.js';
import { parse } from '../../value/parse.js';
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
export async function shrinkUnit(unit: Unit & { readonly input: Printed }, { evaluator, ask, free, surface, stop }: ShrinkUnitPorts): Promise<Unit> {
  const { check } = unit;
  const signatures = surface.operations[0]?.signatures ?? [];
  const shrinker = new Shrinker({ kind: 'call', operation: check.id, input: unit.input }, (of) => of.kind === 'call' && fits(parse(of.input) as unknown[], signatures, surface.definitions));
  for (let batch = shrinker.propose(); batch.length > 0 && !stop.aborted; batch = shrinker.propose()) {
    const inputs = batch.map((of) => (of.kind === 'call' ? of.input : '[]'));
    const judged = await setAside(inputs.map((input) => ({ ...unit, input })), await evaluator.judge(inputs.map((input) => ({ program: check.id, input, observation: null })), ask), free);
    const found = judged.findIndex((judgement, i) => weighsAsMuch(unit, { ...unit, input: inputs[i] as Printed }, judgement));
    shrinker.accept(found < 0 ? null : found);
  }
  const { current } = shrinker;
  return { ...unit, input: current.kind === 'call' ? current.input : unit.input };
}

/** A smaller input that is only reported would hide one that is judged. */
function weighsAsMuch(unit: Unit, smaller: Unit, judgement: Judgement): boolean {
  const word = smaller.wordOf(judgement, smaller.input);
  return word?.result === 'violated' && word.strength === unit.wordOf(judgement, unit.input)?.strength;
}
