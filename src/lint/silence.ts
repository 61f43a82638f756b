import type { Finding } from '../model/finding.js';
import type { Position, Span } from '../model/spec.js';
import type { Raised } from './lint-spec.js';
import type { Suppressions } from './suppressions.js';

export interface SilenceOptions {
  /** Codes that can be silenced at all. */
  readonly known: ReadonlySet<string>;
  /** Codes of the rules that were run: only of these can be said that there was nothing to silence. */
  readonly ran: ReadonlySet<string>;
  /** Of an unknown code the known ones that look like it, as a sentence or nothing. */
  readonly near: (code: string) => string;
}

const FORMS = 'Write <!-- holdfast-disable-next-block CODE: reason --> or <!-- holdfast-disable-file CODE: reason -->';

/** Takes away what comments silence, and says what is wrong with these comments. */
export function silence(findings: readonly Finding[], { of, malformed }: Suppressions, options: SilenceOptions): { readonly left: readonly Finding[]; readonly said: readonly Raised[] } {
  const used = new Set<string>();
  const byCode = indexed(of, options.known);
  const left = findings.filter((finding) => {
    const by = byCode.get(finding.code)?.(finding) ?? -1;
    if (by >= 0) used.add(`${by} ${finding.code}`);
    return by < 0;
  });
  const said: Raised[] = malformed.map(({ span, text: comment }) => ({ code: 'LINT-SUPPRESSION-UNREADABLE', place: span, message: `"${comment.slice(0, 60)}" is no comment that Holdfast knows, so it does nothing. ${FORMS}.`, fixes: [] }));
  for (const [i, suppression] of of.entries()) said.push(...wrongWith(suppression, options), ...staleIn(suppression, (code) => used.has(`${i} ${code}`), options));
  return { left, said };
}

type Place = Pick<Position, 'line' | 'column'>;

/** What comments silence of one code. */
interface Silenced {
  /** Number of the comment that silences the whole file; -1 where there is none. */
  whole: number;
  /** In order of the text; `reaches` is where the furthest of those before and this one ends. */
  readonly blocks: { readonly by: number; readonly range: Span; readonly reaches: Place }[];
}

/** For each code what finds the number of the comment that silences a place, -1 where there is none. */
function indexed(of: Suppressions['of'], known: SilenceOptions['known']): ReadonlyMap<string, (at: Partial<Place>) => number> {
  const silenced = new Map<string, Silenced>();
  for (const [by, { codes, reason, range }] of of.entries()) {
    if (reason === '' || range === null) continue;
    for (const code of codes) {
      if (!known.has(code)) continue;
      const all = silenced.get(code) ?? { whole: -1, blocks: [] };
      silenced.set(code, all);
      const before = all.blocks.at(-1)?.reaches;
      if (range.start.offset === 0) all.whole = by;
      else all.blocks.push({ by, range, reaches: before === undefined || isBefore(before, range.end) ? range.end : before });
    }
  }
  return new Map([...silenced].map(([code, all]) => [code, ({ line = 1, column = 1 }) => silencing(all, { line, column })]));
}

function silencing({ whole, blocks }: Silenced, at: Place): number {
  for (let i = lastNotBehind(blocks, at); i >= 0; i--) {
    const { by, range, reaches } = blocks[i] as Silenced['blocks'][number];
    if (isBefore(reaches, at)) break;
    if (!isBefore(range.end, at)) return by;
  }
  return whole;
}

function lastNotBehind(list: readonly { readonly range: Span }[], at: Place): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(at, list[middle]?.range.start as Place)) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function wrongWith({ span, codes, reason }: Suppressions['of'][number], { known, near }: SilenceOptions): readonly Raised[] {
  const say = (code: Raised['code'], message: string): Raised => ({ code, place: span, message, fixes: [] });
  if (codes.length === 0) return [say('LINT-SUPPRESSION-UNREADABLE', `This comment names no code, so it silences nothing. ${FORMS}.`)];
  const unknown = codes.filter((code) => !known.has(code)).map((code) => say('LINT-SUPPRESSION-UNREADABLE', `There is no finding ${code} that can be silenced, so this silences nothing. ${near(code)}holdfast explain CODE says what each means.`));
  const meant = codes.filter((code) => known.has(code));
  if (reason !== '' || meant.length === 0) return unknown;
  return [...unknown, say('LINT-SUPPRESSION-UNREASONED', `This silences ${meant.join(' and ')} and does not say why, so it does not count. Write the reason behind a colon: <!-- holdfast-disable-next-block ${meant[0]}: reason -->.`)];
}

function staleIn({ span, codes, reason, removal }: Suppressions['of'][number], isUsed: (code: string) => boolean, { known, ran }: SilenceOptions): readonly Raised[] {
  const stale = reason === '' ? [] : codes.filter((code) => known.has(code) && ran.has(code) && !isUsed(code));
  if (stale.length === 0) return [];
  const whole = stale.length === codes.length;
  return [{
    code: 'LINT-SUPPRESSION-STALE', place: span, message: `There is nothing here that this silences any more: ${stale.join(' and ')} ${stale.length === 1 ? 'is' : 'are'} not found. Remove ${whole ? 'the comment' : stale.join(' and ')}.`,
    fixes: whole ? [{ title: 'Remove the comment', safe: true, edits: [removal] }] : [],
  }];
}
