import { vi } from 'vitest';
import { ClusterBook } from '../../../src/compare/clusters.js';
import type { CompiledFreedoms, compileFreedoms } from '../../../src/compare/erase.js';
import { Explorer } from '../../../src/explore/explorer.js';
import type { leftOpen } from '../../../src/gate/left-open.js';
import type { outcomeOf } from '../../../src/gate/outcome.js';
import { firstShown, type allShown } from '../../../src/gate/shown.js';
import type { weigh } from '../../../src/gate/weigh.js';
import type { specWord } from '../../../src/gate/word.js';
import type { checkLedger } from '../../../src/ledger/check.js';
import type { liveCovers } from '../../../src/ledger/live.js';
import { entryOf, lineOf } from '../../../src/ledger/text/entry.js';
import type { Case } from '../../../src/model/case.js';
import type { Freedom } from '../../../src/model/difference.js';
import type { Implementation } from '../../../src/model/implementation.js';
import type { Observation } from '../../../src/model/observation.js';
import type { Guest } from '../../../src/model/ports.js';
import type { Judgement, Task } from '../../../src/model/program.js';
import type { CaseOutcome, Word } from '../../../src/model/verdict.js';
import { Judge } from '../../../src/run/judge.js';
import type { runUnits } from '../../../src/run/verify/checks.js';
import type { joinRows } from '../../../src/run/verify/join.js';
import type { keptBy } from '../../../src/run/verify/kept.js';
import type { judgeRecorded } from '../../../src/run/verify/recorded.js';
import type { startSubjects } from '../../../src/run/verify/subjects.js';
import { Voice } from '../../../src/run/verify/voice.js';
import { caseText } from '../../../src/value/case.js';
import type { Break } from '../scratch.js';
import { hooks } from './hooks.js';

/** One way in which Holdfast is broken on purpose: how it is installed, and what the run must say of it. */
export interface Sabotage {
  readonly name: string;
  /** Breaks single modules; what it does is undone after the run. */
  readonly install?: () => void;
  /** Breaks a port of the world that the run takes place in. */
  readonly world?: Break;
  /** What is judged under it; a faithful rewrite where nothing is said, so that a gate that is whole would say `safe`. */
  readonly candidate?: 'rewrite' | 'wrong';
  readonly explore?: boolean;
  readonly verdict: 'invalid' | 'red';
  /** In the findings of the run. */
  readonly says: RegExp;
}

function hook<F>(name: string, make: (original: F) => F): void {
  hooks.set(name, make as never);
}

/** A comparison to which two texts are the same once something is taken out of both. */
function blind(name: string, without: (text: string) => string, says: RegExp): Sabotage {
  const same = (compiled: CompiledFreedoms): CompiledFreedoms => ({
    ...compiled, same: (a, b, of) => compiled.same(a, b, of) || (a.kind === b.kind && without(a.text) === without(b.text)),
  });
  return { name: `a comparison that is blind to ${name}`, install: () => hook<typeof compileFreedoms>('erase#compileFreedoms', (original) => (...args) => same(original(...args))), verdict: 'invalid', says };
}

function eats(freedom: Freedom, says: RegExp): Sabotage {
  const name = freedom.kind === 'aspect' ? freedom.aspect : `${freedom.kind === 'within' ? 'differences within ' : ''}${freedom.path}`;
  return { name: `a normaliser that eats ${name}`, install: () => hook<typeof compileFreedoms>('erase#compileFreedoms', (original) => (freedoms, names) => original([...freedoms, freedom], names)), verdict: 'invalid', says };
}

/** A guest whose answers are others by the time they arrive. */
function transport(name: string, change: (answers: readonly Observation[], cases: readonly Case[]) => readonly Observation[], says = /./): Sabotage {
  return { name, world: withGuests((guest) => ({ ...guest, run: async (cases, enough) => change(await guest.run(cases, enough), cases) })), verdict: 'red', says };
}

function withGuests(change: (guest: Guest) => Guest): Break {
  return (world) => ({ ...world, subject: { ...world.subject, start: async (implementation, options) => {
    const started = await world.subject.start(implementation, options);
    return started.ok ? { ...started, guest: change(started.guest) } : started;
  } } });
}

