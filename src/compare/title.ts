import type { ChangeKind, Difference } from '../model/difference.js';

/** How a call is told of which the module has no operation. */
export const NO_EXPORT = 'has no export';

/** How a call is told of that gave no answer in its time. */
export const NEVER_RETURNS = 'never returns';

/** Stands for a class of value where a row has so many of them that none is telling. */
export const VARIOUS = 'various';

/** What happened, as a maintainer would say it: `returns undefined where it returned a string`. */
export function causeOf(difference: Difference): string {
  return CAUSES[difference.change](difference);
}

/** The same of what never returned in so many seconds and did so later: it is slow, and not endless. */
export function slowCauseOf(difference: Difference, seconds: number): string {
  const told = (how: string): string => (how === NEVER_RETURNS ? `takes longer than ${seconds} s` : how);
  return causeOf({ ...difference, prior: told(difference.prior), candidate: told(difference.candidate) });
}

/** One wording for each kind of change. */
const CAUSES: Readonly<Record<ChangeKind, (d: Difference) => string>> = {
  outcome: (d) => GONE[d.candidate] ?? COME[d.prior] ?? `${now(d.candidate)} where it ${before(d.prior)}`,
  kind: (d) => (d.prior === d.candidate && d.prior !== VARIOUS ? reads(d.path, `another kind of ${d.prior}`) : turned(d, value(d.prior, d.candidate), value(d.candidate, d.prior))),
  value: (d) => (d.path === 'error.message' ? 'the error message differs' : another(d)),
  rounding: (d) => (d.path === 'result' ? 'returns a number at most 4 ulp away (rounding)' : `${subject(d.path)} is at most 4 ulp away (rounding)`),
  removed: (d) => argument(d.path, (nth) => `no longer changes its ${nth} argument`) ?? `${subject(d.path)} is missing`,
  added: (d) => argument(d.path, (nth) => `changes its ${nth} argument, which it did not`) ?? `${subject(d.path)} is new`,
  order: (d) => (d.path === 'result' ? `returns ${parts(d)} in another order` : `${subject(d.path)} has ${parts(d)} in another order`),
  length: (d) => (d.prior.startsWith('empty') || d.candidate.startsWith('empty') ? turned(d, withArticle(d.prior), withArticle(d.candidate)) : reads(d.path, withArticle(d.candidate))),
  prototype: (d) => (d.prior === d.candidate && d.prior !== VARIOUS ? reads(d.path, 'an object whose prototype differs') : turned(d, classOf(d.prior), classOf(d.candidate))),
  sharing: (d) => turned(d, identity(d.prior), identity(d.candidate)),
  descriptors: (d) => `${subject(d.path)} is ${d.candidate} where it was ${d.prior}`,
  effect: effectOf,
};

/** Of what is not there to be asked: by what the candidate says, and by what the prior said. */
const GONE: Readonly<Record<string, string>> = { [NO_EXPORT]: 'is no longer exported', 'fails to load': 'fails to load' };
const COME: Readonly<Record<string, string>> = { [NO_EXPORT]: 'is exported, which it was not', 'fails to load': 'loads, which it did not' };

/** `returns X where it returned Y`, `throws X where it threw Y`, `result.a is X where it was Y`. */
function turned(d: Difference, prior: string, candidate: string): string {
  if (d.prior === VARIOUS && d.candidate === VARIOUS) return reads(d.path, 'a value of another kind');
  if (d.path === 'result') return `returns ${candidate} where it returned ${prior}`;
  if (d.path === 'error') return `throws ${candidate} where it threw ${prior}`;
  if (d.path === 'error.name') return `throws ${bare(candidate)} where it threw ${bare(prior)}`;
  return `${subject(d.path)} is ${candidate} where it was ${prior}`;
}

/** Of a class that varies, beside one that does not: `a value` where the other is none, else another kind of it. */
function value(name: string, beside: string): string {
  if (name !== VARIOUS) return withArticle(name);
  return /^(?:undefined|null|NaN|absent)\b/.test(beside) ? 'a value' : 'another kind of value';
}

function reads(path: string, what: string): string {
  if (path === 'result') return `returns ${what}`;
  if (path === 'error') return `throws ${what}`;
  return `${subject(path)} is ${what}`;
}

function another(d: Difference): string {
  if (d.path === 'outcome') return `${d.candidate} in another way`;
  if (d.candidate === d.prior) return reads(d.path, d.prior === VARIOUS ? 'another value' : `another ${d.prior}`);
  if (/^(?:the|a) /.test(d.candidate)) return reads(d.path, d.candidate);
  return turned(d, withArticle(d.prior), withArticle(d.candidate));
}

