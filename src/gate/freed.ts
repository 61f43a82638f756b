import { everyDifference } from '../compare/differences.js';
import { compileFreedoms } from '../compare/erase.js';
import type { Pair } from '../model/difference.js';
import type { Spec } from '../model/spec.js';

/** A requirement by which something of a pair is not counted, and the lines that say so; none where a predicate over the input does. */
export interface FreedBy {
  readonly requirement: string;
  readonly lines: readonly string[];
}

/** What of a pair a spec leaves free: each line without which more of it would differ, by its requirement. */
export function freedBy(pair: Pair, { requirements }: Pick<Spec, 'requirements'>): readonly FreedBy[] {
  const all = requirements.flatMap(({ id, freedoms }) => freedoms.flatMap((f) => (f.kind === 'line' ? [{ requirement: id, line: f.text, freedom: f.freedom }] : [])));
  const counted = (some: typeof all): number => everyDifference(pair, compileFreedoms(some.map((one) => one.freedom))).list.length;
  const left = counted(all);
  if (all.length === 0 || counted([]) === left) return [];
  const alone = all.filter((one) => counted(all.filter((other) => other !== one)) > left);
  // Where two lines free the same neither of them does so alone.
  const by = alone.length > 0 ? alone : all.filter((one) => counted([one]) < counted([]));
  return [...new Set(by.map((one) => one.requirement))].map((requirement) => ({ requirement, lines: by.filter((one) => one.requirement === requirement).map((one) => one.line) }));
}
