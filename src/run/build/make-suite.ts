import { clashing, makeSuite } from '../../derive/suite/make-suite.js';
import type { Runner } from '../../derive/suite/runners.js';
import { madeBy } from './header.js';
import type { Made, Making } from './making.js';
import { subjectFrom } from './place.js';

/** A suite for one runner of JavaScript. */
export function suiteOf({ file, spec, types, place }: Making, runner: Runner): Made {
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
