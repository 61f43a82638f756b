import type { Case } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { FunctionSources } from '../value/functions.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { stepsWithInput } from '../value/same-values.js';
import type { Feature, FeatureContext } from './features.js';

/** A case with something else in the place of one thing that the source names. */
export interface Ablation {
  /** What the case shows if it answers otherwise than every one of these. */
  readonly feature: Feature;
  /** The text of the source, or the key. */
  readonly named: string;
  readonly instead: readonly Instead[];
}

export interface Instead {
  readonly case: Case;
  /** What stands there; null where nothing does. */
  readonly value: string | null;
}

/** Whether it answers otherwise than each of them, and not only with what stands there where its own came back. */
export function matters({ named, instead }: Ablation, own: string, others: readonly string[]): boolean {
  const isData = instead.every(({ value }) => value === null) && own.includes(named);
  return !isData && instead.every(({ value }, i) => (value === null ? others[i] : others[i]?.replaceAll(value, named)) !== own);
}

const DEEPEST = 3;
/** Things of one case that are looked at. */
const MOST = 6;

/**
 * What tells whether something that the source names matters to a case: of a text another one that the source names, one that it does not,
 * and none; of a key of an object the object without it. `total(items, "TEN")` says of the coupon only where "SAVE" and no coupon give another
 * sum. Of numbers nothing is told: nearly every other number gives another answer.
 */
export function ablations(of: Case, { strings, keys }: Pick<FeatureContext, 'strings' | 'keys'>): readonly Ablation[] {
  const inputs = of.kind === 'call' ? [of.input] : of.steps.map((step) => step.input);
  const found = new Map<Feature, Ablation>();
  const functions = FunctionSources.create();
  for (const [step, input] of inputs.entries()) {
    for (const { path, text } of namedIn(parse(input, { functions }), { strings, keys })) {
      const feature: Feature = `effect:${placeText(of, step, path)}${text === null ? '' : ` ${JSON.stringify(text)}`}`;
      if (found.has(feature) || found.size >= MOST) continue;
      const values = [...(mayGo(path) ? [null] : []), ...(text === null ? [] : [...anotherOf(strings, text), `${text}x`])];
      found.set(feature, { feature, named: text ?? String(path.at(-1)), instead: values.map((value) => ({ value, case: withInput(of, step, changed(input, { path, value, functions })) })) });
    }
  }
  return [...found.values()];
}

/** An argument or an entry of an object; an item of a list has others behind it. */
function mayGo(path: Named['path']): boolean {
  return path.length === 1 || typeof path.at(-1) === 'string';
}

/** `0.[].sku`, `add 1`: the position of the argument, then keys; any item of a list is one place. */
function placeText(of: Case, step: number, [position, ...path]: Named['path']): string {
  const member = of.kind === 'call' ? '' : `${of.steps[step]?.member ?? ''} `;
  return `${member}${[position, ...path.map((key) => (typeof key === 'number' ? '[]' : key))].join('.')}`;
}

function anotherOf(strings: ReadonlySet<string>, text: string): readonly string[] {
  const another = [...strings].find((s) => s !== text && s !== '');
  return another === undefined ? [] : [another];
}

interface Named {
  readonly path: readonly (string | number)[];
  /** Null of a key. */
  readonly text: string | null;
}

function namedIn(args: unknown, context: Pick<FeatureContext, 'strings' | 'keys'>): readonly Named[] {
  const found: Named[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === 'string') {
      if (value !== '' && context.strings.has(value)) found.push({ path, text: value });
    } else if (path.length <= DEEPEST && Array.isArray(value)) for (const [i, item] of value.slice(0, MOST).entries()) walk(item, [...path, i]);
    else if (path.length <= DEEPEST && isPlain(value)) {
      for (const [key, item] of Object.entries(value).slice(0, MOST)) {
        if (context.keys.has(key)) found.push({ path: [...path, key], text: null });
        walk(item, [...path, key]);
      }
    }
  };
  walk(args, []);
  return found;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

interface Change {
  readonly path: readonly (string | number)[];
  /** Null where what stands there is to go. */
  readonly value: string | null;
  readonly functions: FunctionSources;
}

/** The argument list with another value at a path. */
function changed(input: Printed, { path, value, functions }: Change): Printed {
  const args = parse(input, { functions });
  const last = path.at(-1) as string | number;
  const holder = path.slice(0, -1).reduce((at, key) => (at as Record<string | number, unknown>)[key], args) as Record<string | number, unknown>;
  if (value === null && path.length === 1) holder[last] = undefined;
  else if (value === null) delete holder[last];
  else holder[last] = value;
  return print(args, { functions });
}

function withInput(of: Case, step: number, input: Printed): Case {
  return of.kind === 'call' ? { ...of, input } : { ...of, steps: stepsWithInput(of.steps, step, input) };
}
