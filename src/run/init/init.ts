import path from 'node:path';
import { Problem } from '../../host/problem.js';
import type { Entry } from '../../model/baseline.js';
import type { InitResult } from '../../model/init.js';
import type { FileChange } from '../../model/baseline.js';
import type { Operation, Surface } from '../../model/shape.js';
import { readSpec } from '../../spec/read-spec.js';
import { caseText } from '../../value/case.js';
import { collect } from '../record/collect.js';
import { record } from '../record/record.js';
import { withBench, type Bench } from '../verify/bench.js';
import { freshRun, searching } from '../verify/fresh.js';
import type { LoadedSpec } from '../verify/loaded.js';
import { baselineOf } from '../verify/place.js';
import { completeVerifyOptions } from '../verify/settings.js';
import type { World } from '../world.js';
import { defaultName } from './default-name.js';
import { firstSpec, prefixOf, type FirstSpec } from './first-spec.js';
import { housekeeping } from './housekeeping.js';
import { proposeSubjects } from './propose.js';
import type { InitOptions } from './settings.js';

/** Examples that a person is asked to read. */
const MOST_EXAMPLES = 20;
const EXECUTIONS = 2000;

/** Brings Holdfast to a repository: a first spec, its record, a configuration. Nothing that is there is overwritten. */
export async function init(options: InitOptions, world: World): Promise<InitResult> {
  const began = world.clock();
  const subject = options.entry?.replaceAll('\\', '/').replace(/^\.\//, '') ?? await proposed(world);
  const file = `${subject.replace(/#.*$/, '').replace(/\.[cm]?[jt]sx?$/, '')}.spec.md`;
  if (await world.tree.read(file) !== null) throw new Problem({ code: 'INIT-REFUSED', severity: 'error', file, message: `${file} is there already, and nothing is overwritten. Run holdfast record ${file}, or name another module: holdfast init src/other.ts.` });
  const { text, examples } = await draft(world, options, subject, file);
  const kept: string[] = [];
  const files: FileChange[] = [{ path: path.join(world.workingFolder, file), text }];
  for (const { path: name, text: own } of await housekeeping(world)) {
    if (own === null) kept.push(name);
    else files.push({ path: path.join(world.workingFolder, name), text: own });
  }
  await world.ledgers.update([...new Set([world.workingFolder, path.dirname(path.join(world.workingFolder, file))])], async () => ({ files, result: null }));
  const recorded = await record({ specs: [file], why: `First record, by holdfast init. It did this; nobody has said that it is right.`, signal: options.signal, stop: options.stop }, world);
  const trouble = recorded.specs[0]?.findings.find((f) => f.severity === 'error');
  if (trouble !== undefined) throw new Problem(trouble);
  const written = [...files.map((f) => path.relative(world.workingFolder, f.path).replaceAll(path.sep, '/')), baselineOf(file)];
  return { subject, spec: file, written, kept, examples, recorded: recorded.specs[0]?.recorded ?? 0, seconds: (world.clock() - began) / 1000 };
}

async function proposed(world: World): Promise<string> {
  const [best] = await proposeSubjects(world.tree);
  if (best !== undefined) return best;
  throw new Problem({ code: 'INIT-REFUSED', severity: 'error', message: 'There is no JavaScript or TypeScript module here to specify. Name one: holdfast init src/cart.ts.' });
}

/** The first spec's text, from the types and from what the module does when it is asked. */
async function draft(world: World, { signal, stop }: InitOptions, subject: string, file: string): Promise<{ readonly text: string; readonly examples: number }> {
  const settings = completeVerifyOptions({ explore: false, specOnly: true, signal, stop });
  const own = path.posix.relative(path.posix.dirname(file), subject) || subject;
  const bare = `---\nholdfast: 1\nsubject: ${own}\n---\n`;
  const loaded: LoadedSpec = { file, spec: readSpec(bare, { file }), hash: world.sha256(bare), entries: [], caseIds: [], decisions: [], findings: [], nothingRecorded: true };
  const shipped = await shippedSurface(world, subject, settings.signal);
  return withBench(world, settings, loaded, async (bench) => {
    const name = defaultName(bench.subjects.candidate.exports, subject);
    const surface = reachable(shipped, bench, name !== null);
    const collected = await collect({
      plan: { ...bench.plan.explore, definitions: surface.definitions, operations: surface.operations.filter((o) => !isErrorClass(o)).map((operation) => ({ operation, examples: [] })) },
      search: () => searching(bench), fresh: freshRun(bench), reach: bench.plan.reach, asked: [], entries: [], most: 60, executions: EXECUTIONS, stop: settings.stop,
      progress: (done, of) => world.progress({ step: 'judging', what: subject, done, of }),
    });
    const share = Math.max(1, Math.floor(MOST_EXAMPLES / Math.max(1, collected.byOperation.size)));
    const observed = new Map([...collected.byOperation].slice(0, MOST_EXAMPLES).map(([name, { entries }]) => [name, plainest(entries, bench, share)]));
    const text = firstSpec({ subject: own, title: path.posix.basename(own), prefix: prefixOf(subject), ...renamed({ surface, observed }, name ?? 'default') });
    return { text, examples: [...observed.values()].reduce((sum, list) => sum + list.length, 0) };
  });
}

async function shippedSurface(world: World, subject: string, signal: AbortSignal): Promise<Surface> {
  const implementation = await world.subject.resolve(world.readName(subject), signal);
  return (await world.types.surface(implementation)).surface;
}

/** What the module really offers; of an operation without types what its function declares. */
function reachable(shipped: Surface, { plan, subjects }: Bench, hasDefault: boolean): Surface {
  const typed = new Map(shipped.operations.filter((o) => o.kind === 'class' || o.signatures.length > 0).map((o) => [o.name, o]));
  const names = subjects.candidate.exports.filter((e) => !e.name.includes('.') && (e.name !== 'default' || hasDefault)).map((e) => e.name);
  const operations = names.flatMap((name) => typed.get(name) ?? plan.explore.operations.find((o) => o.operation.name === name)?.operation ?? []);
  return { operations, definitions: shipped.definitions };
}

/** With the default export under the name that the spec calls it by. */
function renamed({ surface, observed }: Pick<FirstSpec, 'surface' | 'observed'>, name: string): Pick<FirstSpec, 'surface' | 'observed'> {
  const called = (operation: string): string => (operation === 'default' ? name : operation);
  return {
    surface: { ...surface, operations: surface.operations.map((o) => ({ ...o, name: called(o.name) })) },
    observed: new Map([...observed].map(([operation, entries]) => [called(operation), entries.map((entry) => ({ ...entry, case: { ...entry.case, operation: called(operation) } }))])),
  };
}

/** What an error class does is what errors do: it is specified where it is thrown. */
function isErrorClass({ kind, members }: Operation): boolean {
  return kind === 'class' && ['name', 'message', 'stack'].every((name) => members.some((m) => m.name === name));
}

/** Natural before edge, none that is exotic, the shortest first; one of each outcome before a second of any. */
function plainest(entries: readonly Entry[], { plan }: Bench, most: number): readonly Entry[] {
  const rank = { natural: 0, edge: 1, exotic: 2 };
  const sorted = entries.filter((e) => plan.reach(e.case) !== 'exotic')
    .toSorted((a, b) => rank[plan.reach(a.case)] - rank[plan.reach(b.case)] || caseText(a.case).length - caseText(b.case).length);
  const seen = new Set<string>();
  const [first, again]: [Entry[], Entry[]] = [[], []];
  for (const entry of sorted) (seen.has(entry.observation.text) ? again : first).push((seen.add(entry.observation.text), entry));
  return [...first, ...again].slice(0, most);
}
