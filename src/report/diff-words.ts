import type { ChangeEffect, DiffResult, Movable, RecordChange, SpecChange, SpecDiff } from '../model/change.js';
import { count, counted } from './numbers.js';

/** The whole in one word: what a reviewer has to look at before all else. */
export type DiffVerdict = 'unexplained' | ChangeEffect | 'none';

const EFFECTS: readonly ChangeEffect[] = ['weaker', 'changed', 'stronger', 'same'];

export function allChanges({ specs, settings }: DiffResult): readonly SpecChange[] {
  return [...settings, ...specs.flatMap((spec) => spec.changes)];
}

export function unexplainedOf({ specs }: DiffResult): readonly RecordChange[] {
  return specs.flatMap(({ record }) => record.filter(({ explained }) => !explained));
}

export function verdictOf(result: DiffResult): DiffVerdict {
  if (unexplainedOf(result).length > 0) return 'unexplained';
  const changes = allChanges(result);
  const found = EFFECTS.find((effect) => changes.some((c) => c.effect === effect));
  return found ?? (result.specs.length > 0 ? 'same' : 'none');
}

/** What is compared: never left to be guessed. */
export function comparedText({ ref, commit, isMergeBase }: DiffResult): string {
  return `working tree against ${isMergeBase ? `the common ancestor of ${ref} and HEAD` : ref} (${commit.slice(0, 12)})`;
}

const WORDS: Readonly<Record<ChangeEffect, string>> = { weaker: 'weaker', changed: 'changed', stronger: 'stronger', same: 'of no weight' };

/** `2 weaker, 1 stronger; 3 of 12 recorded cases may move; 1 change of the record that nothing explains`. */
export function totalText(result: DiffResult): string {
  const changes = allChanges(result);
  const effects = EFFECTS.map((effect) => ({ effect, n: changes.filter((c) => c.effect === effect).length })).filter(({ n }) => n > 0).map(({ effect, n }) => `${count(n)} ${WORDS[effect]}`);
  const unexplained = unexplainedOf(result).length;
  const rulings = result.specs.flatMap((s) => s.record).length - unexplained;
  const sum = (of: (spec: SpecDiff) => number): number => result.specs.reduce((n, spec) => n + of(spec), 0);
  const movable = sum((s) => s.mayMove);
  return [
    effects.length === 0 ? `${counted(result.compared, 'spec')} compared, and no meaning changed` : `in meaning ${effects.join(', ')}`,
    ...(movable === 0 ? [] : [`${count(movable)} of ${counted(sum((s) => s.recorded.before), 'recorded case')} may move`]),
    ...(rulings === 0 ? [] : [counted(rulings, 'new ruling')]),
    ...(unexplained === 0 ? [] : [`${counted(unexplained, 'change')} of the record that nothing explains`]),
  ].join('; ');
}

/** `CART-2 expects something else: total([])`. */
export function changeText({ requirement, says, what, kind, before, after }: SpecChange): string {
  const head = `${requirement === null ? '' : `${requirement} `}${says}`;
  if (isWhole(kind)) return `${head}: ${what} (${after ?? before ?? ''})`;
  return `${head}: ${what}`;
}

function isWhole(kind: SpecChange['kind']): boolean {
  return kind === 'requirement-added' || kind === 'requirement-removed' || kind === 'spec-added' || kind === 'spec-removed';
}

/** What stood there and what stands there, where both say more than the change's first line. */
export function sidesOf({ kind, before, after, what }: SpecChange): { readonly before: string | null; readonly after: string | null } {
  if (isWhole(kind)) return { before: null, after: null };
  return { before: before === what ? null : before, after: after === what ? null : after };
}

/** `12 of 340 recorded cases (total) hold what CART-4 frees: error.message`. */
export function movableText({ why, by, count: n, moved, operations, requirement }: Movable, { recorded }: SpecDiff): string {
  const of = `${count(n)} of ${counted(recorded.before, 'recorded case')} (${operations.join(', ')})`;
  const how = {
    freed: `${n === 1 ? 'holds' : 'hold'} what ${requirement ?? ''} frees: ${by}`,
    pinned: `${n === 1 ? 'is' : 'are'} expected to do something else: ${by}`,
    running: `: only running decides, by the ${by}${requirement === null ? '' : ` of ${requirement}`}`,
  }[why];
  return `${of}${why === 'running' ? '' : ' '}${how}${moved === 0 ? '' : `; ${count(moved)} of them moved in this baseline`}`;
}

/** `intended for CART-2 by Ada: 1 entry changed, covers 2 changes`. */
export function recordText({ kind, decision, ruling, added, removed, changed, covers }: RecordChange): string {
  const parts = [
    ...(changed === 0 ? [] : [`${counted(changed, 'entry', 'entries')} changed`]), ...(removed === 0 ? [] : [`${counted(removed, 'entry', 'entries')} taken out`]),
    ...(added === 0 ? [] : [`${counted(added, 'entry', 'entries')} added`]), ...(covers === 0 ? [] : [`covers ${counted(covers, 'difference')}`]),
  ];
  const effect = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  if (kind === 'entry-unexplained') return `baseline changed without a decision${effect}`;
  if (kind === 'record-broken') return 'the record cannot be used';
  if (kind === 'decision-removed') return `${decision ?? ''} taken out (${ruling?.kind ?? ''})${effect}`;
  if (kind === 'decision-edited') return `${decision ?? ''} edited`;
  const until = ruling?.expires === null || ruling === null ? '' : ` until ${ruling.expires}`;
  return `${ruling?.kind ?? ''}${ruling?.requirement === null || ruling === null ? '' : ` for ${ruling.requirement}`}${until} by ${ruling?.by ?? ''}${effect}`;
}
