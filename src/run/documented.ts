import { fits } from '../explore/conforms.js';
import type { DocumentedCall, Implementation } from '../model/implementation.js';
import type { Shape } from '../model/shape.js';
import type { FunctionSources } from '../value/functions.js';
import { NotationError } from '../value/notation-error.js';
import { parse } from '../value/parse.js';
import { typeNames } from './pairing.js';
import type { PairedOperation, Typed } from './pairing.js';
import type { World } from './world.js';

/** Argument lists of one operation that are taken as examples. */
const MOST_EXAMPLES = 60;
/** And of all calls, from which words and numbers are taken. */
const MOST_SHOWN = 300;

/** What the documentation of both sides shows, as live values. */
export interface Shown {
  readonly calls: readonly { readonly names: readonly string[]; readonly args: readonly unknown[] }[];
}

/** Of both sides. */
export function readDocumented(world: World, of: { readonly prior: Implementation; readonly candidate: Implementation }): readonly DocumentedCall[] {
  return [...world.subject.documented(of.prior), ...world.subject.documented(of.candidate)];
}

export function shownBy(all: readonly DocumentedCall[], functions: FunctionSources): Shown {
  const distinct = new Map(all.map((call) => [`${call.names.join(' ')}\n${call.input}`, call]));
  return { calls: [...distinct.values()].flatMap(({ names, input }) => read(input, functions).map((args) => ({ names, args }))) };
}

/** Those of an operation that are within its types. Of a class these are what it is constructed with. */
export function shownOf({ operation }: Typed, { prior, candidate }: PairedOperation, { shown, definitions }: { readonly shown: Shown; readonly definitions: Readonly<Record<string, Shape>> }): readonly (readonly unknown[])[] {
  const names = new Set([operation.name, ...typeNames(prior), ...typeNames(candidate)]);
  const own = shown.calls.filter((call) => call.names.some((name) => names.has(name))).map(({ args }) => args);
  return own.filter((args) => fits(args, operation.signatures, definitions)).slice(0, MOST_EXAMPLES);
}

/** All that is shown, by what is called: what stands in it is daily use. */
export function shownByName({ calls }: Shown): ReadonlyMap<string, readonly (readonly unknown[])[]> {
  const byName = new Map<string, (readonly unknown[])[]>();
  for (const { names: [name = ''], args } of calls.slice(0, MOST_SHOWN)) byName.set(name, [...byName.get(name) ?? [], args]);
  return byName;
}

/** None where the notation has no such value. */
function read(input: string, functions: FunctionSources): readonly (readonly unknown[])[] {
  try {
    const value = parse(input, { functions });
    return Array.isArray(value) ? [value] : [];
  } catch (error) {
    if (error instanceof NotationError) return [];
    throw error;
  }
}
