import type { BuildResult, BuiltSpec } from '../../model/build.js';
import { snake } from '../../derive/python/names.js';
import type { Finding } from '../../model/finding.js';
import type { Spec } from '../../model/spec.js';
import { joined } from '../../value/joined-path.js';
import { readSpecFiles } from '../read-spec-files.js';
import type { SpecRead } from '../read-spec-file.js';
import type { World } from '../world.js';
import { make } from './make.js';
import { namedTypes } from './named.js';
import { orphaned, orphans } from './orphans.js';
import { typesOf } from './parts.js';
import { outOf, placeOf } from './place.js';
import { reconcile } from './reconcile.js';
import { buildSettings, type BuildOptions, type BuildSettings } from './settings.js';

/** Makes of each spec what its text alone decides, or says what of it is missing or stale. A spec with errors makes nothing: half of it would look like the whole. */
export async function build(options: BuildOptions, world: World): Promise<BuildResult> {
  const settings = buildSettings(options);
  const findings: Finding[] = [];
  const specs: BuiltSpec[] = [];
  const places = new Set<string>();
  const modules = new Map<string, Spec>();
  for await (const read of readSpecFiles(settings.specs, world)) {
    places.add(placeOf(read.file, settings.out).folder);
    // Beside specs of other tools nothing is made that nobody asked for.
    if (settings.specs.length === 0 && read.ok && read.read.spec.dialect !== 'holdfast') continue;
    const built = await buildSpec(read, settings, modules, world);
    findings.push(...built.findings);
    if (built.spec !== null) specs.push(built.spec);
  }
  if (settings.specs.length === 0) {
    const lost = await orphans(places, settings.out === null ? null : outOf(settings.out), world);
    specs.push(...lost);
    if (settings.check) findings.push(...lost.map(orphaned));
    else for (const { file } of lost.flatMap((o) => o.files)) await world.made.remove(file);
  }
  return { checked: settings.check, specs, findings };
}

/** Specs of one subject may share a module of the port; of two subjects the second would be held to what the first is about. */
function moduleShared(spec: Spec, module: string, modules: Map<string, Spec>): Finding | null {
  const first = modules.get(module) ?? spec;
  modules.set(module, first);
  if (first === spec || aboutOf(first) === aboutOf(spec)) return null;
  return { code: 'OPTION-INVALID', severity: 'error', file: spec.file, message: `--python-module ${module} is where the port of ${first.file} is, and this spec is about another subject. Nothing was made of it. Build them one at a time, or write --python-module "${module.includes('.') ? module.slice(0, module.lastIndexOf('.') + 1) : ''}*": the star stands for the name of each spec.` };
}

/** What a spec is about, as the root of the repository sees it. */
function aboutOf({ file, subject }: Spec): string {
  return subject?.kind === 'module' ? joined(file, subject.entry) : file;
}

interface Built {
  readonly spec: BuiltSpec | null;
  readonly findings: readonly Finding[];
}

/** `modules`: of each module of Python the spec that was first built for it. */
async function buildSpec(of: SpecRead, settings: BuildSettings, modules: Map<string, Spec>, world: World): Promise<Built> {
  if (!of.ok) return { spec: null, findings: [of.finding] };
  const { file, read: { spec } } = of;
  const types = await typesOf(world, { spec, file });
  const findings = [...spec.findings, ...types.findings];
  if (findings.some((f) => f.severity === 'error')) return { spec: null, findings };
  const place = placeOf(file, settings.out);
  const named = settings.kinds.has('stubs') ? await namedTypes(world, { spec, file }, types.surface) : null;
  const pythonModule = settings.pythonModule?.replace('*', snake(place.name)) ?? null;
  const shared = pythonModule === null ? null : moduleShared(spec, pythonModule, modules);
  if (shared !== null) return { spec: null, findings: [...findings, shared] };
  const made = make({ file, spec, text: of.text, types, named, place, pythonModule }, settings.kinds);
  const { files, findings: trouble } = await reconcile(made.files, { spec: file, folder: place.folder, files: world.made }, settings);
  return { spec: { spec: file, folder: place.folder, files, leftOut: made.leftOut }, findings: [...findings, ...trouble] };
}
