import type { Freedom } from '../../model/difference.js';
import type { PatternPart } from '../../value/path.js';
import { readPattern } from '../../value/path.js';

type Within = Extract<Freedom, { kind: 'within' }>;

/** How near numbers have to be in what an operation returns, as JavaScript; null where nothing is said of it. */
export function tolerancesOf(operation: string, freedoms: readonly Freedom[]): string | null {
  const own = freedoms.filter((f): f is Within => f.kind === 'within' && (f.operation === null || f.operation === operation));
  const texts = own.flatMap(toleranceText);
  return texts.length === 0 ? null : `[${texts.join(', ')}]`;
}

/** A place is written as its keys, each behind a slash; what is said of a value holds for all of it. */
function toleranceText({ path, tolerance, relative }: Within): readonly string[] {
  const pattern = readPattern(path);
  if (typeof pattern === 'string' || pattern.root !== 'result') return [];
  return [`{ at: /^${pattern.parts.map(partText).join('')}(?:\\/|$)/, within: ${tolerance}${relative ? ', relative: true' : ''} }`];
}

function partText(part: PatternPart): string {
  switch (part.kind) {
    case 'key': return String.raw`\/${part.name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}`;
    case 'index': return String.raw`\/${part.index}`;
    case 'one': return String.raw`\/[^/]*`;
    case 'any': return String.raw`(?:\/[^/]*)*`;
  }
}
