import { reachContext, reachOf } from '../compare/reach.js';
import type { ReachContext } from '../compare/reach.js';
import type { ExplorePlan, OperationPlan } from '../explore/plan.js';
import { Problem } from '../host/problem.js';
import type { Case } from '../model/case.js';
import type { Reach } from '../model/difference.js';
import type { Finding } from '../model/finding.js';
import type { Constants, DocumentedCall, Implementation } from '../model/implementation.js';
import type { Operation, Surface } from '../model/shape.js';
import { FunctionSources } from '../value/functions.js';
import type { CompareSettings } from './compare-options.js';
import { readDocumented, shownBy, shownByName, shownOf } from './documented.js';
import { mergeConstants } from './constants.js';
import { readExamples } from './examples.js';
import { constantsOfExports } from './exported.js';
import { holdersOf, holderWords } from './held-functions.js';
import { eachInstance } from './instance-names.js';
import { notInvented } from './not-invented.js';
import { declaredAs, nameAfter, openOnes, pairExports, typedOperation, typeNames } from './pairing.js';
import type { PairedOperation, Pairing, Typed } from './pairing.js';
import type { Sides } from './sides.js';
import type { World } from './world.js';

/** What is to be asked of both sides, and all that is known of its inputs. */
export interface ComparePlan {
  readonly operations: readonly PairedOperation[];
  readonly inputs: ReadonlyMap<string, string>;
  readonly explore: ExplorePlan;
  readonly reach: (of: Case) => Reach;
  readonly findings: readonly Finding[];
}

/** What does not depend on what the guests say: begun before they are there. */
export interface Material {
  readonly constants: Promise<Constants>;
  /** Of `--signature`; null without it. */
  readonly signature: Promise<Surface> | null;
  /** Nothing where there are examples: whoever gives them has said what daily use is. */
  readonly documented: readonly DocumentedCall[];
}

type Both = { readonly prior: Implementation; readonly candidate: Implementation };

const NOTHING: Surface = { operations: [], definitions: {} };

/** Whoever awaits it is told what went wrong. */
export function readMaterial(world: World, settings: CompareSettings, of: Both): Material {
  const constants = Promise.all([world.subject.constants(of.prior), world.subject.constants(of.candidate)]).then(mergeConstants);
  const signature = settings.signature === null ? null : world.types.signature(settings.signature, of.prior);
  for (const promise of [constants, signature]) promise?.catch(() => undefined);
  return { constants, signature, documented: settings.examples === null ? readDocumented(world, of) : [] };
}

export async function planCompare(world: World, settings: CompareSettings, { sides, of, material: read, contract }: { sides: Sides; of: Both; material: Material; contract: Constants | null }): Promise<ComparePlan> {
  const all = pairExports(sides.prior.exports, sides.candidate.exports, nameAfter(settings.prior));
  // A signature or examples speak of one operation, and mean an export.
  const pairing = settings.signature === null && settings.examples === null ? all : { ...all, operations: all.operations.filter((o) => o.inner !== true) };
  if (pairing.operations.length === 0) throw nothingInCommon(settings, sides);
  if (pairing.operations.length > 1) refuseForSeveral(settings, pairing);
  const findings = leftOut(pairing, of);
  const functions = FunctionSources.create();
  const examples = settings.examples === null ? [] : readExamples(world.readText(settings.examples), settings.examples, { functions, fold: (text) => world.subject.foldConstants(text) });
  const { typed, definitions, classes } = await typesOf(world, settings, of, { pairing, findings, signature: read.signature, sides });
  findings.push(...inObjects(sides, of, new Set(typed.map((t) => t.operation.name))));
  findings.push(...notInvented([...typed.map((t) => t.operation), ...classes.map((own) => ({ ...own, members: [] }))], definitions));
  // What the predicate speaks of is as natural as what the sources do.
  const constants = mergeConstants([await read.constants, constantsOfExports([...sides.prior.values, ...sides.candidate.values]), ...(contract === null ? [] : [contract])]);
  const shown = shownBy(read.documented, functions);
  const byName = shownByName(shown);
  const contexts = new Map<string, ReachContext>(typed.map(({ operation }) => [operation.name, reachContext([...examples, ...[...byName.values()].flat()], constants)]));
  const untyped = typed.filter((t) => t.inputs === 'any value' && examples.length === 0).map((t) => t.operation.name);
  if (untyped.length > 0) findings.push(untypedFinding(untyped));
  const byUsage = typed.filter((t) => t.inputs === 'usage').map((t) => t.operation.name);
  if (byUsage.length > 0) findings.push(usageFinding(byUsage));
  const paired = new Map(pairing.operations.map((o) => [o.name, o]));
  const { changed, near } = await concernedOf(world, of, { typed, pairing });
  return {
    operations: pairing.operations.filter((o) => typed.some((t) => t.operation.name === o.name)),
    inputs: new Map(typed.map((t) => [t.operation.name, t.inputs === 'any value' && examples.length > 0 ? 'examples' : t.inputs])),
    explore: {
      seed: settings.seed, functions, definitions, classes, constants, shown: byName, without: settings.without, ...(contract !== null && { contract }), ...(changed !== null && { changed }),
      operations: typed.map((t) => ({
        operation: t.inputs === 'any value' && examples.length > 0 ? { ...t.operation, signatures: [] } : t.operation,
        examples: [...examples, ...shownOf(t, paired.get(t.operation.name) as PairedOperation, { shown, definitions })],
        ...nearOf(near.get(t.operation.name)),
      })),
    },
    reach: (c) => reachOf(c, contexts.get(c.operation) ?? reachContext([], constants)),
    findings,
  };
}

