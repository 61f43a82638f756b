import type { Finding } from '../../model/finding.js';
import type { Implementation } from '../../model/implementation.js';
import type { Guest } from '../../model/ports.js';
import type { LeftReply, ProbedReply, RefusedReply } from '../../model/protocol.js';
import type { World } from '../world.js';
import type { Bench } from './bench.js';
import { NOTHING_BESIDES, type Besides, type BesidesOfBoth } from './in-haste.js';

/** Modules of Node's by which code gets at its surroundings past what a guest can watch. */
const TELLING: ReadonlySet<string> = new Set(['async_hooks', 'diagnostics_channel', 'inspector', 'module', 'os', 'perf_hooks', 'process', 'trace_events', 'v8', 'vm', 'worker_threads']);
/** What in a source asks where it lies, what it may do, or whether it is counted: a guest cannot watch these. */
const PLACE = /\bimport\.meta\b|\b__(?:file|dir)name\b|\bgetBuiltinModule\b|\b__holdfast_\w+|\bprocess\s*(?:\?\.|\.|\[\s*["'])\s*permission\b/g;
/** Cases on which a prior that has not run them yet shows what it looks at itself. */
const MOST_CASES = 2000;
const MOST_NAMED = 5;
const LONGEST_CLIP = 80;

/**
 * What the candidate was refused, and what of its surroundings it looked at, where the prior was not and did not: inputs cannot catch code
 * that knows it is watched, and what was refused in silence was not judged. Both leave the verdict undecided, as warnings; what both sides
 * do is told, and no more.
 */
export async function watchedFindings(bench: Bench, besides: BesidesOfBoth = NOTHING_BESIDES): Promise<readonly Finding[]> {
  const { guest } = bench.subjects.candidate;
  if (guest === null) return [];
  const candidate = together(guest, besides.candidate);
  const prior = await priorSeen(bench, besides.prior, candidate.refused.length + candidate.probed.length + candidate.left.length > 0);
  const places = prior === null || bench.subjects.same ? [] : newPlaces(bench);
  return [
    ...refusals(candidate.refused, prior?.refused ?? null, bench),
    ...prior === null ? [] : leftOvers(candidate.left, prior.left, bench),
    ...prior === null ? [] : written(candidate.wrote, prior.wrote, bench),
    ...probes(candidate.probed, prior === null ? null : { probed: prior.probed, places }, bench),
  ];
}

interface Seen {
  readonly refused: readonly RefusedReply[];
  readonly probed: readonly ProbedReply[];
  readonly left: readonly LeftReply[];
  readonly wrote: string;
}

/** Null where there is no prior to hold the candidate against. A prior that is the candidate itself has done what it did. */
async function priorSeen(bench: Bench, besides: Besides, needed: boolean): Promise<Seen | null> {
  const { subjects, voice } = bench;
  const guest = subjects.same ? subjects.candidate.guest : subjects.prior?.guest ?? null;
  if (guest === null) return null;
  // Of the recorded cases only those ran on the prior that differed.
  if (needed && !subjects.same) await subjects.prior?.run([...voice.pinned(), ...bench.entries.map((e) => e.case)].slice(0, MOST_CASES));
  return together(guest, besides);
}

/** What a guest was seen to do, and what it did in a process that was only searched; each once. */
function together(guest: Guest, { refused, left, probed }: Besides): Seen {
  return {
    refused: onceEach([...guest.refused(), ...refused], refusedAs), left: onceEach([...guest.left(), ...left], (l) => l.operation),
    probed: onceEach([...guest.probed(), ...probed], (p) => `${p.what} ${p.by}`), wrote: guest.wrote,
  };
}

function onceEach<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map(all.toReversed().map((one) => [key(one), one])).values()].toReversed();
}

function refusals(candidate: readonly RefusedReply[], prior: readonly RefusedReply[] | null, { subjects, loaded }: Bench): readonly Finding[] {
  const known = new Set(prior?.map(refusedAs));
  return candidate.toSorted((a, b) => Number(known.has(refusedAs(a))) - Number(known.has(refusedAs(b)))).slice(0, MOST_NAMED).map((r): Finding => {
    const own = !known.has(refusedAs(r));
    const { what, remedy } = refusalWords(r, subjects.candidateName);
    const meaning = own ? `${prior === null ? 'What it would have done otherwise was not judged' : 'The prior was not'}, so the verdict is undecided.` : 'So was the prior.';
    return { code: 'ACCESS-REFUSED', severity: own ? 'warning' : 'info', file: loaded.file, message: `${what}. ${meaning} ${remedy}` };
  });
}

/** What was refused while it was recorded: what it did then is no more than that. */
export function recordedRefusals(refused: readonly RefusedReply[], { subjects, loaded }: Bench): readonly Finding[] {
  return refused.slice(0, MOST_NAMED).map((r): Finding => {
    const { what, remedy } = refusalWords(r, subjects.candidateName);
    return { code: 'ACCESS-REFUSED', severity: 'warning', file: loaded.file, message: `${what}. What is recorded of it is what it does then. ${remedy}` };
  });
}

function refusalWords(r: RefusedReply, name: string): { readonly what: string; readonly remedy: string } {
  const wanted = { read: 'read', write: 'write', spawn: 'start a process', connect: 'connect', worker: 'start a worker', addon: 'load an addon' }[r.kind] ?? 'do more than it may';
  return {
    what: `${name} wanted to ${wanted}${r.resource === '' ? '' : ` (${shown(r.resource)})`} and was refused`,
    remedy: r.kind === 'read' ? 'Only its own sources and packages can be read.' : `If it may, say --allow ${r.kind}${r.kind === 'write' ? '=FOLDER' : ''}.`,
  };
}

/** What stays in the process when a call has answered is no part of any observation, and reaches whoever calls next. */
function leftOvers(candidate: readonly LeftReply[], prior: readonly LeftReply[], { subjects, loaded }: Bench): readonly Finding[] {
  const known = new Set(prior.map((l) => l.operation));
  return candidate.filter((l) => !known.has(l.operation)).slice(0, MOST_NAMED).map(({ operation, what }): Finding => ({
    code: 'ASYNC-LEFT-OVER', severity: 'warning', file: loaded.file,
    message: `${operation} of ${subjects.candidateName} leaves something behind when it has answered, where the prior does not: ${what}. What comes of it was not judged, so the verdict is undecided. Take it out, or return or await it, so that its end belongs to the call.`,
  }));
}

function written(candidate: string, prior: string, { subjects, loaded }: Bench): readonly Finding[] {
  if (candidate === prior) return [];
  const what = candidate === '' ? `no longer writes to the terminal while it is loaded; the prior wrote ${JSON.stringify(clip(prior))}` : `writes to the terminal while it is loaded, ${JSON.stringify(clip(candidate))}, where the prior ${prior === '' ? 'does not' : `writes ${JSON.stringify(clip(prior))}`}`;
  return [{ code: 'WRITES-ON-IMPORT', severity: 'warning', file: loaded.file, message: `${subjects.candidateName} ${what}. Whoever imports it sees that, so the verdict is undecided. Take it out, or adopt it by name.` }];
}

function clip(text: string): string {
  return text.length > LONGEST_CLIP ? `${text.slice(0, LONGEST_CLIP - 1)}…` : text;
}

/** The folders of a guest have a name of their own in every run. */
function refusedAs({ kind, resource }: RefusedReply): string {
  return `${kind} ${shown(resource)}`;
}

function shown(resource: string): string {
  return resource.replaceAll(/[^\s"']*[/\\]guest-\w{6}(?=[/\\]|$)/g, '<temporary>');
}

function probes(candidate: readonly ProbedReply[], prior: { readonly probed: readonly ProbedReply[]; readonly places: readonly string[] } | null, { subjects, loaded }: Bench): readonly Finding[] {
  if (prior === null) return [];
  const known = new Set(prior.probed.map(probedAs));
  const own = candidate.filter((p) => !known.has(probedAs(p)));
  const named = [...prior.places, ...own.map((p) => `${p.what} (${p.by})`)];
  if (named.length === 0) return [];
  return [{
    code: 'SURROUNDINGS-PROBED', severity: 'warning', file: loaded.file,
    message: `${subjects.candidateName} looks at its surroundings where the prior does not: ${named.slice(0, MOST_NAMED).join(', ')}${named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} more` : ''}. Code that can know that it is watched may behave otherwise elsewhere, so the verdict is undecided. Take it out, or hand in what it depends on as an argument.`,
  }];
}

/** The clock is the clock, however it is read; of the environment each variable tells something else. */
function probedAs({ what, by }: ProbedReply): string {
  return what === 'environment' ? by : what;
}

function newPlaces({ subjects, world }: Bench): readonly string[] {
  const known = placesOf(subjects.priorImplementation, world);
  return placesOf(subjects.candidateImplementation, world).filter((p) => !known.includes(p));
}

/** What of a source closure can tell where it runs, besides what the guest sees of it. */
function placesOf(implementation: Implementation | null, world: World): readonly string[] {
  if (implementation === null) return [];
  const { closure } = implementation;
  const words = closure.files.flatMap(({ path }) => (/\.[cm]?[jt]sx?$/.test(path) ? world.readText(`${closure.root}/${path}`).match(PLACE) ?? [] : []));
  return [...new Set([...closure.builtins.map((b) => b.replace(/^node:/, '')).filter((b) => TELLING.has(b)).map((b) => `node:${b}`), ...words])];
}
