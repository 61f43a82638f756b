import { anyArguments } from '../explore/any-arguments.js';
import type { GuestExport } from '../model/protocol.js';
import type { Member, Operation, Signature, Surface } from '../model/shape.js';
import { withAddedOptions } from './added-options.js';

/** One operation that both sides offer, under the name that the report uses. */
export interface PairedOperation {
  readonly name: string;
  readonly prior: string;
  readonly candidate: string;
  readonly kind: 'function' | 'class';
  readonly arity: number;
  readonly members: GuestExport['members'];
  /** Of a class, what one side alone has a getter for; the other may hold it. */
  readonly lone?: readonly string[];
  /** No export itself: it stands in one. */
  readonly inner?: boolean;
}

export interface Pairing {
  readonly operations: readonly PairedOperation[];
  readonly onlyPrior: readonly string[];
  readonly onlyCandidate: readonly string[];
}

/** Puts the exports of both sides together: by name, or the only one with the only one. `otherwise` is what a function without a name is called. */
export function pairExports(prior: readonly GuestExport[], candidate: readonly GuestExport[], otherwise = 'subject'): Pairing {
  const common = inCommon(prior, candidate);
  const pairs = [...withoutAliases(common), ...moved(prior, candidate)];
  const found = pairs.length > 0 ? pairs : single(prior, candidate);
  const alone = pairs.length === 0 && found.length > 0;
  const [taken, others] = [0, 1].map((side) => new Set([...common, ...found].map((pair) => (pair[side] as GuestExport).name))) as [Set<string>, Set<string>];
  const all = new Set([...prior, ...candidate].map((e) => e.name));
  return {
    operations: found.map(([a, b]) => paired(a, b, { taken: all, otherwise })),
    onlyPrior: alone ? [] : prior.map((e) => e.name).filter((name) => !taken.has(name)),
    onlyCandidate: alone ? [] : candidate.map((e) => e.name).filter((name) => !others.has(name)),
  };
}

type Pair = readonly [GuestExport, GuestExport];

/** What is a class on one side and a function on the other is asked as the prior is: that the candidate cannot be, or can, is what callers meet. */
function inCommon(prior: readonly GuestExport[], candidate: readonly GuestExport[]): readonly Pair[] {
  const [before, now] = [prior, candidate].map((side) => new Map(side.map((e) => [e.name, e]))) as [Map<string, GuestExport>, Map<string, GuestExport>];
  return prior.flatMap((e) => {
    const spare = otherName(e.name);
    const other = now.get(e.name) ?? (before.has(spare) ? undefined : now.get(spare));
    return other === undefined ? [] : [[e, other] as const];
  });
}

/** A static function of a default class goes by the class, that of a function by its own name. */
function otherName(name: string): string {
  return name.startsWith('default.') ? name.slice('default.'.length) : `default.${name}`;
}

/** A function exported both by name and as default is asked once, by its name; a tool may have called it otherwise on either side. */
function withoutAliases(pairs: readonly Pair[]): readonly Pair[] {
  const names = new Set(pairs.map(([e]) => e.name));
  const whole = pairs.find(([e]) => e.name === 'default');
  const isAlias = whole !== undefined && whole.every((e) => e.called !== '') && whole.some((e) => names.has(e.called))
    && pairs.some((pair) => pair !== whole && pair.every((e, side) => e.called === whole[side]?.called));
  return isAlias ? pairs.filter(([e]) => e.name !== 'default' && !e.name.startsWith('default.')) : pairs;
}

/** What one side exports as default, and the other by the name that the function has there. */
function moved(prior: readonly GuestExport[], candidate: readonly GuestExport[]): readonly Pair[] {
  const find = (from: readonly GuestExport[], to: readonly GuestExport[]): Pair | null => {
    const whole = from.find((e) => e.name === 'default');
    if (whole === undefined || to.some((e) => e.name === 'default') || from.some((e) => e.name === whole.called)) return null;
    const named = to.find((e) => e.name === whole.called);
    return named === undefined ? null : [whole, named];
  };
  const there = find(prior, candidate);
  const back = find(candidate, prior);
  return [...there === null ? [] : [there], ...back === null ? [] : [[back[1], back[0]] as const]];
}

