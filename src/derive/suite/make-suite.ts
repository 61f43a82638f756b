import { exemptionsOf } from './exempt.js';
import { groupsOf } from './groups.js';
import { headText } from './head.js';
import { INPUTS_TEXT } from './inputs-kit.js';
import { VALUES_TEXT } from './kit.js';
import { deeper } from './layout.js';
import { OWN, rootsOf } from './names.js';
import type { Runner } from './runners.js';
import type { NotHeld, SuiteGroup, SuiteParts, SuiteTest } from './suite.js';

export interface MadeSuite {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly tests: number;
  /** Of them those that are not carried out. */
  readonly skipped: number;
  readonly notHeld: readonly NotHeld[];
}

/** A suite of one spec for one runner, with what it needs beside it. `headerOf` gives the comment that a file of this name begins with. */
export function makeSuite(parts: SuiteParts, runner: Runner, { name, headerOf }: { readonly name: string; readonly headerOf: (file: string) => string }): MadeSuite {
  const exemptions = exemptionsOf(parts.spec);
  const { groups, notHeld } = groupsOf(parts.spec, { inputs: parts.inputs, definitions: parts.definitions, exemptions });
  const files = runner.files(name, /\.[cm]?tsx?$/.test(parts.subject));
  const tests = groups.flatMap((g) => g.tests);
  const code = tests.flatMap((t) => t.body).join('\n');
  const head = headText({ parts, runner, files, code, exemptions });
  // Specs call with what no type allows, to say what is thrown then: of a suite the types are not checked.
  const begin = (file: string): string => `${headerOf(file)}${file.endsWith('.ts') ? '// @ts-nocheck\n' : ''}`;
  return {
    files: [
      { name: files.suite, text: `${begin(files.suite)}${head.text}\n${groups.map(groupText).join('\n')}` },
      { name: files.values, text: `${begin(files.values)}${VALUES_TEXT}` },
      ...(head.invents ? [{ name: files.inputs, text: `${begin(files.inputs)}${INPUTS_TEXT.replace('{{values}}', `./${files.values}`)}` }] : []),
    ],
    tests: tests.length, skipped: tests.filter((t) => t.skip !== null).length, notHeld,
  };
}

function groupText({ title, tests }: SuiteGroup): string {
  return `describe(${JSON.stringify(title)}, () => {\n${tests.map(testText).join('\n')}});\n`;
}

function testText({ name, body, isAsync, skip }: SuiteTest): string {
  const note = skip === null ? '' : `  // Not run: ${skip}.\n`;
  if (body.length === 0) return `${note}  test.todo(${JSON.stringify(name)});\n`;
  return `${note}  test${skip === null ? '' : '.skip'}(${JSON.stringify(name)}, ${isAsync ? 'async ' : ''}() => {\n${deeper(body.join('\n'), '    ')}\n  });\n`;
}

/** Operations that are called as the made file calls its own things: their suite would not be what it says. */
export function clashing(parts: SuiteParts): readonly string[] {
  return rootsOf(parts.spec).filter((name) => (OWN as readonly string[]).includes(name));
}