/** What a path names, as the subject of a sentence. */
function subject(path: string): string {
  if (path === 'error.message') return 'the error message';
  const [, whole, part] = /^(.*?)(\[\]|\.\*|\.\*\*)$/.exec(path) ?? [];
  if (whole === undefined || part === undefined) return argument(path, (nth) => `its ${nth} argument`) ?? path;
  return `${{ '[]': 'an item of', '.*': 'an entry of', '.**': 'something inside' }[part] ?? ''} ${whole}`;
}

function argument(path: string, wording: (nth: string) => string): string | null {
  const index = /^args\[(\d+)\]$/.exec(path)?.[1];
  return index === undefined ? null : wording(['first', 'second', 'third', 'fourth', 'fifth'][Number(index)] ?? `${Number(index) + 1}th`);
}

function parts(d: Difference): string {
  if (/^(?:Map|Set|URLSearchParams)$/.test(d.prior)) return 'the same entries';
  return /array$/i.test(d.prior) ? 'the same items' : 'the same keys';
}

const BARE = /^(?:(?:undefined|null|true|false|NaN|-?Infinity|-0)(?: or .*)?|absent|various|the .*|an? .*)$/;

function withArticle(name: string): string {
  if (name === VARIOUS) return 'another kind of value';
  if (name === 'hole') return 'a hole';
  if (name === 'opaque') return 'something that cannot be seen into';
  if (BARE.test(name)) return name;
  return `${/^(?:[aeio]|u(?!n?i|RL)|URL$)/i.test(name) && !/^(?:Uint|URL|user|unit)/.test(name) ? 'an' : 'a'} ${name}`;
}

function bare(text: string): string {
  return text.replace(/^an? /, '');
}

function classOf(name: string): string {
  if (name === 'Object') return 'a plain object';
  return name === 'no prototype' ? 'an object without prototype' : withArticle(name);
}

function identity(name: string): string {
  if (name === 'own') return 'an object of its own';
  const path = name.replace(/^same as /, '');
  if (path === 'args[]') return 'one of its arguments itself';
  if (path === 'args.**') return 'the same object as a part of what it was given';
  if (path.endsWith('.**')) return `the same object as another part of ${path.slice(0, -3)}`;
  return argument(path, (nth) => `its ${nth} argument itself`) ?? `the same object as ${path}`;
}

function now(how: string): string {
  if (how === VARIOUS) return 'ends in another way';
  if (how === 'returned') return 'returns';
  return how.startsWith('threw ') ? `throws ${thrown(how)}` : how;
}

function before(how: string): string {
  if (how === VARIOUS) return 'ended in another way';
  if (how === 'returned' || how === 'threw') return how;
  if (how.startsWith('threw ')) return `threw ${thrown(how)}`;
  const past: readonly [string, string][] = [['exits', 'exited'], [NEVER_RETURNS, 'never returned'], ['takes longer', 'took longer'], ['never settles', 'never settled'], ['crashes', 'crashed'], ['is not reached', 'was reached']];
  const found = past.find(([present]) => how.startsWith(present));
  return found === undefined ? `did: ${how}` : found[1] + how.slice(found[0].length);
}

/** `threw TypeError` names the class; of a value that is no error it says `threw a string`. */
function thrown(how: string): string {
  const name = how.slice('threw '.length);
  return /^[A-Z]/.test(name) ? name : withArticle(name);
}

function effectOf(d: Difference): string {
  if (d.path === 'async') return d.candidate === 'promise' ? 'gives a promise where it answered at once' : 'answers at once where it gave a promise';
  if (d.path === 'pollution') return EFFECTS.pollution[d.candidate] ?? 'adds something else to Object.prototype';
  if (d.path === 'console') return EFFECTS.console[d.candidate] ?? 'writes something else to the console';
  return EFFECTS.callbacks[d.candidate] ?? 'calls the functions that it is given with something else';
}

const EFFECTS: Readonly<Record<'console' | 'callbacks' | 'pollution', Readonly<Record<string, string>>>> = {
  console: { nothing: 'no longer writes to the console', 'something new': 'writes to the console, which it did not' },
  pollution: { nothing: 'no longer adds to Object.prototype', 'something new': 'adds to Object.prototype, which it did not' },
  callbacks: {
    [VARIOUS]: 'calls the functions that it is given otherwise',
    'no calls': 'no longer calls the functions that it is given', 'first calls': 'calls the functions that it is given, which it did not',
    'more calls': 'calls the functions that it is given more often', 'fewer calls': 'calls the functions that it is given less often',
    'later calls': 'calls the functions that it is given later', 'earlier calls': 'calls the functions that it is given earlier',
  },
};
