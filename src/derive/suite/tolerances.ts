import type { Freedom } from '../../model/difference.js';
import type { PatternPart } from '../../value/path.js';
import { readPattern } from '../../value/path.js';

type Within = Extract<Freedom, { kind: 'within' }>;

/** A place in what an operation returns, with how near a number there has to be. */
export interface NearPlace {
  /** A regular expression over the place, which is written as its keys, each behind a slash. */
  readonly pattern: string;
  readonly within: number;
  readonly relative: boolean;
}

/** What is said of a value holds for all of it. */
export function placesOf(operation: string, freedoms: readonly Freedom[]): readonly NearPlace[] {
  const own = freedoms.filter((f): f is Within => f.kind === 'within' && (f.operation === null || f.operation === operation));
  return own.flatMap(({ path, tolerance, relative }) => {
    const pattern = readPattern(path);
    if (typeof pattern === 'string' || pattern.root !== 'result') return [];
    return [{ pattern: String.raw`^${pattern.parts.map(partText).join('')}(?:\/|$)`, within: tolerance, relative }];
  });
}

/** The same as JavaScript; null where nothing is said of an operation. */
export function tolerancesOf(operation: string, freedoms: readonly Freedom[]): string | null {
  const texts = placesOf(operation, freedoms).map(({ pattern, within, relative }) => `{ at: /${pattern}/, within: ${within}${relative ? ', relative: true' : ''} }`);
  return texts.length === 0 ? null : `[${texts.join(', ')}]`;
}

function partText(part: PatternPart): string {
  switch (part.kind) {
    case 'key': return String.raw`\/${part.name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}`;
    case 'index': return String.raw`\/${part.index}`;
    case 'one': return String.raw`\/[^/]*`;
    case 'any': return String.raw`(?:\/[^/]*)*`;
  }
}