function withJudgements(change: (judgement: Judgement, task: Task) => Judgement): Break {
  return (world) => ({ ...world, startEvaluator: async (signal) => {
    const evaluator = await world.startEvaluator(signal);
    return { load: evaluator.load.bind(evaluator), close: () => evaluator.close(), judge: async (tasks, ask) => (await evaluator.judge(tasks, ask)).map((j, i) => change(j, tasks[i] as Task)) };
  } });
}

function voice(keep: (word: Word) => boolean): () => void {
  return () => {
    const original = Voice.prototype.words;
    vi.spyOn(Voice.prototype, 'words').mockImplementation(async function (this: Voice, seen) {
      return (await original.call(this, seen)).map((words) => words.filter(keep));
    });
  };
}

/** Another meaning of what checks say, wherever the gate asks. */
function words(change: (word: Word) => Word): () => void {
  return () => {
    for (const name of ['specWord', 'violatedStrength', 'leadingWord']) hook<(list: readonly Word[]) => unknown>(`word#${name}`, (original) => (list) => original(list.map(change)));
  };
}

function swapped(a: CaseOutcome, b: CaseOutcome): () => void {
  return () => hook<typeof outcomeOf>('outcome#outcomeOf', (original) => (evidence) => {
    const outcome = original(evidence);
    return outcome === a ? b : outcome === b ? a : outcome;
  });
}

/** The prior, as the store keeps it, in the place of the candidate, which starts before the prior is looked up. */
const priorTwice: Break = (world) => {
  let resolve: (prior: Implementation | null) => void = () => undefined;
  const found = new Promise<Implementation | null>((done) => { resolve = done; });
  return {
    ...world,
    objects: { ...world.objects, keep: (i) => world.objects.keep(i), recall: async (hash) => {
      const prior = await world.objects.recall(hash);
      resolve(prior);
      return prior;
    } },
    subject: { ...world.subject, start: async (implementation, options) => world.subject.start(await found ?? implementation, options) },
  };
};

/** What the guests of the last run said, batch by batch. */
const tape = new Map<string, (readonly Observation[])[]>();
const known = new Map<string, Observation>();

export const taping: Break = withGuests((guest) => {
  const key = 'guest';
  const list = tape.get(key) ?? [];
  tape.set(key, list);
  return { ...guest, run: async (cases, enough) => {
    const answers = await guest.run(cases, enough);
    list.push(answers);
    for (const [i, of] of cases.entries()) if (answers[i] !== undefined) known.set(caseText(of), answers[i]);
    return answers;
  } };
});

