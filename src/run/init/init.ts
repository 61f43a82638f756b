import path from 'node:path';
import { Problem } from '../../host/problem.js';
import { INLINE } from '../../ledger/decision/lines.js';
import type { FileChange } from '../../model/baseline.js';
import type { InitResult } from '../../model/init.js';
import type { RecordedSpec } from '../../model/record.js';
import { shellWord } from '../../report/shell-word.js';
import { record } from '../record/record.js';
import { baselineOf, decisionsFolder } from '../verify/place.js';
import type { World } from '../world.js';
import { draft } from './draft.js';
import { housekeeping } from './housekeeping.js';
import { proposeSubjects } from './propose.js';
import type { InitOptions } from './settings.js';

/** What a first record holds, an operation and in all, and what it costs: a module of many operations has less of each. */
const ENTRIES = { most: 300, least: 20, all: 3000 };
const EXECUTIONS = { each: 5000, all: 100_000, seconds: 12 };

/** Brings Holdfast to a repository: a first spec, its record, a configuration. Nothing that is there is overwritten. */
export async function init(options: InitOptions, world: World): Promise<InitResult> {
  const began = world.clock();
  const { subject, others } = await subjectOf(world, options.entry === undefined ? '' : within(world, options.entry));
  const file = specBeside(subject);
  if (await world.tree.read(file) !== null) throw new Problem({ code: 'INIT-REFUSED', severity: 'error', file, message: `${file} is there already, and nothing is overwritten. Run holdfast record ${shellWord(file)}, or name another module: holdfast init src/other.ts.` });
  const { text, examples, operations, unnamed, findings } = await draft(world, options, subject, file);
  // A spec of what was found by then would look like a whole one, and could not be begun again.
  options.stop?.throwIfAborted();
  const written = await write(world, file, text);
  const [recorded] = (await record({
    specs: [file], why: 'First record, by holdfast init. It did this; nobody has said that it is right.', signal: options.signal, stop: options.stop, seconds: EXECUTIONS.seconds,
    most: Math.max(ENTRIES.least, Math.min(ENTRIES.most, Math.ceil(ENTRIES.all / operations))), executions: Math.min(EXECUTIONS.each, Math.ceil(EXECUTIONS.all / operations)),
  }, world)).specs;
  const trouble = recorded?.findings.find((f) => f.severity === 'error');
  if (trouble !== undefined) throw new Problem(trouble);
  return { subject, others, spec: file, ...written, written: [...written.written, ...recordOf(file, recorded)], examples, unnamed, recorded: recorded?.recorded ?? 0, findings: [...findings, ...recorded?.findings ?? []], seconds: (world.clock() - began) / 1000 };
}

/** The path of a module from the working folder, below which all is written. Throws INIT-REFUSED. */
function within({ workingFolder, readName }: World, entry: string): string {
  const refused = (why: string): Problem => new Problem({ code: 'INIT-REFUSED', severity: 'error', file: entry, message: `${entry} ${why}, and a spec lies beside its module. Name a module below the folder that this runs in, which is best the one of package.json: holdfast init src/cart.ts.` });
  if (readName(entry).kind !== 'path') throw refused('is no file of this folder');
  const clean = path.relative(workingFolder, path.resolve(workingFolder, entry.replaceAll('\\', '/'))).replaceAll(path.sep, '/');
  if (clean.startsWith('../') || path.isAbsolute(clean)) throw refused('lies outside of this folder');
  return clean;
}

function specBeside(subject: string): string {
  return `${subject.replace(/#.*$/, '').replace(/\.[cm]?[jt]sx?$/, '')}.spec.md`;
}

/** The module itself, or the best one of a folder; where that has a spec, the next that a package.json leads to. And those that are left. */
async function subjectOf(world: World, named: string): Promise<{ readonly subject: string; readonly others: readonly string[] }> {
  const below = (file: string): boolean => named === '' || file.startsWith(`${named}/`);
  const there = new Set(await world.tree.list());
  if (named !== '' && ![...there].some(below)) return { subject: named, others: [] };
  const proposals = await proposeSubjects(world.tree);
  const [subjects, leftOut] = [proposals.subjects.filter(below), proposals.leftOut.filter(below)];
  const [first] = subjects;
  const fresh = proposals.led.filter((subject) => below(subject) && !there.has(specBeside(subject)));
  const best = first !== undefined && there.has(specBeside(first)) ? fresh[0] ?? first : first;
  if (best !== undefined) return { subject: best, others: fresh.filter((subject) => subject !== best) };
  const what = leftOut.length === 0 ? 'There is no JavaScript or TypeScript module here to specify' : `The only modules here are tests, builds or scripts, such as ${leftOut.slice(0, 3).join(', ')}`;
  throw new Problem({ code: 'INIT-REFUSED', severity: 'error', message: `${what}. Name one: holdfast init ${shellWord(leftOut[0] ?? 'src/cart.ts')}.` });
}

/** The spec and what every repository with Holdfast has, together or not at all. */
async function write(world: World, file: string, text: string): Promise<Pick<InitResult, 'written' | 'added' | 'kept'>> {
  const kept: string[] = [];
  const added: string[] = [];
  const written = [file];
  const files: FileChange[] = [{ path: path.join(world.workingFolder, file), text }];
  for (const { path: name, text: own } of await housekeeping(world)) {
    if (own === null) kept.push(name);
    else {
      (await world.tree.read(name) === null ? written : added).push(name);
      files.push({ path: path.join(world.workingFolder, name), text: own });
    }
  }
  await world.ledgers.update([...new Set([world.workingFolder, path.dirname(path.join(world.workingFolder, file))])], async () => ({ files, result: null }));
  return { written, added, kept };
}

function recordOf(file: string, recorded: RecordedSpec | undefined): readonly string[] {
  const decision = recorded?.decision === undefined || recorded.decision === null ? null : `${decisionsFolder(file)}${recorded.decision}`;
  return [baselineOf(file), ...(decision === null ? [] : [`${decision}.md`, ...((recorded?.recorded ?? 0) > INLINE ? [`${decision}.list`] : [])])];
}
