import type { Pattern, PatternPart, Segment } from '../value/path.js';

/**
 * How far patterns have got on the way to one place in a value: each state is a pattern with the parts that are still to be met. It moves
 * with the walk, so that a place costs as much as there are patterns that can still match below it, and nothing where there are none.
 */
export interface Cursor<T> {
  readonly states: readonly State<T>[];
}

interface State<T> {
  readonly parts: readonly PatternPart[];
  readonly at: number;
  /** What the pattern stands for. */
  readonly means: T;
}

export const NOWHERE: Cursor<never> = { states: [] };

export function startCursor<T>(patterns: readonly { readonly pattern: Pattern; readonly means: T }[], root: string): Cursor<T> {
  const states = patterns.filter((p) => p.pattern.root === root).map((p) => ({ parts: p.pattern.parts, at: 0, means: p.means }));
  return states.length === 0 ? NOWHERE : { states: states.flatMap(skipAny) };
}

export function stepCursor<T>(cursor: Cursor<T>, segment: Segment): Cursor<T> {
  if (cursor.states.length === 0) return cursor;
  const states = cursor.states.flatMap((state) => stepState(state, segment)).flatMap(skipAny);
  return states.length === 0 ? NOWHERE : { states };
}

/** What the patterns stand for that end here, or ended above: what is said of a value holds for all of it. */
export function reached<T>(cursor: Cursor<T>): readonly T[] {
  return cursor.states.filter((s) => s.at >= s.parts.length).map((s) => s.means);
}

/** What the patterns stand for that end just here. */
export function ended<T>(cursor: Cursor<T>): readonly T[] {
  return cursor.states.filter((s) => s.at === s.parts.length).map((s) => s.means);
}

function stepState<T>(state: State<T>, segment: Segment): readonly State<T>[] {
  const part = state.parts[state.at];
  // It ended above.
  if (part === undefined) return [{ ...state, at: state.parts.length + 1 }];
  if (part.kind === 'any') return [state];
  return meets(part, segment) ? [{ ...state, at: state.at + 1 }] : [];
}

/** `**` also stands for no level at all: the state behind it is open from the start. */
function skipAny<T>(state: State<T>): readonly State<T>[] {
  const part = state.parts[state.at];
  if (part?.kind !== 'any') return [state];
  return [state, ...skipAny({ ...state, at: state.at + 1 })];
}

function meets(part: PatternPart, segment: Segment): boolean {
  if (part.kind === 'one') return true;
  if (part.kind === 'index') return segment.kind === 'index' && segment.index === part.index;
  return part.kind === 'key' && segment.kind === 'key' && segment.name === part.name;
}
