import type { ObservationKind } from '../../model/observation.js';
import { bracketEnd, stringEnd, valueEnd } from '../../value/parsing/skip.js';

/**
 * The offset after the bracket that opens at `at` and all that it holds, or -1. Values are mostly words, numbers and strings, over
 * which one loop is enough; regular expressions, templates and comments of functions need a reader that knows them.
 */
export function closeOf(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      i = stringEnd(text, i) - 1;
      if (i < 0) return -1;
    } else if (code === 40 || code === 91 || code === 123) depth++;
    else if (code === 41 || code === 93 || code === 125) {
      if (--depth === 0) return i + 1;
    } else if (code === 47 || code === 96 || code === 39) return bracketEnd(text, at);
  }
  return -1;
}

/** The offset after an operation's name, bare or in quotes, or -1. */
export function nameEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === 34) return stringEnd(text, at);
  let end = at;
  while (isNamePart(text.charCodeAt(end))) end++;
  return end === at ? -1 : end;
}

/** `\w`, `$`, and the dot of a path. */
function isNamePart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code === 46;
}

/** The offset after `name(…)`, or -1. */
export function callEnd(text: string, at: number): number {
  const end = nameEnd(text, at);
  return end < 0 || text.charCodeAt(end) !== 40 ? -1 : closeOf(text, end);
}

const VOID = 'void ';
const NAME = /[\w$]+/y;
const KEPT = /([\w$]+) = (?=[\w$])/y;
const SETS = ' = ';

/** What the steps of a session ask: its variable, and what earlier ones gave, by the names that it has and the numbers of the steps. */
export interface AskedNames {
  readonly variable: string;
  readonly given: ReadonlyMap<string, number>;
}

/** How a step begins. */
export interface AskedStep {
  /** The offset after the name of what is asked. */
  readonly at: number;
  readonly access: 'call' | 'follow' | 'start';
  /** The step that gave what is asked; null where that is what the session is about. */
  readonly on: number | null;
  /** The name that later steps ask by what this one gives; null where none does. */
  readonly kept: string | null;
}

/**
 * How the step begins that begins the text; null where it is none. What goes on with what it gets names it twice, `it = it.reset()`; what
 * is kept for later gets a name, `got1 = bus.on("a")`; before what waits for nothing stands `void`.
 */
export function askedStep(text: string, { variable, given }: AskedNames): AskedStep | null {
  const isStarted = text.startsWith(VOID);
  KEPT.lastIndex = 0;
  const kept = isStarted ? undefined : KEPT.exec(text)?.[1];
  NAME.lastIndex = isStarted ? VOID.length : kept === undefined ? 0 : kept.length + SETS.length;
  const name = NAME.exec(text)?.[0] ?? '';
  const on = given.get(name) ?? null;
  if (on === null && name !== variable) return null;
  const isFollowed = kept === variable;
  return { at: NAME.lastIndex, access: isStarted ? 'start' : isFollowed ? 'follow' : 'call', on, kept: kept === undefined || isFollowed ? null : kept };
}

/** The offset after a step that begins the text, `at` being behind the name of what it asks: `cart.add("a")`, `cart["odd name"]`, `it("a")`, `cart.limit = 3`; or -1. */
export function stepEnd(text: string, at: number): number {
  const end = memberEnd(text, at);
  if (end < 0) return -1;
  if (text.charCodeAt(end) === 40) return closeOf(text, end);
  return text.startsWith(SETS, end) ? valueEnd(text, end + SETS.length, (rest) => kindOf(rest) !== null) : end;
}

/** The offset after the member that a step asks, which stands at `at`; of what is itself called `at`; or -1. */
export function memberEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === 40) return at;
  if (text.startsWith('["', at)) return closeOf(text, at);
  NAME.lastIndex = at + 1;
  return text.charCodeAt(at) === 46 && NAME.test(text) ? NAME.lastIndex : -1;
}

/** The kind of an observation by how its last line begins; null where no subject ever did that. */
export function kindOf(outcome: string): ObservationKind | null {
  if (outcome.startsWith('→ ')) return 'returned';
  if (outcome.startsWith('throws ')) return 'threw';
  if (outcome.startsWith('exits ')) return 'exited';
  if (/^never (?:returns|settles)/.test(outcome)) return 'timedOut';
  if (outcome.startsWith('crashes: ')) return 'crashed';
  return /^(?:fails to load: |has no export )/.test(outcome) ? 'failedToLoad' : null;
}
