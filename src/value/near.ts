/** Of `candidates` the at most `most` that look like `wanted`, nearest first: edit distance of at most a third of the length, or one holds the other. */
export function nearest(wanted: string, candidates: readonly string[], most = 3): readonly string[] {
  const ending = /\.\w+$/.exec(wanted)?.[0].toLowerCase() ?? '';
  // What both end in says nothing of how alike they are.
  const bare = (name: string): string => (ending !== '' && name.endsWith(ending) ? name.slice(0, -ending.length) : name);
  const lower = bare(wanted.toLowerCase());
  const limit = Math.min(Math.max(1, Math.round(lower.length / 3)), lower.length - 1);
  return candidates
    .map((name) => ({ name, distance: rank(lower, bare(name.toLowerCase()), limit) }))
    .filter((c) => c.distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map((c) => c.name);
}

/** `Did you mean a or b? ` with a blank at its end, or nothing. */
export function didYouMean(wanted: string, candidates: readonly string[]): string {
  const near = nearest(wanted, candidates);
  return near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
}

function rank(wanted: string, name: string, limit: number): number {
  const held = Math.min(wanted.length, name.length) >= 3 && (wanted.includes(name) || name.includes(wanted));
  return held ? 1 : distance(wanted, name, limit);
}

/** Optimal string alignment (Levenshtein's edits and the swap of neighbours), one row at a time; Infinity beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      next.push(Math.min(substituted, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? Infinity;
}
