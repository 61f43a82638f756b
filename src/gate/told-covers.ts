import { isWithin } from '../compare/meet.js';
import type { Cover } from '../model/baseline.js';
import type { Case } from '../model/case.js';
import type { Difference } from '../model/difference.js';
import type { Row, Told } from '../model/verdict.js';
import { coverOf } from './covers.js';
import type { Closeness } from './region.js';

/** What a ruling on a row covers: each thing that the row tells, within the inputs in which it was seen. */
export function coversTold({ told, cases }: Pick<Row, 'told' | 'cases'>, closeness: Closeness): readonly Cover[] {
  return told.flatMap(({ difference, seen }) => byPath(difference, seen).map((one) => coverOf(one.difference, one.seen.map(([at, step]) => ({ case: cases[at] as Case, step })), closeness)));
}

/** What a row tells, for each path under which it was seen, where its own says less: names that the code gives are covered by name. */
function byPath(difference: Difference, seen: Told['seen']): readonly Told[] {
  const paths = [...new Set(seen.map(([, , path]) => path))];
  if (paths.every((path) => isWithin(difference.path, path))) return [{ difference, seen }];
  return paths.map((path) => ({ difference: { ...difference, path }, seen: seen.filter(([, , own]) => own === path) }));
}
