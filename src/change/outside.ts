import type { OutsideProse, SpecChange, SpecSide } from '../model/change.js';
import { changeOf } from './kinds.js';
import { likeness } from './meaning.js';

type Words = OutsideProse['words'][number];

/** Words of which so many are the same are the same words, said otherwise. */
const ALIKE = 0.3;

/** What changed in words that stand under no requirement: they hold nobody by themselves, and say what those mean that do. */
export function outsideChanges({ outside: before }: SpecSide, { outside: now }: SpecSide): readonly SpecChange[] {
  return before === null || now === null ? [] : [...termChanges(before, now), ...wordChanges(before.words, now.words)];
}

function termChanges(before: OutsideProse, now: OutsideProse): readonly SpecChange[] {
  const byTerm = ({ terms }: OutsideProse): Map<string, OutsideProse['terms'][number]> => new Map(terms.map((each) => [each.term.toLowerCase(), each]));
  const [old, fresh] = [byTerm(before), byTerm(now)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was?.says === is?.says) return [];
    const kind = was === undefined ? 'term-added' : is === undefined ? 'term-removed' : 'term-changed';
    return [changeOf({ kind, what: (is ?? was)?.term ?? key, before: was?.says ?? null, after: is?.says ?? null, line: is?.line ?? null })];
  });
}

/** What only one side has; where it stands does not matter. */
function wordChanges(before: readonly Words[], now: readonly Words[]): readonly SpecChange[] {
  const gone = without(before, now);
  const pairs = without(now, before).map((is) => {
    const at = bestFor(is, gone);
    return { was: at < 0 ? null : gone.splice(at, 1)[0] ?? null, is };
  });
  return [...pairs, ...gone.map((was) => ({ was, is: null }))].map(({ was, is }: { readonly was: Words | null; readonly is: Words | null }) => (
    changeOf({ kind: 'prose-changed', what: whatOf(is ?? was), before: was?.text ?? null, after: is?.text ?? null, line: is?.line ?? null })));
}

function whatOf(words: Words | null): string {
  return words?.under ?? 'heading';
}

function without(all: readonly Words[], others: readonly Words[]): Words[] {
  const left = new Map<string, number>();
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1);
  return all.filter(({ text }) => {
    const n = left.get(text) ?? 0;
    left.set(text, n - 1);
    return n <= 0;
  });
}

/** A heading is like a heading; of words those that are most alike, under whichever heading. */
function bestFor({ under, text }: Words, gone: readonly Words[]): number {
  let best = { at: -1, like: ALIKE };
  for (const [at, each] of gone.entries()) {
    if ((each.under === null) !== (under === null)) continue;
    const like = likeness(each.text, text) + (each.under === under ? 0.1 : 0);
    if (like > best.like) best = { at, like };
  }
  return best.at;
}
