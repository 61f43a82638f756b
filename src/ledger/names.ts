import type { Decision, Move } from '../model/baseline.js';

/**
 * What a spec or operation is called now that once was called `name`: moves are followed, the latest of each name. A move back
 * withdraws the one that led away, so a circle comes of two branches only; then the latest of all in it counts.
 */
export function nameNow(name: string, moves: readonly Dated[]): string {
  const latest = new Map<string, Dated>();
  for (const each of moves) if (isLater(each, latest.get(each.move.from))) latest.set(each.move.from, each);
  const path: Dated[] = [];
  for (let at = name; ;) {
    const next = latest.get(at);
    if (next === undefined) return at;
    const seen = path.indexOf(next);
    if (seen >= 0) return path.slice(seen).reduce((a, b) => (isLater(b, a) ? b : a)).move.to;
    path.push(next);
    at = next.move.to;
  }
}

/** A move, and the id of the decision that made it, which begins with its date. */
export interface Dated {
  readonly id: string;
  readonly move: Move;
}

function isLater(a: Dated, b: Dated | undefined): boolean {
  return b === undefined || a.id > b.id;
}

function movesOf(decisions: readonly Decision[], what: Move['what']): readonly Dated[] {
  const withdrawn = new Set(decisions.flatMap(({ withdraws }) => withdraws));
  return decisions.flatMap(({ id, moved }) => (moved?.what === what && !withdrawn.has(id) ? [{ id, move: moved }] : []));
}

/** Earlier moves that led away from the name to which something moves now: they count no more. */
export function movesAway({ what, to }: Pick<Move, 'what' | 'to'>, decisions: readonly Decision[]): readonly string[] {
  return movesOf(decisions, what).filter(({ move }) => move.from === to).map(({ id }) => id);
}

/** Those of a folder's decisions that are about the spec (its file's name without `.spec.md`), also under names that it had before. */
export function decisionsAbout(spec: string, decisions: readonly Decision[]): readonly Decision[] {
  const moves = movesOf(decisions, 'spec');
  return decisions.filter((each) => each.spec === spec ? moves.length === 0 || nameNow(spec, moves) === spec : nameNow(each.spec, moves) === spec);
}

/** What a spec is called now that a decision names. */
export function nameOfSpec(spec: string, decisions: readonly Decision[]): string {
  return nameNow(spec, movesOf(decisions, 'spec'));
}

/** What an operation is called now, by the decisions about its spec. */
export function operationNow(operation: string, decisions: readonly Decision[]): string {
  return nameNow(operation, movesOf(decisions, 'operation'));
}
