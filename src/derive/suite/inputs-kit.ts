/**
 * The file beside a made suite that invents inputs for its properties, by fast-check. The inputs are of daily use, as a verdict judges
 * properties by: no NaN, no infinities, no -0, nothing beyond 2^53, no lone surrogates, no `__proto__`.
 */
export const INPUTS_TEXT = String.raw`import { AssertionError } from 'node:assert';
import fc from 'fast-check';
import { isNamed, same } from '{{values}}';

/** The same inputs in each run; another seed draws others. */
const RUNS = { seed: 1, numRuns: 500 };

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789   -_.,:;!?/@#%&+*()[]{}"', 'ä', 'é', 'ß', 'ñ', '\n', '\t'];

/** Texts, and those that stand in examples. */
export function strings(examples) {
  const text = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 14 });
  return examples.length === 0 ? text : fc.oneof({ weight: 3, arbitrary: text }, { weight: 2, arbitrary: fc.constantFrom(...examples) });
}

/** Numbers, small and whole ones first, and those that stand in examples. */
export function numbers(examples) {
  const parts = [
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 20 }) }, { weight: 2, arbitrary: fc.integer({ min: -100, max: 100_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 1000) },
  ];
  return fc.oneof(...parts, ...(examples.length === 0 ? [] : [{ weight: 3, arbitrary: fc.constantFrom(...examples) }]));
}

/** Any data: texts, numbers, lists and records of them. */
export function anything(string, number) {
  const leaf = fc.oneof(string, number, fc.boolean(), fc.constant(null), fc.constant(undefined));
  return fc.oneof(leaf, fc.array(leaf, { maxLength: 4 }), records(string, leaf));
}

export function records(key, value) {
  return fc.array(fc.tuple(key, value), { maxLength: 4 }).map((entries) => Object.fromEntries(entries.filter(([name]) => name !== '__proto__')));
}

/** Argument lists: what is optional is left out in half of them, from some place on; the rest follows. */
export function lists(needed, optional = [], rest = null) {
  const given = optional.length === 0 ? fc.constant(0) : fc.nat(optional.length);
  return fc.tuple(fc.tuple(...needed), fc.tuple(...optional), given, rest === null ? fc.constant([]) : fc.array(rest, { maxLength: 4 }))
    .map(([first, then, count, others]) => [...first, ...then.slice(0, others.length > 0 ? then.length : count), ...others]);
}

/**
 * Holds a property to invented inputs, the examples first. It says nothing of an input on which it asked one of the exempt operations for
 * what is free.
 */
export async function forAll({ inputs, examples = [], exempt = [] }, property) {
  const holds = async (args) => {
    for (const each of exempt) each.met = false;
    try {
      if (await property(...args)) return true;
    } catch (error) {
      if (!exempt.some((each) => each.met)) throw error;
    }
    return exempt.some((each) => each.met);
  };
  await fc.assert(fc.asyncProperty(inputs, holds), { ...RUNS, examples: examples.map((args) => [args]) });
}

/** An operation that notes when it is asked for what is free, or for what an example says is thrown. */
export function exempting(operation, isExempt) {
  const asked = (...args) => {
    asked.met ||= isExempt(...args) === true;
    return operation(...args);
  };
  asked.met = false;
  return asked;
}

/** Whether an argument list is one of these. */
export function isAmong(args, lists) {
  return lists.some((each) => same(each, args));
}

/** Whether an operation does what its model does. */
export function agrees(operation, model) {
  return async (...args) => {
    const [is, should] = [await outcomeOf(operation, args), await outcomeOf(model, args)];
    if (is.how === should.how && (is.how === 'threw' ? sameError(should.value, is.value) : same(should.value, is.value))) return true;
    throw new AssertionError({ message: 'It differs from its model.', actual: is, expected: should, operator: 'agrees' });
  };
}

/** Each is given arguments of its own, since it may change them. */
async function outcomeOf(operation, args) {
  try {
    return { how: 'returned', value: await operation(...args.map(copyOf)) };
  } catch (value) {
    return { how: 'threw', value };
  }
}

function copyOf(value) {
  try {
    return structuredClone(value);
  } catch {
    // A function in it cannot be copied, nor need it be.
    return value;
  }
}

function sameError(expected, actual) {
  if (Object(expected) !== expected || Object(actual) !== actual) return same(expected, actual);
  return expected.constructor.name === actual.constructor.name && expected.message === actual.message;
}

/** What is at hand in properties. */
export function implies(condition, then) {
  return condition ? then() : true;
}

export function equal(a, b) {
  return same(a, b);
}

export function throws(call, name) {
  return attempt(call, false, (error) => name === undefined || isNamed(error, name));
}

export function returns(call) {
  return attempt(call, true, () => false);
}

function attempt(call, returned, threw) {
  try {
    const value = call();
    return typeof value?.then === 'function' ? value.then(() => returned, threw) : returned;
  } catch (error) {
    return threw(error);
  }
}
`;
