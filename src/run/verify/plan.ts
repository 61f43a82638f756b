import path from 'node:path';
import { compileFreedoms, type CompiledFreedoms } from '../../compare/erase.js';
import { reachContext, reachOf } from '../../compare/reach.js';
import type { Names } from '../../compare/names.js';
import type { ExplorePlan } from '../../explore/plan.js';
import { entryOf } from '../../ledger/text/entry.js';
import type { EntryLine } from '../../model/baseline.js';
import type { Case, SessionCase } from '../../model/case.js';
import type { Reach } from '../../model/difference.js';
import type { Finding } from '../../model/finding.js';
import type { Constants, Implementation } from '../../model/implementation.js';
import type { SubjectOperation } from '../../model/program.js';
import type { GuestExport } from '../../model/protocol.js';
import type { Operation, Surface } from '../../model/shape.js';
import type { Spec } from '../../model/spec.js';
import { hash } from '../../value/hash.js';
import { FunctionSources } from '../../value/functions.js';
import { parse } from '../../value/parse.js';
import { namesOf } from '../names.js';
import { once } from '../once.js';
import { typedOperation, typeNames } from '../pairing.js';
import type { World } from '../world.js';
import { meantPath } from './meant-path.js';
import type { SpecFile } from './spec-file.js';
import { joined } from '../../value/joined-path.js';

/** Everything a verdict on one spec is judged by, besides the observations. */
export interface VerifyPlan {
  /** What the spec's code may ask. */
  readonly operations: readonly SubjectOperation[];
  readonly surface: Surface;
  readonly explore: ExplorePlan;
  readonly reach: (of: Case) => Reach;
  readonly freedoms: CompiledFreedoms;
}

const NOTHING: Surface = { operations: [], definitions: {} };
const MOST_EXAMPLES = 100;

/** Names of operations that the spec itself uses, with those that its signature declares. */
export function namedOperations(spec: Spec, surface: Surface): readonly string[] {
  const checks = spec.requirements.flatMap((r) => r.checks);
  return [...new Set([
    ...surface.operations.map((o) => o.name),
    ...checks.flatMap((c) => (c.kind === 'pin' ? [c.case.operation] : c.kind === 'model' ? [c.operation] : c.operations)),
  ])];
}

export interface Declared {
  readonly surface: Surface;
  /** Names that lead nowhere. */
  readonly findings: readonly Finding[];
}

/** The types that the spec's signature declares, or takes from code; nothing where it says nothing of them. */
export async function declaredSurface(world: Pick<World, 'types' | 'tree' | 'workingFolder'>, { spec, file }: SpecFile, signature: Implementation | null): Promise<Declared> {
  if (signature === null) return { surface: NOTHING, findings: [] };
  if (spec.signature.blocks.length === 0) return await isThere(world, signature.entry) ? world.types.surface(signature) : { surface: NOTHING, findings: [nowhere(file, spec.signature.from ?? '', await world.tree.list())] };
  const { surface, findings } = await world.types.declared(signature);
  return { surface, findings: findings.map((f) => ({ ...f, file, line: lineInSpec(spec, f.line ?? 1) })) };
}

async function isThere(world: Pick<World, 'tree' | 'workingFolder'>, file: string): Promise<boolean> {
  return await world.tree.read(path.relative(world.workingFolder, file)) !== null;
}

function nowhere(file: string, signature: string, files: readonly string[]): Finding {
  return { code: 'PATH-NOT-FOUND', severity: 'error', file, line: 1, message: `The signature of this spec is to be taken from ${signature}, and there is no such file. ${meantPath(file, signature, files)}` };
}

/** The spec's signature as a module of its own, in whose scope the types of its checks are read; null where it has none. */
export function signatureOf(world: Pick<World, 'keepModule' | 'workingFolder'>, { spec, file }: SpecFile): Implementation | null {
  const { blocks, from } = spec.signature;
  const types = blocks.length > 0 ? world.keepModule(`${hash(file).slice(0, 12)}.d.ts`, signatureModule(spec, file, world.workingFolder)) : from === null ? null : path.resolve(world.workingFolder, joined(file, from));
  if (types === null) return null;
  return { name: file, export: null, entry: types, hash: '', types, closure: { root: '', files: [], packages: [], builtins: [], unresolved: [] } };
}

/** From a line of the module that the blocks make. */
function lineInSpec({ signature }: Spec, line: number): number {
  let rest = line;
  for (const block of signature.blocks) {
    const lines = block.source.split('\n').length;
    if (rest <= lines) return block.span.start.line + rest - 1;
    rest -= lines;
  }
  return signature.blocks[0]?.span.start.line ?? 1;
}