function single(prior: readonly GuestExport[], candidate: readonly GuestExport[]): readonly Pair[] {
  const a = only(prior);
  const b = only(candidate);
  return a !== undefined && b !== undefined && a.kind === b.kind ? [[a, b]] : [];
}

/** The only callable thing of a module; a default that is also exported by its name is one thing, and what hangs on another none. */
function only(list: readonly GuestExport[]): GuestExport | undefined {
  const distinct = list.filter(({ inner }) => inner !== true).filter((e) => e.name !== 'default' || !list.some((other) => other.name !== 'default' && other.called === e.called));
  return distinct.length === 1 ? distinct[0] : list.find((e) => e.name === 'default');
}

function paired(a: GuestExport, b: GuestExport, { taken, otherwise }: { taken: ReadonlySet<string>; otherwise: string }): PairedOperation {
  // A static function of a default class goes by its own name.
  const names = [a.name.replace(/^default\./, ''), a.called, b.name, b.called];
  const name = names.find((n, i) => isName(n) && (i % 2 === 0 || (!taken.has(n) && !MINIFIED.test(n)) || n === a.name)) ?? otherwise;
  // A function that gives instances does not show their methods; those of the class on the other side are asked.
  const members = a.kind === 'class' && b.kind === 'function' ? a.members : a.members.flatMap((m) => {
    const other = b.members.find(({ name: theirs }) => theirs === m.name);
    return other === undefined ? [] : [m.sets === true && other.sets !== true ? { ...m, sets: false } : m];
  });
  const lone = [...loneGetters(a, b), ...loneGetters(b, a)];
  return { name, prior: a.name, candidate: b.name, kind: a.kind, arity: Math.max(a.arity, b.arity), members, ...(lone.length > 0 && { lone }), ...(a.inner === true && b.inner === true && { inner: true }) };
}

/** What a class has a getter for, and the other's class has none. */
export function loneGetters(of: GuestExport, other: GuestExport): readonly string[] {
  return of.members.filter(({ name, kind }) => kind === 'getter' && !other.members.some((theirs) => theirs.name === name)).map(({ name }) => name);
}

function isName(name: string): boolean {
  return name !== 'default' && /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/.test(name);
}

/** What a bundler calls a function. */
const MINIFIED = /^.{1,2}$/;

/** Where the inputs of an operation come from, as the report says it. */
export interface Typed {
  readonly operation: Operation;
  readonly inputs: 'signature' | 'types' | 'usage' | 'any value';
}

/**
 * The operation with the types that ship with either side, the prior's first; where neither declares any, with what the code of both
 * does with its inputs; where that says nothing, it takes any value.
 */
export function typedOperation(own: PairedOperation, prior: Surface, candidate: Surface): Typed {
  const found = [declaredAs(prior, own.prior), declaredAs(candidate, own.candidate)].filter((o) => o !== undefined);
  const declared = found.find((o) => o.byUsage !== true && saysSomething(o)) ?? found.find(saysSomething) ?? found[0];
  // A function that makes instances by itself has the prototype of a class, and is none to whoever calls it.
  const kind = declared?.kind === 'function' && declared.signatures.length > 0 ? 'function' : own.kind;
  const fromTypes = declared !== undefined && (kind === 'class' ? declared.kind === 'class' : declared.signatures.length > 0);
  const base: Operation = { name: own.name, kind, signatures: fromTypes ? signaturesBy(declared, found) : [anyArguments(own.arity)], members: [] };
  const members = (kind === 'class' ? own.members : []).map((m) => {
    const known = declared?.members.find((d) => d.name === m.name && d.kind === m.kind);
    if (known?.kind === 'getter') return { ...known, sets: known.sets === true && m.sets === true };
    return known !== undefined && known.signatures.length > 0 ? known : { name: m.name, kind: m.kind, signatures: m.kind === 'method' ? [anyArguments(m.arity)] : [], ...(m.sets === true && { sets: true }) };
  });
  // What the types declare is the contract: a member that they do not name is private.
  const offered = declared !== undefined && declared.members.length > 0 ? members.filter((m) => declared.members.some((d) => d.name === m.name)) : members;
  const asked = [...offered, ...(kind === 'class' ? readOnBoth(own.lone ?? [], declaredAs(prior, own.prior), declaredAs(candidate, own.candidate)) : [])];
  const makes = fromTypes && declared.makes !== undefined ? { makes: declared.makes } : {};
  return { operation: { ...base, members: asked, ...makes, ...(fromTypes && declared.closed === true ? { closed: true } : {}) }, inputs: fromTypes ? (declared.byUsage === true ? 'usage' : 'types') : 'any value' };
}

