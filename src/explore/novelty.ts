import type { Case } from '../model/case.js';
import type { Observation, Reached } from '../model/observation.js';
import type { News } from './plan.js';

const LONGEST = 160;
const LONGEST_SESSION = 600;
/** Rare branches of each side of which pairs are made: the last in the source, which are mostly the deepest. */
const MOST_PAIRED = 6;

/**
 * The shape of an observation's text, as a signal of new behaviour: strings, numbers and dates are blanked, runs of the same are
 * folded. Works on the text, since parsing each observation would cost more than running the case.
 */
export function novelty(text: string): string {
  const cut = text.length > 4000 ? text.slice(0, 4000) : text;
  const unquoted = cut.includes('"') ? cut.replaceAll(/"(?:[^"\\]|\\.)*"/g, (s) => (s.length === 2 ? '""' : 's')) : cut;
  const blank = unquoted.replaceAll(/-?\b\d[\d.e+n-]*/g, 'n');
  const scalars = blank.includes('n, n') || blank.includes('s, s') ? blank.replaceAll(/(\b[sn]\b)(?:, \1)+/g, '$1…') : blank;
  const folded = scalars.includes('}, {') ? scalars.replaceAll(/(\{[^{}]{1,60}\})(?:, \1)+/g, '$1…') : scalars;
  return folded.length > LONGEST ? folded.slice(0, LONGEST) : folded;
}

const NOTHING: readonly never[] = [];

/** What a case showed on one side, or on two. */
export function newsOf(of: Case, observations: readonly Observation[]): News {
  // Nearly all cases of an unguided search: what was counted and made on the way is told where there is some.
  if (observations.every((o) => o.reached === undefined && o.products === undefined && o.text === observations[0]?.text)) {
    return { shape: noveltyOf(of, observations[0]?.text ?? ''), branches: NOTHING, path: null, leads: NOTHING, effort: 0 };
  }
  const texts = [...new Set(observations.map((o) => o.text))];
  const reached = observations.map((o) => o.reached);
  return {
    shape: texts.map((text) => noveltyOf(of, text)).join(' '),
    branches: [...reached.flatMap((r, side) => (r === undefined ? [] : [...r.rare.map((n) => `branch ${side}.${n}`), ...r.near.map((n) => `near ${side}.${n}`)])), ...pairsOf(reached)],
    path: reached.length > 1 || reached[0] === undefined ? null : `path ${reached[0].path}`,
    leads: inTurn(reached.map((r) => r?.leads ?? [])),
    effort: Math.max(0, ...reached.map((r) => r?.effort ?? 0)),
    ...(observations.some((o) => o.products !== undefined) && { products: observations.map((o) => o.products ?? []) }),
  };
}

/** The first of each, the second of each, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}

/** Of branches that few cases reach on either side, which come together. */
function pairsOf([prior, candidate]: readonly (Reached | undefined)[]): readonly string[] {
  if (prior === undefined || candidate === undefined) return [];
  return prior.rare.slice(-MOST_PAIRED).flatMap((a) => candidate.rare.slice(-MOST_PAIRED).map((b) => `pair ${a}.${b}`));
}

/** Of a session the shapes of what each member gave, each once: in which order they came is no news by itself. */
function noveltyOf(of: Case, text: string): string {
  if (of.kind === 'call') return novelty(text);
  const shapes = new Set(text.split('\n').map((line, i) => `${of.steps[i]?.member ?? ''} ${novelty(line)}`));
  return [...shapes].sort().join(' | ').slice(0, LONGEST_SESSION);
}