const BLIND: readonly Sabotage[] = [
  blind('Map', (text) => text.replaceAll(/new Map\(\[.*\]\)/g, 'Map'), /an entry of a Map/),
  blind('Set', (text) => text.replaceAll(/new Set\(\[.*\]\)/g, 'Set'), /a member of a Set/),
  blind('Date', (text) => text.replaceAll(/new Date\([^)]*\)/g, 'Date'), /a Date/),
  blind('the sign of zero', (text) => text.replaceAll('-0', '0'), /the sign of zero/),
  blind('keys that are undefined', (text) => text.replaceAll(/\w+: undefined(?:, )?/g, ''), /a key that is undefined/),
  blind('the order of arrays', (text) => [...text].sort().join(''), /the order of an array/),
  blind('the class of errors', (text) => text.replace(/^throws \w+/, 'throws'), /the class of an error/),
  blind('the message of errors', (text) => text.replace(/^(throws \w+)\("[^"]*"/, '$1('), /the message of an error/),
  blind('sharing', (text) => text.replaceAll(/&\d+ /g, '').replaceAll(/\*\d+/g, '{}'), /what is shared/),
  blind('changed arguments', (text) => text.replace(/; args\[.*$/, ''), /a changed argument/),
  blind('promises', (text) => text.replace('; async', ''), /a promise/),
  blind('the console', (text) => text.replace(/; console\..*$/, ''), /the console/),
  blind('callbacks', (text) => text.replace(/; calls .*$/, ''), /a call of a callback/),
  blind('numbers', (text) => text.replaceAll(/\d+/g, '0'), /a number/),
  { name: 'a comparison to which all is the same', install: () => hook<typeof compileFreedoms>('erase#compileFreedoms', (original) => (...args) => ({ ...original(...args), same: () => true })), candidate: 'wrong', verdict: 'invalid', says: /another value of count/ },
];

const NORMALISERS: readonly Sabotage[] = [
  eats({ kind: 'path', operation: null, path: 'result' }, /an entry of a Map of count/),
  eats({ kind: 'path', operation: null, path: 'result.**' }, /an entry of a Map of count/),
  eats({ kind: 'path', operation: null, path: 'error.*' }, /the class of an error/),
  eats({ kind: 'aspect', operation: null, aspect: 'outcome' }, /a throw/),
  eats({ kind: 'within', operation: null, path: 'result', tolerance: 1e12, relative: false }, /./),
];

const TRANSPORT: readonly Sabotage[] = [
  transport('a batch that is dropped', () => []),
  transport('a batch that is cut short', (answers) => answers.slice(0, -1)),
  // On both sides alike: what is planted is caught, and the rows are what says it.
  transport('replies that are swapped', ([a, b, ...others]) => (a === undefined || b === undefined ? [] : [b, a, ...others]), /^/),
  transport('one reply to all', (answers) => answers.map(() => answers[0] as Observation)),
  transport('replies that are off by one', (answers) => [...answers.slice(1), ...answers.slice(0, 1)]),
  { name: 'what the last run was told, told again', world: withGuests((guest) => ({ ...guest, run: async () => tape.get('guest')?.shift() ?? [] })), candidate: 'wrong', verdict: 'invalid', says: /could not be run|answers came/ },
  // By case, and true of each that was seen: only inputs that are new with the candidate's source show it.
  { name: 'answers that are kept by case, whoever is asked', world: withGuests((guest) => ({ ...guest, run: async (cases, enough) => (await guest.run(cases, enough)).map((o, i) => known.get(caseText(cases[i] as Case)) ?? o) })), candidate: 'wrong', explore: true, verdict: 'red', says: /^/ },
  { name: 'the prior, run twice', world: priorTwice, candidate: 'wrong', verdict: 'invalid', says: /runs as the candidate is another/ },
  { name: 'the candidate in the place of the prior', install: () => hook<typeof startSubjects>('subjects#startSubjects', (original) => async (...args) => {
    const subjects = await original(...args);
    return { ...subjects, prior: subjects.candidate };
  }), candidate: 'wrong', verdict: 'invalid', says: /runs as the prior is another/ },
  { name: 'the candidate, held against its own observations', install: () => hook<typeof judgeRecorded>('recorded#judgeRecorded', (original) => async (entries, options) => {
    const own = await options.candidate.run(entries.map((line) => entryOf(line).case));
    return original(entries.map((line, i) => lineOf({ ...entryOf(line), observation: own[i] as Observation })), options);
  }), candidate: 'wrong', verdict: 'invalid', says: /another value of/ },
];

const CLUSTERS: readonly Sabotage[] = [
  { name: 'a cluster that is lost', install: () => { const original = ClusterBook.prototype.list; vi.spyOn(ClusterBook.prototype, 'list').mockImplementation(function (this: ClusterBook) { return original.call(this).slice(0, -1); }); }, verdict: 'invalid', says: /another value of total/ },
  { name: 'two clusters merged into one, whose witness hides the other', install: () => { const original = ClusterBook.prototype.add; vi.spyOn(ClusterBook.prototype, 'add').mockImplementation(function (this: ClusterBook, pair, booking) {
    return original.call(this, pair, { ...booking, difference: { ...booking.difference, path: 'result', change: 'value', prior: 'number', candidate: 'number' } });
  }); }, verdict: 'invalid', says: /beside another fault/ },
  { name: 'a reach that is always exotic', install: () => hook('reach#reachOf', () => () => 'exotic'), candidate: 'wrong', verdict: 'invalid', says: /a number, for/ },
  { name: 'rows that only report', install: () => hook<typeof weigh>('weigh#weigh', (original) => (weighed) => (original(weighed) === 'undecided' ? 'reported' : original(weighed))), verdict: 'invalid', says: /another value|a number/ },
  { name: 'a ruling that covers all', install: () => hook('covers#rulingsOn', () => () => [{ id: 'x', kind: 'intended', requirement: null }]), verdict: 'invalid', says: /another value of count/ },
  { name: 'a pair that is settled by a ruling on its first difference', install: () => hook<typeof leftOpen>('left-open#leftOpen', (original) => (one, shown, live) => {
    const first = original(one, { list: shown.list.slice(0, 1), isWhole: true }, live);
    return first.open.length === 0 ? first : original(one, shown, live);
  }), verdict: 'invalid', says: /another value beside one that a ruling covers/ },
  { name: 'a ruling of which the rest of a pair is nobody\'s business', install: () => hook<typeof allShown>('shown#allShown', () => (pair, freedoms) => ({ list: [firstShown(pair, freedoms)], isWhole: true })), verdict: 'invalid', says: /another value beside one that a ruling covers/ },
  { name: 'a surface at which nobody looks', install: () => hook('surface#judgeSurface', () => () => []), verdict: 'invalid', says: /the export/ },
];

const CHECKS: readonly Sabotage[] = [
  { name: 'pins that are not judged', install: voice((w) => !w.pins || w.check.startsWith('CART-7')), verdict: 'invalid', says: /violated pin/ },
  { name: 'models that are skipped', install: voice((w) => !w.check.startsWith('CART-7')), verdict: 'invalid', says: /violated model/ },
  { name: 'postconditions that are skipped', install: voice((w) => w.pins), verdict: 'invalid', says: /violated property/ },
  { name: 'properties that are called vacuous', world: withJudgements((j, task) => (task.input !== null && task.observation === null ? { ...j, result: 'vacuous' } : j)), verdict: 'invalid', says: /under a property/ },
  { name: 'an evaluator to which all holds', world: withJudgements((j) => ({ ...j, result: 'holds', detail: '' })), candidate: 'wrong', verdict: 'invalid', says: /a wrong answer under/ },
  { name: 'an evaluator that sees into nothing', world: withJudgements((j) => ({ ...j, result: 'opaque' })), verdict: 'invalid', says: /a wrong answer under/ },
  { name: 'examples that are left out', install: () => hook<typeof runUnits>('checks#runUnits', (original) => (units, ...others) => original(units.filter((u) => u.check.kind !== 'example'), ...others)), verdict: 'invalid', says: /the example .* was heard by nobody/s },
  { name: 'properties that are left out', install: () => hook<typeof runUnits>('checks#runUnits', (original) => (units, ...others) => original(units.filter((u) => u.check.kind !== 'property'), ...others)), verdict: 'invalid', says: /the property .* was heard by nobody/s },
  { name: 'violations that are forgotten', install: () => hook<typeof runUnits>('checks#runUnits', (original) => async (...args) => ({ ...await original(...args), judged: [] })), verdict: 'invalid', says: /violated (?:example|expression|property)/ },
  { name: 'SHOULD, taken for MAY', install: words((w) => (w.strength === 'SHOULD' ? { ...w, strength: 'MAY' } : w)), verdict: 'invalid', says: /violated pin of CART-8/ },
  { name: 'MUST, taken for SHOULD', install: words((w) => (w.strength === 'MUST' ? { ...w, strength: 'SHOULD' } : w)), verdict: 'invalid', says: /violated pin of CART-1/ },
  { name: 'observed requirements that speak', install: words((w) => ({ ...w, status: 'confirmed' })), verdict: 'invalid', says: /violated pin of CART-9/ },
  { name: 'confirmed requirements that are silent', install: words((w) => ({ ...w, status: 'observed' })), verdict: 'invalid', says: /violated pin of CART-1/ },
  { name: 'constraints that nobody hears', install: () => hook<typeof specWord>('word#specWord', (original) => (list) => original(list.filter((w) => w.pins))), verdict: 'invalid', says: /violated property/ },
];

const RECORD: readonly Sabotage[] = [
  { name: 'a decision that keeps a defect, and has ended', install: () => hook<typeof keptBy>('kept#keptBy', (original) => (decisions) => original(decisions.map((d) => ({ ...d, expires: null })), '')), verdict: 'invalid', says: /no ruling keeps/ },
  { name: 'a decision that keeps every defect', install: () => hook<typeof keptBy>('kept#keptBy', () => (decisions) => () => decisions.length > 0), verdict: 'invalid', says: /no ruling keeps/ },
  { name: 'a ruling that has ended, and is honoured', install: () => hook<typeof liveCovers>('live#liveCovers', (original) => (decisions) => original(decisions.map((d) => ({ ...d, expires: null })), '')), verdict: 'invalid', says: /a ruling that has ended/ },
  { name: 'held-out cases that are never judged', install: () => {
    let calls = 0;
    hook<typeof judgeRecorded>('recorded#judgeRecorded', (original) => (...args) => (++calls === 2 ? Promise.resolve({ judged: [], cases: 0, held: new Map() }) : original(...args)));
  }, verdict: 'invalid', says: /recorded cases were judged by nobody/ },
  { name: 'a ledger that nobody checks', install: () => hook<typeof checkLedger>('check#checkLedger', (original) => (what) => ({ ...original(what), findings: [] })), verdict: 'invalid', says: /an entry of a baseline that was edited/ },
  { name: 'a table in which held and undescribed are swapped', install: swapped('held-undescribed', 'undescribed'), verdict: 'invalid', says: /a number, for/ },
  { name: 'a table in which violation and specified are swapped', install: swapped('violation', 'specified'), verdict: 'invalid', says: /violated pin/ },
  { name: 'a table in which a regression is held', install: swapped('regression', 'held'), candidate: 'wrong', verdict: 'invalid', says: /another value of total/ },
];

const SEARCH: readonly Sabotage[] = [
  { name: 'a search that draws the same input again and again', install: () => { const original = Explorer.prototype.step; vi.spyOn(Explorer.prototype, 'step').mockImplementation(function (this: Explorer, results, size) {
    const batch = original.call(this, results, size);
    return batch.map(() => batch[0] as (typeof batch)[number]);
  }); }, explore: true, verdict: 'invalid', says: /the same inputs again and again/ },
  { name: 'a search that ends at once', install: () => hook<(...args: readonly unknown[]) => Promise<object>>('hunt#hunt', (original) => async (...args) => ({ ...await original(...args), executions: 0 })), explore: true, verdict: 'invalid', says: /a search that ran 0 of/ },
  { name: 'rows that all come of one cause, which nobody tells', install: () => hook<typeof joinRows>('join#joinRows', () => async () => []), candidate: 'wrong', explore: true, verdict: 'invalid', says: /lost on the way to the report/ },
  { name: 'differences that a search forgets', install: () => { const original = Judge.prototype.decide; vi.spyOn(Judge.prototype, 'decide').mockImplementation(async function (this: Judge, pairs) { return { ...await original.call(this, pairs), confirmed: [] }; }); }, candidate: 'wrong', explore: true, verdict: 'invalid', says: /in the search/ },
];

/** What only tests can catch, since the run that is to notice is made of it, or since both count the same: with the tests that do. */
export const BY_TESTS_ALONE: readonly (readonly [what: string, file: string, test: RegExp])[] = [
  ['a table in which repair and permitted are swapped', 'src/gate/outcome.test.ts', /'6: the prior violates.*'repair'[^]*'7: they differ.*'permitted'/],
  ['a whole verdict that is always safe', 'src/gate/whole.test.ts', /unsafe/],
  ['an exit code that is always 0', 'src/gate/whole.test.ts', /exitCodeOf/],
];

export const SABOTAGES: readonly Sabotage[] = [...BLIND, ...NORMALISERS, ...TRANSPORT, ...CLUSTERS, ...CHECKS, ...RECORD, ...SEARCH];