/** What one side has a getter for and the other holds in a field reads alike, as both declare it; what only one declares is new, or gone. */
function readOnBoth(lone: readonly string[], prior: Operation | undefined, candidate: Operation | undefined): readonly Member[] {
  const known = (side: Operation | undefined, name: string): Member | undefined => side?.members.find((m) => m.name === name && m.kind === 'getter');
  return lone.flatMap((name) => {
    const [before, now] = [known(prior, name), known(candidate, name)];
    return before === undefined || now === undefined ? [] : [{ ...before, sets: before.sets === true && now.sets === true }];
  });
}

/** Of one class what the candidate has a getter for and the prior holds in a field, by the types of both; nothing where either is not known. */
export function gettersOverFields(own: { readonly prior: GuestExport; readonly candidate: GuestExport }, prior: Surface | null, candidate: Surface | null): readonly Member[] {
  if (prior === null || candidate === null) return [];
  return readOnBoth(loneGetters(own.candidate, own.prior), declaredAs(prior, own.prior.name), declaredAs(candidate, own.candidate.name));
}

/** A class that callers do not construct is met in what others give; only where nothing else is there is it asked all the same. */
export function openOnes(typed: readonly Typed[]): readonly Typed[] {
  const open = typed.filter((t) => t.operation.closed !== true);
  return open.length === 0 ? typed : open;
}

/** A declaration stands for itself, with what the other side's declares besides; what code does with its inputs on one side, the other may do more with. */
function signaturesBy(declared: Operation, found: readonly Operation[]): readonly Signature[] {
  const other = found.find((o) => o !== declared && o.byUsage !== true && o.kind === declared.kind);
  if (declared.byUsage !== true) return other === undefined ? declared.signatures : withAddedOptions(declared.signatures, other.signatures);
  const all = found.filter((o) => o.kind === declared.kind).flatMap((o) => o.signatures);
  return [...new Map(all.map((s) => [JSON.stringify(s.parameters), s])).values()];
}

function saysSomething({ signatures, members }: Operation): boolean {
  return signatures.length > 0 || members.length > 0;
}

/** The declaration of an export, by whichever name the types have for it. */
export function declaredAs(surface: Surface, name: string): Operation | undefined {
  return typeNames(name).map((n) => surface.operations.find((o) => o.name === n)).find((o) => o !== undefined);
}

/** What types may call an export: functions of a default go by their own names with one of both, and as its own with the other. */
export function typeNames(name: string): readonly string[] {
  return name.startsWith('default.') ? [name, name.slice('default.'.length)] : [name, `default.${name}`];
}

/** What the default export of an implementation is called where the function has no name of its own: as the package, or the file. */
export function nameAfter(implementation: string): string {
  const bare = implementation.replace(/#.*$/, '').replace(/^npm:/, '').replace(/(?<=.)@[^/]*$/, '').replace(/^.*[/\\:]/, '').replace(/\.[cm]?[jt]sx?$/, '');
  const name = bare.replaceAll(/[^\w$]+(\w)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());
  return /^[A-Za-z_$]/.test(name) ? name : 'subject';
}
