import { makeSuite, clashing } from '../../derive/suite/make-suite.js';
import { RUNNERS, type Runner } from '../../derive/suite/runners.js';
import type { BuildKind, LeftOut, MadeFile } from '../../model/build.js';
import type { Spec } from '../../model/spec.js';
import type { SpecTypes } from './parts.js';
import { subjectFrom, type BuildPlace } from './place.js';

/** What the makers of files are given. */
export interface Making {
  readonly file: string;
  readonly spec: Spec;
  readonly types: SpecTypes;
  readonly place: BuildPlace;
}

export interface Made {
  readonly files: readonly MadeFile[];
  readonly leftOut: readonly LeftOut[];
}

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

const MAKERS: readonly Maker[] = RUNNERS.map((runner) => ({ kind: runner.kind, make: (making) => suiteOf(making, runner) }));

function suiteOf({ file, spec, types, place }: Making, runner: Runner): Made {
  const subject = subjectFrom(place.folder, file, spec);
  const nothing = (why: string): Made => ({ files: [], leftOut: [{ kind: runner.kind, requirement: '', line: 1, text: 'the whole suite', why }] });
  if (subject === null) return nothing('A suite imports its subject, and no import leads to this one.');
  const parts = { spec, subject, inputs: types.inputs, definitions: types.definitions };
  const clash = clashing(parts);
  if (clash.length > 0) return nothing(`A suite has names of its own, and the operation ${clash[0]} is called as one of them.`);
  const suite = makeSuite(parts, runner, { name: place.name, headerOf: (name) => `// ${madeBy(upFrom(name) + place.specPath)}\n` });
  const skipped = suite.skipped === 0 ? '' : `, ${suite.skipped} of them not run`;
  return {
    files: suite.files.map(({ name, text }, i) => ({ name, text, kind: runner.kind, holds: i === 0 ? `${suite.tests} test${suite.tests === 1 ? '' : 's'}${skipped}` : 'what its tests use' })),
    leftOut: suite.notHeld.map((left) => ({ ...left, kind: runner.kind })),
  };
}

/** From a file in a folder below, the way to where the others lie. */
function upFrom(name: string): string {
  return '../'.repeat(name.split('/').length - 1);
}

/** What every made file begins with, and by which it is known. */
export function madeBy(specPath: string): string {
  return `Made from ${specPath} by "holdfast build". What is changed here is lost when it is made again.`;
}

export const MARK = 'by "holdfast build"';