/** The blocks as one module. What they import beside the spec is found from wherever the module is kept. */
function signatureModule(spec: Spec, file: string, workingFolder: string): string {
  const folder = `${workingFolder}/${file}`.replace(/\/[^/]*$/, '');
  return spec.signature.blocks.map((b) => b.source.replaceAll(/(\bfrom\s+["'])(\.\.?\/)/g, (_, before: string, dots: string) => `${before}${folder}/${dots}`)).join('\n');
}

export interface PlanParts {
  readonly spec: Spec;
  readonly surface: Surface;
  readonly constants: Constants;
  /** What stands in the predicates that leave outcomes free; null where there are none. */
  readonly freed: Constants | null;
  readonly entries: readonly EntryLine[];
  /** Of the prior; of the candidate only where there is no prior. */
  readonly exports: readonly GuestExport[];
  /** The types that ship with that implementation, for what the signature does not declare. */
  readonly shipped?: Surface;
  readonly seed: number;
}

export function planVerify({ spec, surface, constants, freed, entries, exports, seed, shipped = NOTHING }: PlanParts): VerifyPlan {
  const named = namedOperations(spec, surface);
  const wanted = named.length > 0 ? named : exports.map((e) => e.name);
  const natural = argumentsOf(pinsOf(spec), FunctionSources.create());
  // A recorded case is worth mutating; that it was invented once does not make it natural.
  const known = [...pinsOf(spec), ...firstCases(entries)];
  const functions = FunctionSources.create();
  const examples = argumentsOf(known, functions);
  const operations = wanted.map((name) => operationOf(name, surface, { exports, shipped, examples: examples.has(name) }));
  const contexts = once(() => new Map(operations.map((o) => [o.name, reachContext(natural.get(o.name) ?? [], constants)])));
  const lines = spec.requirements.flatMap((r) => r.freedoms).flatMap((f) => (f.kind === 'line' ? [f.freedom] : []));
  const explore: ExplorePlan = { seed, functions, constants, definitions: { ...shipped.definitions, ...surface.definitions }, ...(freed !== null && { contract: freed }), operations: operations.filter((o) => o.closed !== true).map((operation) => ({ operation, examples: examples.get(operation.name) ?? [], sessions: known.filter((of): of is SessionCase => of.kind === 'session' && of.operation === operation.name).slice(0, MOST_EXAMPLES) })) };
  return {
    operations: operations.map(({ name, kind, members }) => ({ name, kind, members: members.map((m) => ({ name: m.name, kind: m.kind, arity: 0 })) })),
    surface,
    explore,
    reach: (of) => reachOf(of, contexts().get(of.operation) ?? reachContext([], constants)),
    freedoms: compileFreedoms(lines, namesLater(explore)),
  };
}

/** With the types that the signature declares; else with those that ship, or as the examples show, or any value where there are none. */
function operationOf(name: string, surface: Surface, { exports, shipped, examples }: { readonly exports: readonly GuestExport[]; readonly shipped: Surface; readonly examples: boolean }): Operation {
  const declared = surface.operations.find((o) => o.name === name);
  if (declared !== undefined) return declared;
  const found = exports.find((e) => e.name === name) ?? exports.find((e) => e.name === 'default');
  if (found === undefined) return { name, kind: 'function', signatures: [], members: [] };
  const { operation, inputs } = typedOperation({ name, prior: found.name, candidate: found.name, kind: found.kind, arity: found.arity, members: found.members }, shipped, NOTHING);
  return inputs === 'any value' && examples && operation.kind === 'function' ? { ...operation, signatures: [] } : operation;
}

/** The types that ship with an implementation, where the signature leaves one of its operations open; so what is invented for it is what it takes. */
export async function shippedSurface(world: Pick<World, 'types'>, { spec, surface, exports }: Pick<PlanParts, 'spec' | 'surface' | 'exports'>, implementation: Implementation | null): Promise<Surface> {
  const named = namedOperations(spec, surface);
  const open = (named.length > 0 ? named : exports.map((e) => e.name)).filter((name) => !surface.operations.some((o) => o.name === name));
  if (open.length === 0 || implementation === null || implementation.types === null) return NOTHING;
  return (await world.types.surface(implementation, open.flatMap(typeNames))).surface;
}

function pinsOf(spec: Spec): readonly Case[] {
  return spec.requirements.flatMap((r) => r.checks).flatMap((c) => (c.kind === 'pin' ? [c.case] : []));
}

/** A run in which nothing differs never asks for them. */
function namesLater(explore: ExplorePlan): Names {
  const names = once(() => namesOf(explore));
  return { get taken() { return names().taken; }, get given() { return names().given; }, get sources() { return names().sources; }, get messages() { return names().messages; } };
}

/** Of each operation as many as serve as examples; entries are in the order of their operations. */
function firstCases(entries: readonly EntryLine[]): readonly Case[] {
  const cases: Case[] = [];
  let run = 0;
  let operation: string | null = null;
  for (const entry of entries) {
    run = operation === entry.operation ? run + 1 : 0;
    operation = entry.operation;
    if (run < MOST_EXAMPLES) cases.push(entryOf(entry).case);
  }
  return cases;
}

/** By operation, the first argument lists of these cases, as live values. */
function argumentsOf(cases: readonly Case[], functions: FunctionSources): ReadonlyMap<string, readonly (readonly unknown[])[]> {
  const lists = new Map<string, unknown[][]>();
  for (const of of cases) {
    const list = lists.get(of.operation) ?? [];
    if (of.kind === 'call' && list.length < MOST_EXAMPLES) list.push(parse(of.input, { functions }) as unknown[]);
    if (list.length > 0) lists.set(of.operation, list);
  }
  return lists;
}
