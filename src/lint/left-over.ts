import type { Span, Spec } from '../model/spec.js';

/** Says whether something stands in a part of a spec that was to be a check: it was not read, or is wrong and told already. */
export function leftOver({ notRead, findings }: Pick<Spec, 'notRead' | 'findings'>): (part: Span) => boolean {
  const lines = [...notRead.map(({ span }) => span.start.line), ...findings.flatMap(({ line, code }) => (line === undefined || code === 'SPEC-ID-DUPLICATE' ? [] : [line]))].sort((a, b) => a - b);
  return ({ start, end }) => {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle] ?? 0) < start.line) low = middle + 1;
      else high = middle;
    }
    return (lines[low] ?? Infinity) <= end.line;
  };
}
