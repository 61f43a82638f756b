import type { Asks, ListPlace, SameValue, Step } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { FunctionSources } from './functions.js';
import { parse } from './parse.js';
import { print } from './print.js';
import { writeValue } from './printing/values.js';
import { Writer } from './printing/writer.js';

type List = readonly unknown[];

/** Whether some step is handed a value of an earlier one. */
export function sharesValues(steps: readonly Step[]): boolean {
  return steps.some((step) => step.same !== undefined);
}

/**
 * Of each list, which of its values are those of a list before: the outermost ones that are found in plain records and arrays, and only
 * what `isShared` says yes to.
 */
export function sameValues(lists: readonly List[], isShared: (value: object) => boolean): readonly (readonly SameValue[])[] {
  const first = new Map<unknown, Pick<SameValue, 'step' | 'of'>>();
  return lists.map((list, step) => {
    const found: SameValue[] = [];
    const visit = (value: unknown, at: ListPlace): void => {
      if (!hasIdentity(value)) return;
      const known = first.get(value);
      if (known !== undefined && known.step < step) found.push({ at, ...known });
      if (known !== undefined) return;
      if (isShared(value)) first.set(value, { step, of: at });
      for (const [key, item] of partsOf(value)) visit(item, [...at, key]);
    };
    for (const [i, value] of list.entries()) visit(value, [i]);
    return found;
  });
}

/** The argument lists of a session, with what its steps have in common. */
export function sharedLists(steps: readonly Step[], functions: FunctionSources): readonly unknown[][] {
  const lists: unknown[][] = [];
  for (const { input, same } of steps) {
    const list = parse(input, { functions }) as unknown[];
    for (const { at, step, of } of same ?? []) {
      const value = valueAt(lists[step], of);
      if (hasIdentity(value)) putAt(list, at, value);
    }
    lists.push(list);
  }
  return lists;
}

/**
 * The steps of argument lists that may have values in common; `steps` says what each asks. What a list has in common with an earlier one at a place
 * that is not told (within a Map, say) is a value of its own from then on.
 */
export function sharingSteps(steps: readonly Asks[], lists: readonly List[], { functions, isShared }: { readonly functions: FunctionSources; readonly isShared: (value: object) => boolean }): readonly Step[] {
  const same = sameValues(lists, isShared);
  const found = steps.map((step, i) => stepOf({ ...asksOf(step), input: print(lists[i], { functions }) }, same[i] ?? []));
  if (!sharesValues(found)) return found;
  const own = FunctionSources.create();
  return sharedLists(found, own).map((list, i) => ({ ...found[i] as Step, input: print(list, { functions: own }) }));
}

/**
 * The steps at these numbers, in this order; what one of them shares with a step that is left out, the first of those that are kept has. A
 * step that asks what another gave is left out with that one.
 */
export function stepsAt(steps: readonly Step[], wanted: readonly number[]): readonly Step[] {
  const { numbers, kept } = askedAt(steps, wanted);
  return sharesValues(steps) ? again(steps, (lists) => numbers.map((number) => lists[number] as List), kept) : kept;
}

/** Which of the steps at these numbers ask something that is there, and these. */
function askedAt(steps: readonly Step[], wanted: readonly number[]): { readonly numbers: readonly number[]; readonly kept: readonly Step[] } {
  const numbers: number[] = [];
  const kept: Step[] = [];
  for (const number of wanted) {
    const step = steps[number] as Step;
    const on = step.on === undefined ? undefined : numbers.indexOf(step.on);
    if (on === -1) continue;
    numbers.push(number);
    kept.push(on === undefined ? step : { ...step, on });
  }
  return { numbers, kept };
}

/** The steps with another argument list in one of them. What it has in common with others, it has as far as it is still there, and as it was. */
export function stepsWithInput(steps: readonly Step[], number: number, input: Printed): readonly Step[] {
  if (!sharesValues(steps)) return steps.map((step, i) => (i === number ? { ...step, input } : step));
  const changed = steps.map((step, i) => (i === number ? stepOf({ ...asksOf(step), input }, stillThere(step, input)) : step));
  return again(changed, (lists) => lists, changed);
}

function stillThere({ input, same = [] }: Step, changed: Printed): readonly SameValue[] {
  const [before, after] = [input, changed].map((text) => {
    const functions = FunctionSources.create();
    const list = parse(text, { functions });
    return (place: ListPlace) => print(valueAt(list, place), { functions });
  }) as [(place: ListPlace) => Printed, (place: ListPlace) => Printed];
  return same.filter(({ at }) => before(at) === after(at));
}

/** The same steps, each with values of its own. */
export function unshared(steps: readonly Step[]): readonly Step[] {
  return steps.map((step) => ({ ...asksOf(step), input: step.input }));
}

function again(steps: readonly Step[], choose: (lists: readonly unknown[][]) => readonly List[], asked: readonly Step[]): readonly Step[] {
  const functions = FunctionSources.create();
  const lists = sharedLists(steps, functions);
  const shared = new Set(steps.flatMap((step, i) => (step.same ?? []).map(({ at }) => valueAt(lists[i], at))));
  return sharingSteps(asked, choose(lists), { functions, isShared: (value) => shared.has(value) });
}

/** The argument lists as a person reads them: labels count over all steps, and refer to the ones before. */
export function sharedInputs(steps: readonly Step[]): readonly Printed[] {
  const functions = FunctionSources.create();
  const writer = new Writer(writeValue, functions);
  const ends: number[] = [];
  for (const list of sharedLists(steps, functions)) {
    writer.out += ' ';
    writeValue(writer, list);
    ends.push(writer.out.length);
  }
  return writer.pieces(ends).map((text) => text.slice(1));
}

function asksOf({ access, member, on }: Asks): Asks {
  return on === undefined ? { access, member } : { access, member, on };
}

export function stepOf(step: Asks & Pick<Step, 'input'>, same: readonly SameValue[]): Step {
  return same.length === 0 ? step : { ...step, same };
}

export function valueAt(list: unknown, place: ListPlace): unknown {
  let value = list;
  for (const key of place) {
    if (!hasIdentity(value) || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

function putAt(list: unknown[], place: ListPlace, value: object): void {
  const holder = valueAt(list, place.slice(0, -1));
  const key = place.at(-1);
  if (hasIdentity(holder) && key !== undefined && Object.hasOwn(holder, key)) (holder as Record<string | number, unknown>)[key] = value;
}

/** What a place may lead into: items of arrays and fields of plain records. */
function partsOf(value: object): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return [...value.entries()];
  if (typeof value === 'function' || Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(value)).flatMap(([key, found]) => ('value' in found ? [[key, found.value as unknown] as const] : []));
}

/** Whether a value is one and no other, however alike: an object or a function. */
export function hasIdentity(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
