import { causeOf } from '../../compare/title.js';
import { plain } from '../../gate/given.js';
import { inRegion, regionText } from '../../gate/region.js';
import { entryOf } from '../../ledger/text/entry.js';
import type { Cover, EntryLine } from '../../model/baseline.js';
import type { Difference } from '../../model/difference.js';
import { askedAt } from '../../value/case.js';

/** `total: returns another number, where the arguments are array; = "TEN"`. */
export function coverText(cover: Cover): string {
  return `${cover.operation}: ${causeOf(plain({ ...cover, change: cover.change as Difference['change'] }))}, where ${regionText(cover.region)}`;
}

/** Whether a recorded case lies where a ruling lets candidates differ: its operation, and the region of inputs. */
export function liesIn(cover: Cover, line: EntryLine): boolean {
  const { case: of } = entryOf(line);
  const steps = of.kind === 'session' ? of.steps.length : 1;
  return Array.from({ length: steps }, (_, step) => step).some((step) => askedAt(of, step) === cover.operation && inRegion({ case: of, step }, cover.region));
}
