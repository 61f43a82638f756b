import type { BuildResult, BuiltSpec } from '../../model/build.js';
import type { Finding } from '../../model/finding.js';
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
  for await (const read of readSpecFiles(settings.specs, world)) {
    places.add(placeOf(read.file, settings.out).folder);
    // Beside specs of other tools nothing is made that nobody asked for.
    if (settings.specs.length === 0 && read.ok && read.read.spec.dialect !== 'holdfast') continue;
    const built = await buildSpec(read, settings, world);
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

interface Built {
  readonly spec: BuiltSpec | null;
  readonly findings: readonly Finding[];
}

async function buildSpec(of: SpecRead, settings: BuildSettings, world: World): Promise<Built> {
  if (!of.ok) return { spec: null, findings: [of.finding] };
  const { file, read: { spec } } = of;
  const types = await typesOf(world, { spec, file });
  const findings = [...spec.findings, ...types.findings];
  if (findings.some((f) => f.severity === 'error')) return { spec: null, findings };
  const place = placeOf(file, settings.out);
  const named = settings.kinds.has('stubs') ? await namedTypes(world, { spec, file }, types.surface) : null;
  const made = make({ file, spec, text: of.text, types, named, place, pythonModule: settings.pythonModule }, settings.kinds);
  const { files, findings: trouble } = await reconcile(made.files, { spec: file, folder: place.folder, files: world.made }, settings);
  return { spec: { spec: file, folder: place.folder, files, leftOut: made.leftOut }, findings: [...findings, ...trouble] };
}
