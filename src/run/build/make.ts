import { brief } from '../../derive/brief.js';
import { checklist, criteriaOf, gherkin } from '../../derive/criteria.js';
import { declarations } from '../../derive/declarations.js';
import { jsonSchema } from '../../derive/json-schema.js';
import { makePytest } from '../../derive/python/make-pytest.js';
import { makeStubs } from '../../derive/python/make-stubs.js';
import { snake } from '../../derive/python/names.js';
import { RUNNERS } from '../../derive/suite/runners.js';
import type { BuildKind } from '../../model/build.js';
import { madeBy } from './header.js';
import { suiteOf } from './make-suite.js';
import type { Made, Making } from './making.js';

/** Makes all that is asked for; files that two kinds have in common are made once. */
export function make(making: Making, kinds: ReadonlySet<BuildKind>): Made {
  const made = MAKERS.flatMap(({ kind, make: maker }) => (kinds.has(kind) ? [maker(making)] : []));
  const files = new Map(made.flatMap((one) => one.files).toReversed().map((file) => [file.name, file]));
  return { files: [...files.values()].toReversed(), leftOut: made.flatMap((one) => one.leftOut) };
}

interface Maker {
  readonly kind: BuildKind;
  readonly make: (making: Making) => Made;
}

const MAKERS: readonly Maker[] = [
  { kind: 'types', make: typesFile },
  { kind: 'schema', make: schemaFile },
  ...RUNNERS.map((runner): Maker => ({ kind: runner.kind, make: (making) => suiteOf(making, runner) })),
  { kind: 'pytest', make: pytestFiles },
  { kind: 'stubs', make: stubsFile },
  { kind: 'criteria', make: criteriaFiles },
  { kind: 'brief', make: briefFile },
];

const UNTYPED = 'The spec declares no types: a ts signature, or "signature: src/cart.ts" in its front matter, does.';

function typesFile({ spec, types, place }: Making): Made {
  const text = declarations(spec, types.surface, place.specPath.replace(/\/[^/]*$/, ''));
  if (text === null) return { files: [], leftOut: [{ kind: 'types', requirement: '', line: 1, text: 'the types', why: UNTYPED }] };
  return { files: [{ name: `${place.name}.d.ts`, kind: 'types', holds: counted(types.surface.operations.length, 'operation'), text: `// ${madeBy(place.specPath)}\n${text}` }], leftOut: [] };
}

function schemaFile({ spec, types, place }: Making): Made {
  if (types.surface.operations.length === 0) return { files: [], leftOut: [{ kind: 'schema', requirement: '', line: 1, text: 'the schema', why: UNTYPED }] };
  const { schema, leftOut } = jsonSchema(types.surface, spec.title ?? place.name, madeBy(place.specPath));
  const count = Object.keys(schema['$defs'] as object).length;
  const line = spec.signature.blocks[0]?.span.start.line ?? 1;
  return { files: [{ name: `${place.name}.schema.json`, kind: 'schema', holds: counted(count, 'definition'), text: `${JSON.stringify(schema, null, 2)}\n` }], leftOut: leftOut.map((left) => ({ ...left, kind: 'schema', requirement: '', line })) };
}

function pytestFiles({ spec, place, pythonModule }: Making): Made {
  if (pythonModule === null) return { files: [], leftOut: [] };
  const { files, tests, skipped, notHeld } = makePytest(spec, { module: pythonModule, name: place.name, header: `# ${madeBy(place.specPath)}\n` });
  const holds = `${counted(tests, 'test')}${skipped === 0 ? '' : `, ${skipped} of them not run`}`;
  return { files: files.map(({ name, text }, i) => ({ name, text, kind: 'pytest', holds: i === 0 ? holds : 'what its tests use' })), leftOut: notHeld.map((left) => ({ ...left, kind: 'pytest' })) };
}

function stubsFile({ spec, types, named, place, pythonModule }: Making): Made {
  if (named === null || types.surface.operations.length + named.constants.length === 0) return { files: [], leftOut: [{ kind: 'stubs', requirement: '', line: 1, text: 'the stubs', why: UNTYPED }] };
  const { text, leftOut } = makeStubs(types.surface, named);
  const name = pythonModule?.slice(pythonModule.lastIndexOf('.') + 1) ?? snake(place.name);
  const line = spec.signature.blocks[0]?.span.start.line ?? 1;
  return {
    files: [{ name: `${name}.pyi`, kind: 'stubs', holds: counted(types.surface.operations.length, 'operation'), text: `# ${madeBy(place.specPath)}\n${text}` }],
    leftOut: leftOut.map((left) => ({ ...left, kind: 'stubs', requirement: '', line })),
  };
}

function criteriaFiles({ spec, place }: Making): Made {
  const criteria = criteriaOf(spec);
  const title = spec.title ?? place.name;
  const unbound = criteria.filter((c) => !c.bound && c.status === 'confirmed').length;
  const holds = `${counted(criteria.length, 'criterion', 'criteria')}${unbound === 0 ? '' : `, ${unbound} of them unbound`}`;
  const made = madeBy(place.specPath);
  const file = (name: string, text: string): Made['files'][number] => ({ name, kind: 'criteria', holds, text });
  return {
    files: [
      file('acceptance.md', `<!-- ${made} -->\n\n${checklist(title, criteria)}`),
      file('acceptance.feature', `# ${made}\n${gherkin(title, criteria)}`),
      file('acceptance.json', `${JSON.stringify({ made, spec: place.specPath, title, criteria }, null, 2)}\n`),
    ],
    leftOut: [],
  };
}

function briefFile({ spec, text, place }: Making): Made {
  const asked = spec.requirements.filter((r) => r.status === 'confirmed').length;
  return { files: [{ name: 'brief.md', kind: 'brief', holds: counted(asked, 'requirement'), text: `<!-- ${madeBy(place.specPath)} -->\n\n${brief(spec, text, place.specPath)}` }], leftOut: [] };
}

function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
