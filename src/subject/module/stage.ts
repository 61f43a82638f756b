import { copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../../host/problem.js';
import type { Closure, Implementation, LinkedPackage } from '../../model/implementation.js';
import { branchEdits } from './branches.js';
import { declarations } from './declarations.js';
import { declaredMembers, type DeclaredMembers } from './declared-members.js';
import { grantsOf } from './grants.js';
import { isInPlace } from './hash.js';
import type { Branches } from '../../model/ports.js';
import type { Counts } from './insertions.js';
import { makeInterop } from './interop.js';
import { isInside, needsCompiling, slashes } from './kinds.js';
import { originalLine } from './original-place.js';
import { readPackageFile } from './package-file.js';
import { makeResolver } from './resolver.js';
import type { Source } from './source.js';
import { applyEdits, specifierEdits, type Edit } from './specifiers.js';
import { linksBetween } from './third-party.js';
import { makeTypeLinks } from './type-links.js';
import { traceOpened, traceThrough } from './trace.js';
import { bothPrivate, privateMembers, type PrivateMembers } from './private-members.js';
import { planStage, type StagePlan } from './stage-plan.js';

const NONE: Counts = { branches: 0, comparisons: 0 };

export interface Staged {
  /** Absolute path of the module to load. */
  readonly entry: string;
  /** Absolute files and folders that the guest may read; a folder stands for all below it. */
  readonly reads: readonly string[];
  /** Counters and comparisons in the source; none where it runs as it is. */
  readonly counts: Counts;
  /** What source and declarations say is nobody else's. */
  readonly privates: PrivateMembers;
  /** What the prior's declarations name of its classes. */
  readonly declared: DeclaredMembers | undefined;
  /** Path prefixes of this machine → what stands for them in an observation, longest first. */
  readonly replace: readonly (readonly [string, string])[];
  /** The source behind a place on the stage; both files relative to the root, with `/`. What was not compiled is its own source. */
  readonly original: (place: Place) => Place;
}

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Lays out an implementation so that Node runs it with nothing but reads of `reads`: own source goes into `folder` as JavaScript, third-party
 * packages are linked there. An installed package runs in place, and nothing is written, unless branches are to be counted: then its own
 * source is laid out as well, or that of all packages. What `beside` keeps private is private here too, and so is what the declarations of `contract` do not name. Throws SOURCE-UNREADABLE, CLOSURE-INCOMPLETE.
 */
export async function stage(implementation: Implementation, folder: string, { branches = 'none', beside, contract }: { readonly branches?: Branches | undefined; readonly beside?: Implementation | undefined; readonly contract?: Implementation | undefined } = {}): Promise<Staged> {
  const closure = (branches === 'none' ? null : await opened(implementation, branches)) ?? implementation.closure;
  const folders = closure.packages.map((p) => p.folder);
  const others = beside === undefined ? {} : privateMembers([...textsOf(beside.closure), ...declarations(beside.types)]);
  const privates = (sources: readonly Source[]): PrivateMembers => bothPrivate(privateMembers([...ownOf(implementation.closure, sources), ...declarations(implementation.types)]), others);
  const sides = [implementation, ...(beside === undefined ? [] : [beside])].flatMap((side) => [...textsOf(side.closure), ...declarations(side.types)]);
  const declared = contract === undefined ? undefined : declaredMembers(declarations(contract.types), sides);
  const links = linksBetween(closure.packages);
  if (isInPlace(closure) && closure.instead === undefined) {
    return { entry: implementation.entry, reads: [...grantsOf(folders).paths, ...links], replace: standIns(closure.root, closure.packages), original: (place) => place, counts: NONE, privates: privates([]), declared };
  }
  mkdirSync(folder, { recursive: true });
  const real = realpathSync.native(folder);
  const plan = await planStage(closure);
  for (const file of plan.copies) copyFileSync(file, placed(plan, real, file));
  const counts = writeSources(plan, real, branches !== 'none');
  linkPackages(closure.packages, real);
  const grants = grantsOf([real, ...folders]);
  const escape = grants.leftOut.find(({ link }) => isInside(real, link));
  if (escape !== undefined) throw leaves(escape);
  return { entry: path.join(real, plan.places.get(implementation.entry) ?? ''), reads: [...grants.paths, ...links], replace: standIns(real, closure.packages), original: (place) => originalPlace(place, plan, closure.root), counts, privates: privates(plan.sources), declared };
}

/** Beyond this a package is not laid out to count its branches; nor are all of them, for what can be learnt in a few seconds. */
const MOST_BYTES = { own: 4 * 1024 * 1024, all: 1024 * 1024 };

/** Source that can be laid out elsewhere, with that of packages; null where own source alone is all that is to be laid out, or can be. */
async function opened(implementation: Implementation, branches: 'own' | 'all'): Promise<Closure | null> {
  const { entry, closure } = implementation;
  if (branches === 'own' && !isInPlace(closure)) return null;
  try {
    const resolve = makeResolver();
    const traced = await (branches === 'all' ? traceThrough(entry, resolve) : traceOpened(entry, closure.root, resolve));
    if (traced.files.reduce((sum, f) => sum + f.bytes, 0) <= MOST_BYTES[branches]) return traced;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  return branches === 'all' ? opened(implementation, 'own') : null;
}

/** The same however it is laid out: what an installed package says of itself stands in its declarations. */
function ownOf(closure: Closure, sources: readonly Source[]): readonly Source[] {
  if (isInPlace(closure)) return [];
  const own = new Set(closure.files.map((f) => path.join(closure.root, f.path)));
  return sources.filter(({ file }) => own.has(file));
}

/** The same of what is not laid out here. */
function textsOf(closure: Closure): readonly Pick<Source, 'file' | 'original'>[] {
  if (isInPlace(closure)) return [];
  const files = closure.files.map((f) => path.join(closure.root, f.path)).filter((file) => needsCompiling(file) || SCRIPT.test(file));
  return files.map((file) => ({ file, original: readFileSync(file, 'utf8') }));
}

const SCRIPT = /\.[cm]?js$/;

function originalPlace(place: Place, plan: StagePlan, root: string): Place {
  const source = plan.sources.find((s) => plan.places.get(s.file) === place.file);
  if (source === undefined) return place;
  return { file: slashes(path.relative(root, source.file)), line: source.map === null ? place.line : originalLine(source.map.mappings, place.line) };
}

/** Gives what went in besides. */
function writeSources(plan: StagePlan, folder: string, branches: boolean): Counts {
  const resolve = makeResolver();
  const interop = makeInterop(plan, resolve);
  const typeLinks = makeTypeLinks(plan, resolve);
  let counts = NONE;
  for (const source of plan.sources) {
    const counted = branches ? branchEdits(source.code, { esm: source.esm, first: counts }) : { edits: [], count: NONE };
    counts = { branches: counts.branches + counted.count.branches, comparisons: counts.comparisons + counted.count.comparisons };
    writeSource(source, plan, { folder, edits: [...interop(source), ...typeLinks(source), ...specifierEdits(source, plan.places, resolve), ...counted.edits] });
  }
  for (const scope of plan.scopes) {
    const file = path.join(folder, scope.path, 'package.json');
    mkdirSync(path.dirname(file), { recursive: true });
    // A module may import its package.json: then it is there whole.
    const whole = existsSync(file) ? readPackageFile(path.dirname(file))?.raw : null;
    writeFileSync(file, `${JSON.stringify({ ...whole, ...scope.reduced })}\n`);
  }
  return counts;
}

function writeSource(source: Source, plan: StagePlan, to: { folder: string; edits: readonly Edit[] }): void {
  const file = placed(plan, to.folder, source.file);
  if (source.map === null && to.edits.length === 0 && !source.isVariant) return copyFileSync(source.file, file);
  const code = applyEdits(source.code, to.edits);
  if (source.map === null) return writeFileSync(file, code);
  writeFileSync(file, `${code}\n//# sourceMappingURL=${path.basename(file)}.map\n`);
  return writeFileSync(`${file}.map`, JSON.stringify({ ...source.map, sources: [path.basename(source.file)], sourcesContent: [source.original] }));
}

function placed(plan: StagePlan, folder: string, file: string): string {
  const to = path.join(folder, plan.places.get(file) ?? '');
  mkdirSync(path.dirname(to), { recursive: true });
  return to;
}

function linkPackages(packages: readonly LinkedPackage[], folder: string): void {
  for (const { link, folder: target } of packages) {
    if (link === null) continue;
    const at = path.join(folder, link);
    mkdirSync(path.dirname(at), { recursive: true });
    if (!existsSync(at) && !isLink(at)) symlinkSync(target, at, 'junction');
  }
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Both sides of a comparison get the same words for where they lie. */
function standIns(root: string, packages: readonly LinkedPackage[]): readonly (readonly [string, string])[] {
  const all = [[root, '<module>'] as const, ...packages.filter((p) => p.folder !== root).map((p) => [p.folder, `<module>/node_modules/${p.name}`] as const)];
  return all.sort((a, b) => b[0].length - a[0].length);
}

function leaves({ link, target }: { link: string; target: string }): Problem {
  return new Problem({ code: 'CLOSURE-INCOMPLETE', severity: 'error', file: link, message: `The link ${link} leads to ${target}, outside of what the subject may read. Replace it by what it leads to, or install the package that it leads to.` });
}

