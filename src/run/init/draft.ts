import path from 'node:path';
import { Problem } from '../../host/problem.js';
import type { Entry } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { GuestExport } from '../../model/protocol.js';
import type { Operation, Surface } from '../../model/shape.js';
import { readSpec } from '../../spec/read-spec.js';
import { caseText } from '../../value/case.js';
import { holdersOf, holderWords } from '../held-functions.js';
import { collect, type Collected } from '../record/collect.js';
import { withBench, type Bench } from '../verify/bench.js';
import { freshRun, searching } from '../verify/fresh.js';
import type { LoadedSpec } from '../verify/loaded.js';
import { declaredSurface, signatureOf } from '../verify/plan.js';
import { completeVerifyOptions, type VerifySettings } from '../verify/settings.js';
import type { World } from '../world.js';
import { firstSpec } from './first-spec.js';
import { defaultName, isName, moduleName, prefixOf } from './names.js';
import type { InitOptions } from './settings.js';
import { isErrorClass, renamed, within, withoutInherited, withoutUnderscored } from './surface.js';

/** Examples that a person is asked to read. */
const MOST_EXAMPLES = 20;
/** Of them sessions of one class: each is several lines. */
const MOST_SESSIONS = 8;
/** Executions of the search for them, an operation and in all, and the seconds that it may take. */
const EXECUTIONS = { each: 2000, all: 40_000, seconds: 6 };

/** A first spec that reads without a finding, and what it says. */
export interface Draft {
  readonly text: string;
  readonly examples: number;
  readonly operations: number;
  /** Exports that no declaration can be called by. */
  readonly unnamed: readonly string[];
  readonly findings: readonly Finding[];
}

