import type { Freedom } from '../../model/difference.js';
import type { Spec } from '../../model/spec.js';
import { quote } from '../../value/characters.js';
import type { Exemption } from './exempt.js';
import { hintsOf } from './hints.js';
import { AT_HAND, rootsOf } from './names.js';
import { toleranceKey } from './pin.js';
import { exemptName } from './property.js';
import type { Runner, SuiteFiles } from './runners.js';
import type { SuiteParts } from './suite.js';
import { tolerancesOf } from './tolerances.js';
import { classesIn } from './values.js';

export interface HeadParts {
  readonly parts: SuiteParts;
  readonly runner: Runner;
  readonly files: SuiteFiles;
  /** Of all tests. */
  readonly code: string;
  readonly exemptions: ReadonlyMap<string, Exemption>;
}

export interface HeadText {
  readonly text: string;
  /** Whether inputs are invented. */
  readonly invents: boolean;
}

const IN_INPUTS = ['agrees', 'anything', 'exempting', 'forAll', 'isAmong', 'lists', 'numbers', 'records', 'strings', ...AT_HAND];
const IN_VALUES = ['classNamed', 'expectThrow', 'expectValue', 'operation'];

/** Imports, the operations by their names, and what the tests name besides; only what they use. */
export function headText({ parts, runner, files, code, exemptions }: HeadParts): HeadText {
  const { spec } = parts;
  const roots = rootsOf(spec);
  const needed = [...tolerances(spec, code), ...exempting(exemptions, code), ...palettes(spec, code)];
  const all = [code, ...needed].join('\n');
  const classes = [...new Set(classesIn(all))].filter((name) => !roots.includes(name));
  const lines = [
    ...roots.filter((name) => isUsed(name, all)).map((name) => `const ${name} = operation(subject, ${quote(name)}${roots.length === 1 ? ', true' : ''});`),
    ...classes.map((name) => `const ${name} = classNamed(subject, ${quote(name)});`),
    ...needed,
  ];
  const text = `${lines.join('\n')}\n`;
  const invents = isCalled('forAll', code);
  return { text: `${importsOf({ parts, runner, files, roots, code: `${text}${code}`, invents })}\n${text}`, invents };
}

function tolerances(spec: Spec, code: string): readonly string[] {
  if (!code.includes('tolerances[')) return [];
  const freedoms: readonly Freedom[] = spec.requirements.flatMap((r) => r.freedoms).flatMap((f) => (f.kind === 'line' ? [f.freedom] : []));
  const keys = new Set(spec.requirements.flatMap((r) => r.checks).flatMap((c) => (c.kind === 'pin' ? [toleranceKey(c.case)] : [])));
  const entries = [...keys].flatMap((key) => {
    const text = tolerancesOf(key, freedoms);
    return text === null ? [] : [`  ${quote(key)}: ${text},`];
  });
  return ['// How near is near enough, by operation and place.', 'const tolerances = {', ...entries, '};'];
}

function exempting(exemptions: HeadParts['exemptions'], code: string): readonly string[] {
  return [...exemptions].filter(([name]) => isUsed(exemptName(name), code)).flatMap(([name, { code: predicate, says }]) => [
    `// What ${says.join(' and ')} leave${says.length === 1 ? 's' : ''} free, or say${says.length === 1 ? 's' : ''} is thrown: no property speaks of it.`,
    `const ${exemptName(name)} = (...args) => ${predicate};`,
  ]);
}

function palettes(spec: Spec, code: string): readonly string[] {
  if (!isCalled('forAll', code)) return [];
  const hints = hintsOf(spec);
  const lines = [
    ...(isUsed('string', code) ? [`const string = strings([${hints.strings.join(', ')}]);`] : []),
    ...(isUsed('number', code) ? [`const number = numbers([${hints.numbers.join(', ')}]);`] : []),
  ];
  return lines.length === 0 ? [] : ['// Inputs of daily use, and what stands in examples.', ...lines];
}

interface Importing extends Omit<HeadParts, 'exemptions'> {
  readonly roots: readonly string[];
  readonly invents: boolean;
}

function importsOf({ parts, runner, files, roots, code, invents }: Importing): string {
  const called = (names: readonly string[]): readonly string[] => names.filter((name) => isCalled(name, code) && !roots.includes(name));
  const inputs = called(IN_INPUTS).toSorted();
  return [
    ...(runner.from === null ? [] : [`import { describe, test } from '${runner.from}';`]),
    ...(invents && isUsed('fc', code) ? ["import fc from 'fast-check';"] : []),
    `import * as subject from ${single(files.up + parts.subject.replace(files.up === '' ? /^$/ : /^\.\//, ''), parts.subject)};`,
    ...(inputs.length === 0 ? [] : [`import { ${inputs.join(', ')} } from ${single(beside(files, files.inputs), '.')};`]),
    `import { ${called(IN_VALUES).join(', ')} } from ${single(beside(files, files.values), '.')};`,
    '',
  ].join('\n');
}

/** From the folder that the suite itself lies in. */
function beside({ up }: SuiteFiles, name: string): string {
  return up === '' ? `./${name}` : up + name;
}

/** A package is named as it is, wherever the file lies. */
function single(path: string, subject: string): string {
  return `'${(subject.startsWith('.') ? path : subject).replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}

function isUsed(name: string, code: string): boolean {
  return new RegExp(String.raw`(?<![\w$.])${escaped(name)}(?![\w$])`).test(code);
}

function isCalled(name: string, code: string): boolean {
  return new RegExp(String.raw`(?<![\w$.])${escaped(name)}\(`).test(code);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