function nearOf(near: Constants | undefined): Pick<OperationPlan, 'near'> {
  return near === undefined ? {} : { near };
}

/** What an edit of a source concerns. */
interface Concerned {
  /** Operations that may run changed code; null where that is said of all or none. */
  readonly changed: ReadonlySet<string> | null;
  /** By operation, what stands in the code that it may run, where that is known. */
  readonly near: ReadonlyMap<string, Constants>;
}

/** Where there are several exports, of two versions of one source: an edit concerns few of them, and of the source each of them runs little. */
async function concernedOf(world: World, of: Both, { typed, pairing }: { readonly typed: readonly Typed[]; readonly pairing: Pairing }): Promise<Concerned> {
  const isOneOfSeveral = typed.length > 1 || of.prior.export !== null;
  const touched = isOneOfSeveral ? await world.subject.touched(of) : null;
  if (touched === null) return { changed: null, near: new Map() };
  const exported = new Map(pairing.operations.map((o) => [o.name, o.prior]));
  const names = new Map(typed.map(({ operation: { name, members } }) => [name, [exported.get(name) ?? name, ...members.map((member) => member.name)]]));
  const found = [...names].filter(([, own]) => own.some((name) => touched.touches(name)));
  const near = new Map(found.map(([name, own]) => [name, touched.constants(own)]));
  return { changed: found.length === 0 || found.length === names.size ? null : new Set(near.keys()), near };
}

interface TypedPlan {
  readonly typed: readonly Typed[];
  readonly definitions: Surface['definitions'];
  readonly classes: readonly Operation[];
}

/** Each of the classes of which both sides can make instances, once. */
function shared(classes: readonly Operation[], { prior, candidate }: Sides): readonly Operation[] {
  const there = (side: Sides['prior'], name: string): boolean => side.classes?.includes(name) === true;
  return [...new Map(classes.filter(({ name }) => there(prior, name) && there(candidate, name)).toReversed().map((own) => [own.name, own])).values()];
}

async function typesOf(world: World, settings: CompareSettings, of: Both, into: { pairing: Pairing; findings: Finding[]; signature: Promise<Surface> | null; sides: Sides }): Promise<TypedPlan> {
  const { pairing, findings, signature, sides } = into;
  if (signature !== null) {
    const surface = await signature;
    const signatures = surface.operations[0]?.signatures ?? [];
    return { definitions: surface.definitions, classes: shared(surface.classes ?? [], sides), typed: pairing.operations.map((o) => ({ inputs: 'signature', operation: { name: o.name, kind: o.kind, signatures, members: [] } })) };
  }
  if (settings.examples !== null) return { definitions: {}, classes: [], typed: pairing.operations.map((o) => typedOperation(o, NOTHING, NOTHING)) };
  const read = async (implementation: Implementation, side: 'prior' | 'candidate'): Promise<Surface> => {
    if (implementation.types === null) return NOTHING;
    world.progress({ step: 'reading-types', what: implementation.name });
    const { surface, findings: said } = await world.types.surface(implementation, pairing.operations.flatMap((o) => typeNames(o[side])));
    findings.push(...said);
    return namedAsPaired(surface, pairing, side);
  };
  const prior = await read(of.prior, 'prior');
  const candidate = await read(of.candidate, 'candidate');
  const classes = shared([...prior.classes ?? [], ...candidate.classes ?? []], sides);
  // What no declaration names, in an object or beside a function, may be nobody's business.
  const inner = new Set(pairing.operations.filter((o) => o.inner === true).map((o) => o.name));
  return { definitions: { ...candidate.definitions, ...prior.definitions }, classes, typed: openOnes(pairing.operations.map((o) => typedOperation(o, prior, candidate)).filter(({ operation, inputs }) => inputs !== 'any value' || !inner.has(operation.name))) };
}