/** The first spec's text, from the types and from what the module does when it is asked. Throws what keeps it from being asked. */
export async function draft(world: World, { signal, stop }: InitOptions, subject: string, file: string): Promise<Draft> {
  const settings = completeVerifyOptions({ explore: false, specOnly: true, signal, stop });
  const own = path.posix.relative(path.posix.dirname(file), subject) || subject;
  const module = moduleName(subject.replace(/#.*$/, ''), await packageName(world, subject));
  const outline = await outlineOf(world, subject, settings.signal);
  return withBench(world, settings, loadedAs(world, file, `---\nholdfast: 1\nsubject: ${own}\n---\n`), async (bench) => {
    const { exports } = bench.subjects.candidate;
    const name = defaultName(exports, module);
    const whole = exports.filter((e) => !e.name.includes('.') && (e.name === 'default' ? name !== null : isName(e.name)));
    const asked = [...whole, ...exports.filter((e) => isStatic(e, whole))];
    throwUnlessCallable(bench, subject, asked);
    const surface = within(withoutUnderscored({ operations: asked.map((e) => operationOf(e, outline, bench)), definitions: outline.definitions }));
    const collected = await examples(bench, settings, surface, subject);
    stop?.throwIfAborted();
    throwUnlessSeen(collected, subject);
    const chosen = shared(collected);
    const write = (declared: Surface): string => firstSpec({ subject: own, title: module, prefix: prefixOf(module), ...renamed({ surface: declared, observed: chosen }, name ?? 'default') });
    return {
      text: await soundest(world, file, [write(withoutInherited(surface)), write({ operations: [], definitions: {} })]), examples: [...chosen.values()].reduce((sum, list) => sum + list.length, 0), operations: asked.length,
      unnamed: exports.filter((e) => e.name !== 'default' && !asked.includes(e)).map((e) => e.name),
      findings: inObjects(bench, own),
    };
  });
}

/** What is left for specs of their own. */
function inObjects({ subjects: { candidate }, loaded }: Bench, subject: string): readonly Finding[] {
  const holders = candidate.guest === null ? [] : holdersOf(candidate.guest);
  const [first] = holders;
  if (first === undefined) return [];
  return [{ code: 'OPERATION-LEFT-OUT', severity: 'info', file: loaded.file, message: `Functions in ${holderWords(holders)} are left out, since they are no exports themselves. A spec of its own, with subject: ${subject}#${first.name}, asks them.` }];
}

/** A function of a class that goes by its name there: `Cart.from`. */
function isStatic({ name }: GuestExport, whole: readonly GuestExport[]): boolean {
  const [owner, own, ...deeper] = name.split('.');
  return own !== undefined && deeper.length === 0 && isName(own) && whole.some((e) => e.kind === 'class' && e.name === owner && e.name !== 'default');
}

/** As the nearest package.json says, else as the working folder is called. */
async function packageName(world: World, subject: string): Promise<string> {
  const parts = subject.split('/').slice(0, -1);
  for (let depth = parts.length; depth >= 0; depth--) {
    const text = await world.tree.read([...parts.slice(0, depth), 'package.json'].join('/'));
    const name = text === null ? null : nameIn(text);
    if (name !== null) return name;
  }
  return path.basename(world.workingFolder);
}

/** Null where it says none. That it cannot be read was said when the module was resolved, if that needed it. */
function nameIn(manifest: string): string | null {
  try {
    const { name } = JSON.parse(manifest) as { readonly name?: unknown };
    return typeof name === 'string' && name !== '' ? name : null;
  } catch {
    return null;
  }
}

async function outlineOf(world: World, subject: string, signal: AbortSignal): Promise<Surface> {
  const implementation = await world.subject.resolve(world.readName(subject), signal);
  return (await world.types.outline(implementation)).surface;
}

function loadedAs(world: World, file: string, text: string): LoadedSpec {
  return { file, spec: readSpec(text, { file }), hash: world.sha256(text), entries: [], caseIds: [], decisions: [], findings: [], nothingRecorded: true };
}

/** With the types that ship with it, or the names of its parameters; where even those are not at hand, with any values. */
function operationOf({ name, kind }: GuestExport, outline: Surface, { plan }: Bench): Operation {
  const known = outline.operations.find((o) => o.name === name && o.kind === kind && (kind === 'class' || o.signatures.length > 0));
  const any = plan.explore.operations.find((o) => o.operation.name === name)?.operation;
  // Callers seldom leave out the first.
  const told = any?.signatures.map((s) => ({ ...s, parameters: s.parameters.map((p, i) => ({ ...p, optional: p.optional || (i > 0 && !p.rest) })) })) ?? [];
  return known ?? { name, kind, members: any?.members ?? [], signatures: told };
}

function examples(bench: Bench, { stop }: VerifySettings, surface: Surface, subject: string): Promise<Collected> {
  const { world, plan } = bench;
  // What an error class does is what errors do: it is specified where it is thrown.
  const operations = surface.operations.filter((o) => !isErrorClass(o) && o.closed !== true);
  return collect({
    plan: { ...plan.explore, definitions: surface.definitions, operations: operations.map((operation) => ({ operation, examples: [] })) },
    search: () => searching(bench), fresh: freshRun(bench), reach: plan.reach, asked: [], entries: [], most: Math.ceil(MOST_EXAMPLES / Math.max(1, operations.length)) + 1, purpose: 'examples', stop,
    executions: Math.min(EXECUTIONS.each, Math.ceil(EXECUTIONS.all / Math.max(1, operations.length))), seconds: EXECUTIONS.seconds, clock: world.clock,
    progress: (done, of) => world.progress({ step: 'judging', what: subject, done, of }),
  });
}

/** By operation the examples that there is room for: one of each operation before a second of any, those of operations that have something to show first. */
function shared({ byOperation }: Collected): ReadonlyMap<string, readonly Entry[]> {
  const returns = (entries: readonly Entry[]): number => Number(!entries.some((e) => e.observation.kind === 'returned'));
  const lists = [...byOperation].map(([name, { entries }]) => ({ name, entries })).filter(({ entries }) => entries.length > 0)
    .map(({ name, entries }) => ({ name, entries: entries[0]?.case.kind === 'session' ? entries.slice(0, MOST_SESSIONS) : entries }));
  const room = new Map(lists.map(({ name }) => [name, 0]));
  let left = MOST_EXAMPLES;
  for (let round = 0; left > 0 && round < MOST_EXAMPLES; round++) {
    for (const { name, entries } of lists.toSorted((a, b) => returns(a.entries) - returns(b.entries))) {
      if (left === 0 || entries.length <= round) continue;
      room.set(name, round + 1);
      left--;
    }
  }
  return new Map(lists.flatMap(({ name, entries }) => ((room.get(name) ?? 0) > 0 ? [[name, entries.slice(0, room.get(name)).toSorted(readable)] as const] : [])));
}

/** What is returned before what is thrown, the short before the long. */
function readable(a: Entry, b: Entry): number {
  const [one, other] = [caseText(a.case), caseText(b.case)];
  return Number(a.observation.kind === 'threw') - Number(b.observation.kind === 'threw') || one.length - other.length || (one < other ? -1 : 1);
}

function throwUnlessCallable({ subjects }: Bench, subject: string, asked: readonly GuestExport[]): void {
  const [why] = subjects.findings;
  if (subjects.candidate.guest === null && why !== undefined) throw new Problem({ ...why, severity: 'error', message: `${why.message} Nothing was written.` });
  if (asked.length === 0) throw new Problem({ code: 'INIT-REFUSED', severity: 'error', file: subject, message: `${subject} exports nothing that can be called by a name, so there is nothing to specify. Name another module: holdfast init src/cart.ts.` });
}

function throwUnlessSeen({ byOperation, left, searched }: Collected, subject: string): void {
  if (searched.ran === 0 || [...byOperation.values()].some(({ entries }) => entries.length > 0)) return;
  const reasons = [
    ...(left.unseen > 0 ? [`${left.unseen} gave what cannot be seen into, such as functions`] : []), ...(left.ended > 0 ? [`${left.ended} hung or crashed`] : []), ...(left.unsteady > 0 ? [`${left.unsteady} answered otherwise when asked again`] : []),
  ];
  throw new Problem({ code: 'INIT-REFUSED', severity: 'error', file: subject, message: `Nothing that ${subject} does can be recorded: of ${searched.ran} cases ${reasons.join(', ') || 'none was natural'}. Name another module, or write a spec with sessions by hand and judge by it alone: holdfast verify --spec-only.` });
}

/** The first of these texts that a reader finds nothing wrong with, else the last. */
async function soundest(world: World, file: string, texts: readonly [string, string]): Promise<string> {
  const [text, otherwise] = texts;
  const loaded = loadedAs(world, file, text);
  const { findings } = await declaredSurface(world, loaded, signatureOf(world, loaded));
  return [...loaded.spec.findings, ...findings].some((f: Finding) => f.severity === 'error') ? otherwise : text;
}
