import { firstDifference } from '../compare/differences.js';
import { causeOf } from '../compare/title.js';
import { compileFreedoms, type CompiledFreedoms } from '../compare/erase.js';
import { exportCause } from '../gate/export-cause.js';
import { Problem } from '../host/problem.js';
import type { Case } from '../model/case.js';
import type { Pair } from '../model/difference.js';
import type { Implementation } from '../model/implementation.js';
import type { Observation } from '../model/observation.js';
import type { GuestExport } from '../model/protocol.js';
import type { ReplayRecord, ReplaySide } from '../model/replay.js';
import { caseId, caseText, parseCase } from '../value/case.js';
import { NotationError } from '../value/notation-error.js';
import { completeCompareOptions } from './compare-options.js';
import type { CompareSettings } from './compare-options.js';
import { classNamesOf } from './names.js';
import { nameAfter, pairExports } from './pairing.js';
import { rejudge, type Rejudged } from './rejudge.js';
import { guestOptions } from './sides.js';
import { constantsOf } from './verify/constants.js';
import { NOTHING } from './verify/judged.js';
import { findPrior } from './verify/prior.js';
import { exportCase, offeredAs } from './verify/surface.js';
import type { World } from './world.js';

export interface ReplayOptions {
  /** An id that `compare` printed, or the text of a case. */
  readonly case: string;
  readonly on?: Side | undefined;
  /** OLD and NEW, for a case that is given as text. */
  readonly between?: readonly string[] | undefined;
  readonly export?: string | undefined;
  readonly allow?: readonly string[] | undefined;
  /** Stop in the debugger before the call. */
  readonly inspect?: boolean | undefined;
  readonly as?: 'vitest' | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type Side = 'prior' | 'candidate';

export type ReplayResult =
  | {
      readonly form: 'ran'; readonly case: string; readonly sides: readonly ReplayedSide[];
      /** In what is not free; null where one side ran alone. */
      readonly differs: boolean | null;
      readonly cause: string | null;
      /** By the spec that it was a row by; null of a comparison, and where one side ran alone. */
      readonly judged: Rejudged | null;
    }
  | { readonly form: 'test'; readonly text: string }
  | { readonly form: 'debugged'; readonly exitCode: number };

export interface ReplayedSide {
  readonly side: Side;
  readonly name: string;
  readonly observation: string;
  /** Its source is not what it was when the witness was found. */
  readonly changed: boolean;
  /** It cannot be had any more, or never ran: this is what it did when the witness was found. */
  readonly recorded: boolean;
}

/** Runs one witness again, each side in a fresh guest. */
export async function replay(options: ReplayOptions, world: World): Promise<ReplayResult> {
  const record = await recordOf(options, world);
  const of = record.asks === 'export' ? exportCase(record.case) : readCase(record.case);
  const settings = completeCompareOptions({ prior: record.prior.name, candidate: record.candidate.name, allow: record.allow, unspecified: record.unspecified, signal: options.signal });
  if (record.asks === 'export' && (options.as === 'vitest' || options.inspect === true)) throw notCalled(record);
  if (options.as === 'vitest') return testOf(record, of, world, settings);
  if (options.inspect === true) return debug(record, of, { world, settings, side: options.on ?? 'candidate' });
  const all: readonly Side[] = record.prior.name === '' && record.prior.observation === '' ? ['candidate'] : ['prior', 'candidate'];
  const wanted = options.on === undefined ? all : [options.on];
  const found = await Promise.all(wanted.map((side) => implementationOf(record[side], world, settings)));
  const ran = await Promise.all(wanted.map((side, i) => runSide(record, of, { world, settings, side, found: found[i] ?? null, beside: found[1 - i] ?? null })));
  const pair = ran.length === 2 ? { case: of, prior: ran[0]!.observation, candidate: ran[1]!.observation } : null;
  // Without a prior the spec judges the candidate alone.
  const asked = pair ?? (options.on === undefined && ran[0] !== undefined ? { case: of, prior: NOTHING, candidate: ran[0].observation } : null);
  const judged = asked === null || record.judgedBy == null ? null : await rejudge(world, record.judgedBy, { pair: asked, implementations: ran.map((r) => r.implementation), exports: ran.find((r) => r.exports.length > 0)?.exports ?? [], signal: settings.signal });
  return {
    form: 'ran', case: record.case, ...difference(pair, record, { free: await freeIn(world, settings, ran), judged }), judged,
    sides: ran.map(({ side, changed, recorded, observation }) => ({ side, changed, recorded, name: shownName(record, side), observation: observation.text })),
  };
}

/** What is free between both, and what is known of them: what tools call a class, and how the engine words an error, is no more of a difference than in a comparison. */
async function freeIn(world: World, { freedoms, prior }: CompareSettings, [before, now]: readonly RanSide[]): Promise<CompiledFreedoms> {
  if (before === undefined || now === undefined) return compileFreedoms(freedoms);
  const { keys, strings, messages = [] } = await constantsOf(world, [before.implementation, now.implementation]);
  const { operations } = pairExports(before.exports, now.exports, nameAfter(prior));
  const classes = classNamesOf({ prior: before, candidate: now }, operations);
  // No types are read, so every key may be a name.
  return { ...compileFreedoms(freedoms, { taken: new Set(), given: new Set(), sources: new Set([...keys, ...strings]), messages, classes }), names: null };
}

/** By what the spec leaves free, where the witness is of one; else by what was said to be. */
function difference(pair: Pair | null, { asks }: ReplayRecord, { free, judged }: { readonly free: CompiledFreedoms; readonly judged: Rejudged | null }): Pick<Extract<ReplayResult, { form: 'ran' }>, 'differs' | 'cause'> {
  if (pair === null) return { differs: null, cause: null };
  const found = (judged?.judgement?.same ?? free.same(pair.prior, pair.candidate, pair.case)) ? null : firstDifference(pair, free);
  return { differs: found !== null, cause: found === null ? null : (asks === 'export' ? exportCause : causeOf)(found) };
}

/** Two that have one name are told apart. */
function shownName({ prior, candidate }: ReplayRecord, side: Side): string {
  return side === 'prior' && prior.adopted && prior.name === candidate.name ? `${prior.name} as it was adopted` : side === 'prior' ? prior.name : candidate.name;
}

async function recordOf(options: ReplayOptions, world: World): Promise<ReplayRecord> {
  if (options.between !== undefined) return recordFromText(options, world, options.between);
  const record = /^[0-9a-f]{6,}$/.test(options.case) ? await world.replays.load(options.case) : null;
  if (record !== null) return record;
  throw new Problem({
    code: 'CASE-NOT-FOUND', severity: 'error',
    message: `There is no witness ${options.case} on this machine. Take the id from a row that holdfast compare printed here, or give the case and both sides: holdfast replay 'name(1, 2)' --between OLD NEW.`,
  });
}

async function recordFromText(options: ReplayOptions, world: World, between: readonly string[]): Promise<ReplayRecord> {
  const [prior, candidate, ...more] = between;
  if (prior === undefined || candidate === undefined || more.length > 0) {
    throw new Problem({ code: 'OPTION-INVALID', severity: 'error', message: `--between wants two implementations, OLD and NEW; it has ${between.length}.` });
  }
  const of = readCase(options.case);
  const settings = completeCompareOptions({ prior, candidate, allow: options.allow, signal: options.signal });
  const names = await namesOf(of, world, settings, options.export ?? null);
  return {
    holdfast: 1, id: caseId(of), asks: 'case', case: caseText(of), workingFolder: world.workingFolder, allow: settings.allow, unspecified: [],
    prior: { name: prior, hash: '', adopted: false, operation: names.prior, export: options.export ?? null, observation: '' },
    candidate: { name: candidate, hash: '', adopted: false, operation: names.candidate, export: options.export ?? null, observation: '' },
  };
}

/** What the case's operation is called on each side, found out as `compare` does. */
async function namesOf(of: Case, world: World, settings: CompareSettings, exported: string | null): Promise<Record<Side, string>> {
  const exportsOf = async (name: string): Promise<Parameters<typeof pairExports>[0]> => {
    const found = await world.subject.resolve(world.readName(name), settings.signal);
    const started = await world.subject.start({ ...found, export: found.export ?? exported }, guestOptions(world, settings));
    if (!started.ok) throw new Problem(started.finding);
    await started.guest.close();
    return started.guest.exports;
  };
  const { operations } = pairExports(await exportsOf(settings.prior), await exportsOf(settings.candidate), nameAfter(settings.prior));
  const operation = operations.find((o) => o.name === of.operation) ?? (operations.length === 1 ? operations[0] : undefined);
  if (operation !== undefined) return { prior: operation.prior, candidate: operation.candidate };
  throw new Problem({ code: 'EXPORT-NOT-FOUND', severity: 'error', message: `The sides have no operation ${of.operation} in common. They have ${operations.map((o) => o.name).join(', ') || 'none'}.` });
}

function readCase(text: string): Case {
  try {
    return parseCase(text);
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    throw new Problem({ code: 'CASE-UNREADABLE', severity: 'error', message: `${text} is no case: ${error.message}. Write a call, as in total([{sku: "a"}], "X").` });
  }
}

interface OneSide {
  readonly world: World;
  readonly settings: CompareSettings;
  readonly side: Side;
}

interface FoundSide extends OneSide {
  /** What its name leads to; null where it cannot be had. */
  readonly found: Implementation | null;
  /** What runs beside it; null where nothing does. */
  readonly beside: Implementation | null;
}

interface RanSide extends Pick<ReplayedSide, 'side' | 'changed' | 'recorded'> {
  readonly observation: Observation;
  readonly implementation: Implementation | null;
  readonly exports: readonly GuestExport[];
}

async function runSide(record: ReplayRecord, of: Case, { world, settings, side, found, beside }: FoundSide): Promise<RanSide> {
  if (found === null) return { side, changed: false, recorded: true, observation: { kind: 'returned', text: record[side].observation }, implementation: null, exports: [] };
  const { operation, hash } = record[side];
  // A verdict does not trust what it judges to read everything, nor to say what of its prior is nobody's business.
  const options = record.judgedBy == null ? { ...guestOptions(world, settings), ...(beside !== null && { beside }) } : guestOptions(world, settings, 'closure');
  const started = await world.subject.start(found, options);
  if (!started.ok) throw new Problem(started.finding);
  const { guest } = started;
  try {
    const isThere = guest.exports.some(({ name }) => name === operation);
    const [observation] = record.asks === 'export' || !isThere ? [offeredAs(operation, guest)] : await guest.run([{ ...of, operation }]);
    return { side, changed: hash !== '' && hash !== found.hash, recorded: false, observation: observation as Observation, implementation: found, exports: guest.exports };
  } finally {
    await guest.close();
  }
}

/** What the side's name leads to; of what a record rests on that very implementation, null where it cannot be had any more. */
async function implementationOf({ name, hash, adopted, export: exported }: ReplaySide, world: World, { signal }: CompareSettings): Promise<Implementation | null> {
  if (adopted && (name === '' || hash === '')) return null;
  const found = adopted ? (await findPrior(world, { hash, spec: '', entry: name, was: name, export: exported, base: null }, null, signal)).implementation : await world.subject.resolve(world.readName(name), signal);
  return found === null ? null : { ...found, export: found.export ?? exported };
}

async function debug(record: ReplayRecord, of: Case, { world, settings, side }: OneSide): Promise<ReplayResult> {
  const found = await implementationOf(record[side], world, settings);
  if (found === null) throw new Problem({ code: 'PRIOR-UNAVAILABLE', severity: 'error', message: `The implementation that ${record.id} was found with as the prior is not kept here any more, so there is nothing to stop in. Run holdfast verify again, or leave out --on prior.` });
  return { form: 'debugged', exitCode: await world.subject.debug(found, { ...of, operation: record[side].operation }, guestOptions(world, settings)) };
}

function notCalled({ id, case: name }: ReplayRecord): Problem {
  return new Problem({ code: 'OPTION-INVALID', severity: 'error', message: `${id} is about the export ${name}, which is not called: there is no call to stop in, and none to make a test of. Leave out --inspect-brk and --as.` });
}

async function testOf(record: ReplayRecord, of: Case, world: World, settings: CompareSettings): Promise<ReplayResult> {
  const { asVitest } = await import('../report/vitest-case.js');
  const { observation } = record.prior.observation === ''
    ? await runSide(record, of, { world, settings, side: 'prior', found: await implementationOf(record.prior, world, settings), beside: null })
    : { observation: { kind: 'returned' as const, text: record.prior.observation } };
  return { form: 'test', text: asVitest(of, observation, importOf(record), await importedName(record, world, settings)) };
}

/** What the operation is called where the test imports the candidate: `default.total`, where no export has that name. */
async function importedName({ candidate }: ReplayRecord, world: World, settings: CompareSettings): Promise<string> {
  const { operation } = candidate;
  const found = await implementationOf(candidate, world, settings);
  const started = found === null ? null : await world.subject.start(found, guestOptions(world, settings));
  if (started?.ok !== true) return operation;
  await started.guest.close();
  return started.guest.exports.some(({ name, ofDefault }) => name === operation && ofDefault === true) ? `default.${operation}` : operation;
}

/** Where the test imports the candidate from: a path as it is, a package by its name. */
function importOf(record: ReplayRecord): string {
  const name = record.candidate.name.replace(/#[^#]*$/, '');
  const npm = /^npm:(?<package>@?[^@/]+(?:\/[^@/]+)?)?(?:@[^/]+)?(?<subpath>\/.*)?$/.exec(name)?.groups;
  if (name.startsWith('npm:') && npm?.['package'] !== undefined) return npm['package'] + (npm['subpath'] ?? '');
  const path = name.replace(/^git:[^:]*:/, '');
  return /^[./]/.test(path) ? path : `./${path}`;
}
