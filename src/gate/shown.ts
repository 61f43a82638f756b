import { everyDifference, firstLocated } from '../compare/differences.js';
import type { CompiledFreedoms } from '../compare/erase.js';
import type { Pair } from '../model/difference.js';
import { spotOf, unlike } from './breach.js';
import type { AllShown, Shown } from './left-open.js';

/** What a pair that is not the same is booked by. */
export function firstShown(pair: Pair, freedoms: CompiledFreedoms): Shown {
  return firstLocated(pair, freedoms) ?? unseen(pair);
}

/** All of it. */
export function allShown(pair: Pair, freedoms: CompiledFreedoms): AllShown {
  const all = everyDifference(pair, freedoms);
  return all.list.length === 0 ? { list: [unseen(pair)], isWhole: all.isWhole } : all;
}

/** It differs in what a comparison does not see. */
function unseen(pair: Pair): Shown {
  return { difference: unlike(pair), step: spotOf(pair).step };
}
