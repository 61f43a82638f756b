import type { BuildResult, BuiltSpec } from '../../model/build.js';
import type { Finding } from '../../model/finding.js';
import { withSeverity } from '../../report/findings.js';
import { readSpec } from '../../spec/read-spec.js';
import { specFilesOf } from '../lint.js';
import type { World } from '../world.js';
import { make } from './make.js';
import { typesOf } from './parts.js';
import { placeOf } from './place.js';
import { reconcile } from './reconcile.js';
import { buildSettings, type BuildOptions, type BuildSettings } from './settings.js';

/** Makes of each spec what its text alone decides, or says what of it is missing or stale. A spec with errors makes nothing: half of it would look like the whole. */
export async function build(options: BuildOptions, world: World): Promise<BuildResult> {
  const settings = buildSettings(options);
  const findings: Finding[] = [];
  const specs: BuiltSpec[] = [];
  for (const file of await specFilesOf(settings.specs, world.specs)) {
    const built = await buildSpec(file, settings, world);
    findings.push(...built.findings);
    if (built.spec !== null) specs.push(built.spec);
  }
  return { checked: settings.check, specs, findings };
}

interface Built {
  readonly spec: BuiltSpec | null;
  readonly findings: readonly Finding[];
}

async function buildSpec(file: string, settings: BuildSettings, world: World): Promise<Built> {
  const read = world.specs.read(file);
  if (!read.ok) return { spec: null, findings: [withSeverity({ code: 'SPEC-UNREADABLE', file, message: `${file} cannot be read: ${read.message}. A spec is a Markdown file in UTF-8.` })] };
  const spec = readSpec(read.text, { file });
  const types = await typesOf(world, { spec, file });
  const findings = [...spec.findings, ...types.findings];
  if (findings.some((f) => f.severity === 'error')) return { spec: null, findings };
  const place = placeOf(file, settings.out);
  const made = make({ file, spec, text: read.text, types, place, pythonModule: settings.pythonModule }, settings.kinds);
  const { files, findings: trouble } = await reconcile(made.files, { spec: file, folder: place.folder, files: world.made }, settings);
  return { spec: { spec: file, folder: place.folder, files, leftOut: made.leftOut }, findings: [...findings, ...trouble] };
}
