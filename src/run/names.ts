import type { ClassNames } from '../compare/class-names.js';
import type { Names } from '../compare/names.js';
import type { Known } from '../compare/trigger.js';
import type { ExplorePlan } from '../explore/plan.js';
import type { Constants } from '../model/implementation.js';
import type { GuestExport } from '../model/protocol.js';
import type { Parameter, Shape, Signature } from '../model/shape.js';
import type { PairedOperation } from './pairing.js';

const DEEPEST = 20;

/** Which keys are names that the code gives: those of declared types and examples, and those in the sources. */
export function namesOf(plan: ExplorePlan): Names {
  const { constants } = plan;
  const fields = declaredFields(plan);
  return { taken: fields.taken.all, given: fields.given.all, sources: new Set([...constants.keys, ...constants.strings]), messages: constants.messages ?? [] };
}

interface Exporting {
  readonly exports: readonly GuestExport[];
}

/** What both sides call their classes; of two that one name was given, nothing is known. */
export function classNamesOf({ prior, candidate }: { readonly prior: Exporting; readonly candidate: Exporting }, operations: readonly PairedOperation[]): ClassNames {
  const renamed = new Map<string, string>();
  const given = new Map<string, string>();
  for (const operation of operations) {
    const [before, now] = [prior.exports.find((e) => e.name === operation.prior), candidate.exports.find((e) => e.name === operation.candidate)];
    if (before === undefined || now === undefined || (before.kind === 'function' && now.kind === 'function') || before.called === '' || now.called === '') continue;
    renamed.set(before.called, (renamed.get(before.called) ?? now.called) === now.called ? now.called : before.called);
    given.set(now.called, (given.get(now.called) ?? before.called) === before.called ? before.called : now.called);
  }
  const called = (side: Exporting): ReadonlySet<string> => new Set(side.exports.map((e) => e.called));
  return { prior: called(prior), candidate: called(candidate), renamed: new Map([...renamed].filter(([before, now]) => given.get(now) === before)) };
}

/** What stands in the sources, and what every input has. */
export function knownOf(plan: ExplorePlan): Known {
  const { strings, numbers, keys }: Constants = plan.constants;
  return { strings: new Set(strings), numbers: new Set(numbers), keys: new Set(keys), required: declaredFields(plan).taken.required };
}

/** By an operation's name, as differences have it, from which argument on it takes any number of one kind: which of them differs says the input. */
export function restsOf({ operations }: ExplorePlan): ReadonlyMap<string, number> {
  const rests = new Map<string, number>();
  const add = (name: string, signatures: readonly Signature[]): void => {
    const found = signatures.map(({ parameters }) => parameters.findIndex(({ rest }) => rest)).filter((index) => index >= 0);
    if (found.length > 0) rests.set(name, Math.min(...found));
  };
  for (const { operation: { name, signatures, members, makes } } of operations) {
    add(name, signatures);
    add(`${name}()`, makes?.calls ?? []);
    for (const member of members) add(`${name}.${member.name}`, member.signatures);
    for (const member of makes?.members ?? []) add(`${name}().${member.name}`, member.signatures);
  }
  return rests;
}

interface Fields {
  readonly all: Set<string>;
  readonly required: Set<string>;
}

function declaredFields({ operations, definitions }: ExplorePlan): { readonly taken: Fields; readonly given: Fields } {
  const taken = new Reader(definitions);
  const given = new Reader(definitions);
  for (const { operation, examples } of operations) {
    const signatures: readonly Signature[] = [...operation.signatures, ...operation.members.flatMap((m) => m.signatures)];
    for (const { parameters, returns } of signatures) {
      for (const parameter of parameters) taken.shape(parameter.shape);
      given.shape(returns);
    }
    for (const example of examples) {
      for (const [i, value] of example.entries()) {
        const declared = signatures.length === 0 ? null : operation.signatures.flatMap(({ parameters }) => parameterAt(parameters, i));
        for (const reader of [taken, given]) reader.example(value, declared, 0);
      }
    }
  }
  return { taken, given };
}

class Reader implements Fields {
  readonly all = new Set<string>();
  readonly required = new Set<string>();
  readonly #definitions: ExplorePlan['definitions'];
  readonly #seen = new Set<string>();

  constructor(definitions: ExplorePlan['definitions']) {
    this.#definitions = definitions;
  }

  shape(shape: Shape): void {
    switch (shape.kind) {
      case 'array': return this.shape(shape.of);
      case 'tuple': return shape.items.forEach((item) => this.shape(item.shape));
      case 'union': case 'builtin': return shape.of.forEach((of) => this.shape(of));
      case 'reference': return this.#reference(shape.name);
      case 'record': return this.#record(shape);
      default:
    }
  }

  #record({ properties, index }: Extract<Shape, { kind: 'record' }>): void {
    for (const property of properties) {
      this.all.add(property.name);
      if (!property.optional) this.required.add(property.name);
      this.shape(property.shape);
    }
    if (index !== undefined) this.shape(index.value);
  }

  #reference(name: string): void {
    const target = this.#definitions[name];
    if (target === undefined || this.#seen.has(name)) return;
    this.#seen.add(name);
    this.shape(target);
  }

  /**
   * Examples are plain data; what lies deeper than this is no field that anyone names. Nor is what a type declares to be data: a key of
   * `Record<string, number>`, and whatever lies below one. `declared` are the shapes that the value may be of, null where nothing is said.
   */
  example(value: unknown, declared: readonly Shape[] | null, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
    const shapes = declared?.flatMap((shape) => this.#members(shape)) ?? null;
    const entries = Object.entries(value);
    if (Array.isArray(value)) {
      for (const [i, item] of entries) this.example(item, shapes?.flatMap((shape) => itemOf(shape, Number(i))) ?? null, depth + 1);
      return;
    }
    const records = shapes?.filter((shape) => shape.kind === 'record') ?? [];
    for (const [key, item] of entries) {
      const field = records.flatMap(({ properties }) => properties.filter((p) => p.name === key).map((p) => p.shape));
      const data = field.length > 0 ? [] : records.flatMap(({ index }) => (index === undefined ? [] : [index.value]));
      if (data.length === 0) this.all.add(key);
      if (!data.some(saysNothing)) this.example(item, field.length + data.length > 0 ? [...field, ...data] : null, depth + 1);
    }
  }

  #members(shape: Shape, depth = 0): readonly Shape[] {
    if (depth > DEEPEST) return [];
    if (shape.kind === 'union') return shape.of.flatMap((of) => this.#members(of, depth + 1));
    const target = shape.kind === 'reference' ? this.#definitions[shape.name] : undefined;
    return target === undefined ? [shape] : this.#members(target, depth + 1);
  }
}

function parameterAt(parameters: readonly Parameter[], index: number): readonly Shape[] {
  const found = parameters[index] ?? parameters.at(-1);
  return found === undefined || (found !== parameters[index] && !found.rest) ? [] : [found.shape];
}

function itemOf(shape: Shape, index: number): readonly Shape[] {
  if (shape.kind === 'array') return [shape.of];
  return shape.kind === 'tuple' ? parameterAt(shape.items, index) : [];
}

function saysNothing({ kind }: Shape): boolean {
  return kind === 'any' || kind === 'json' || kind === 'object';
}