/**
 * What the types of one side call a class, `default`, goes by the name that the report has for it: so its instances are known wherever they are
 * taken. A class that is exported by two names is declared as the instances of one.
 */
function namedAsPaired(surface: Surface, { operations }: Pairing, side: 'prior' | 'candidate'): Surface {
  const classes = operations.filter((o) => o.kind === 'class');
  const asked = new Set(classes.map((o) => o[side]));
  const names = new Map(classes.flatMap((o): (readonly [string, string])[] => {
    const given = declaredAs(surface, o[side])?.signatures[0]?.returns;
    return [[o[side], o.name], ...(given?.kind === 'instance' && !asked.has(given.name) ? [[given.name, o.name] as const] : [])];
  }).filter(([from, to]) => from !== to));
  return names.size === 0 ? surface : eachInstance(surface, (shape) => ({ ...shape, name: names.get(shape.name) ?? shape.name }));
}

function nothingInCommon(settings: CompareSettings, sides: Sides): Problem {
  const names = (list: readonly { readonly name: string }[]): string => (list.length === 0 ? 'nothing callable' : some(list.map((e) => e.name)));
  return new Problem({
    code: 'NO-COMMON-OPERATION', severity: 'error',
    message: `${settings.prior} and ${settings.candidate} export nothing of one name and kind: the first has ${names(sides.prior.exports)}, the second ${names(sides.candidate.exports)}. Name the export on each side, as in ${settings.prior.replace(/#.*/, '')}#${sides.prior.exports[0]?.name ?? 'NAME'}.`,
  });
}

/** A signature or examples speak of one operation. */
function refuseForSeveral(settings: CompareSettings, pairing: Pairing): void {
  const option = settings.signature === null ? (settings.examples === null ? null : '--examples') : '--signature';
  if (option === null) return;
  throw new Problem({
    code: 'OPTION-INVALID', severity: 'error',
    message: `${option} speaks of one operation, but both sides have ${pairing.operations.length}: ${some(pairing.operations.map((o) => o.name))}. Say which with --export.`,
  });
}

/** Where one export was asked for, what stands beside it is left out on purpose. */
function leftOut(pairing: Pairing, { prior, candidate }: Both): Finding[] {
  const asked = prior.export ?? candidate.export;
  const side = (all: readonly string[], which: 'prior' | 'candidate'): Finding[] => {
    const names = asked === null ? all : all.filter((name) => name.startsWith(`${(which === 'prior' ? prior : candidate).export ?? asked}.`));
    return names.length === 0 ? [] : [{ code: 'OPERATION-LEFT-OUT', severity: 'info', message: `Only the ${which} exports ${some(names)}: nothing to compare there.` }];
  };
  return [...side(pairing.onlyPrior, 'prior'), ...side(pairing.onlyCandidate, 'candidate')];
}

/** Functions of exported objects that nothing declares are not asked; who means them names the object. */
function inObjects(sides: Sides, { prior, candidate }: Both, asked: ReadonlySet<string>): Finding[] {
  if (prior.export !== null || candidate.export !== null) return [];
  const there = new Set(sides.candidate.values.map((v) => v.name));
  const holders = holdersOf({ ...sides.prior, exports: sides.prior.exports.filter((e) => e.inner !== true || asked.has(e.name)) }).filter(({ name }) => there.has(name));
  const [first] = holders;
  if (first === undefined) return [];
  return [{ code: 'OPERATION-LEFT-OUT', severity: 'info', message: `Functions in ${holderWords(holders)} were not asked: they are no exports themselves, and nothing says what they take, or they are too many. Name the object to compare them: --export ${first.name}.` }];
}

function untypedFinding(names: readonly string[]): Finding {
  return {
    code: 'OPERATION-UNTYPED', severity: 'warning',
    message: `No types ship with ${some(names)}, so any value at all was tried, and rows may show inputs that nobody would pass. Say what the inputs are with --signature '(a: string) => string' or --examples FILE.`,
  };
}

function usageFinding(names: readonly string[]): Finding {
  return {
    code: 'OPERATION-TYPED-BY-USE', severity: 'info',
    message: `No types ship with ${some(names)}: what it takes was read from what its code does with it. Better than that are --signature '(a: string) => string', --examples FILE, or JSDoc.`,
  };
}

function some(names: readonly string[]): string {
  return names.length <= 8 ? names.join(', ') : `${names.slice(0, 8).join(', ')} and ${names.length - 8} more`;
}
