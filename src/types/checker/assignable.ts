import path from 'node:path';
import type ts from 'typescript';
import { compiler } from './compiler.js';
import { moduleOf } from './exports.js';
import type { Outcome } from './outcome.js';
import { isAsDeclared } from '../assignable.js';
import { readProgram, type Reading } from './program.js';
import { readSurface } from './surface.js';

/** What is to be held against what: absolute paths of two modules, and names of exports. */
export interface Assigning {
  readonly candidate: string;
  readonly signature: string;
  readonly names: readonly string[];
}

/** That a name or a module is not found, or not typed: no matter of this question. All else is that one type does not fit the other. */
const LOST: ReadonlySet<number> = new Set([2304, 2305, 2307, 2339, 2551, 2694, 2724, 7016]);
const LONGEST = 400;

/**
 * A finding for each export of the candidate whose type is not assignable to what the signature declares under its name. An export that is
 * not there is a matter of running it. Where one name is asked for, a default export stands for it.
 */
export function readUnassignable({ candidate, signature, names }: Assigning): Outcome {
  const first = readProgram({ roots: [candidate, signature], overlay: new Map(), module: candidate, last: null, held: true });
  const [there, wanted] = [exportsOf(candidate, first), exportsOf(signature, first)];
  const pairs = names.filter((name) => wanted.has(name)).flatMap((name) => {
    const own = there.has(name) ? name : names.length === 1 && there.has('default') ? 'default' : null;
    return own === null ? [] : [{ name, own }];
  });
  if (pairs.length === 0) return { surface: { operations: [], definitions: {} }, findings: [], files: first.files };
  const file = path.join(path.dirname(candidate), '__holdfast-assignable.ts');
  const head = [`import type * as candidate from ${JSON.stringify(candidate)};`, `import type * as wanted from ${JSON.stringify(signature)};`];
  const lines = pairs.map(({ name, own }, i) => `declare const is${i}: typeof candidate.${own}; export const held${i}: typeof wanted.${name} = is${i};`);
  const reading = readProgram({ roots: [file], overlay: new Map([[file, [...head, ...lines].join('\n')]]), module: candidate, last: first, held: true });
  const source = reading.program.getSourceFile(file) as ts.SourceFile;
  const unfit = reading.program.getSemanticDiagnostics(source).filter((d) => !LOST.has(d.code));
  const told = unfit.flatMap((d) => {
    const pair = pairs[source.getLineAndCharacterOfPosition(d.start ?? 0).line - head.length];
    return pair === undefined ? [] : [{ pair, finding: { code: 'TYPES-UNASSIGNABLE' as const, severity: 'warning' as const, message: `${pair.name}: ${whyOf(d)}` } }];
  });
  const alike = told.length === 0 ? () => false : ofOneShape({ candidate, signature }, told.map(({ pair }) => pair));
  const findings = told.filter(({ pair }) => !alike(pair)).map(({ finding }) => finding);
  return { surface: { operations: [], definitions: {} }, findings, files: [...new Set([...first.files, ...reading.files])].filter((f) => f !== file).toSorted() };
}

interface Named {
  readonly name: string;
  readonly own: string;
}

/** Whether a function or class takes and gives the very same values, though the types are others: enumerations, brands, lists that are only read. */
function ofOneShape({ candidate, signature }: Pick<Assigning, 'candidate' | 'signature'>, pairs: readonly Named[]): (pair: Named) => boolean {
  const own = readSurface(candidate, pairs.map((p) => p.own)).surface;
  const wanted = readSurface(signature, pairs.map((p) => p.name)).surface;
  const same = JSON.stringify(own.definitions) === JSON.stringify(wanted.definitions);
  return (pair) => {
    // With the static functions of a class.
    const operations = own.operations.filter(({ name }) => name === pair.own || name.startsWith(`${pair.own}.`)).map((o) => ({ ...o, name: pair.name + o.name.slice(pair.own.length) }));
    const names = wanted.operations.map((o) => o.name).filter((name) => name === pair.name || name.startsWith(`${pair.name}.`));
    return same && names.includes(pair.name) && isAsDeclared({ ...own, operations }, wanted, names);
  };
}

function exportsOf(file: string, { program, checker }: Reading): ReadonlySet<string> {
  const source = program.getSourceFile(file);
  const module = source === undefined ? null : moduleOf(source, checker);
  return new Set(module === null ? [] : checker.getExportsOfModule(module).map((s) => s.name));
}

/** The compiler's own words, from the whole type to the part that does not fit. */
function whyOf(diagnostic: ts.Diagnostic): string {
  const text = compiler.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replaceAll(/\s+/g, ' ').replaceAll(/\bimport\("[^"]*"\)\./g, '').trim().replace(/\.$/, '');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
