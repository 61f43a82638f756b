import type { Chance } from './random.js';

const FLAGS = ['g', 'i', 'm', 's', 'u', 'y'] as const;
const BYTES = [0, 1, 0x7f, 0x80, 0xbf, 0xc3, 0xe2, 0xed, 0xf0, 0xff];

/** Bytes as numbers, and how to make what held them of others. */
interface Bytes {
  readonly list: readonly number[];
  readonly make: (list: readonly number[]) => unknown;
}

/** The value with one thing of it changed: a flag or a part of an expression, a byte, a number of a typed array, a message; null of all else. */
export function mutateBuiltin(value: object, chance: Chance, edit: (text: string) => string): unknown {
  if (isOf(value, RegExp)) return chance.chance(0.5) ? chance.pick(flagTwins(value)) : madeOr(() => new RegExp(edit(value.source), value.flags), value);
  if (isOf(value, Error)) return new Error(edit(value.message));
  const bytes = bytesOf(value);
  return bytes === null ? null : bytes.make(mutateBytes(bytes.list, chance));
}

/** What only a close look tells from it: the same expression with another flag, the same bytes but for the first or the last. */
export function builtinTwins(value: object): readonly unknown[] {
  if (isOf(value, RegExp)) return flagTwins(value);
  const bytes = bytesOf(value);
  if (bytes === null || bytes.list.length === 0) return [];
  const { list, make } = bytes;
  const bump = (at: number): unknown => make(list.with(at, ((list[at] ?? 0) + 1) % 128));
  return list.length === 1 ? [bump(0)] : [bump(0), bump(list.length - 1)];
}

/** Some expressions are none with other flags. */
function flagTwins({ source, flags }: RegExp): readonly RegExp[] {
  return FLAGS.flatMap((flag) => madeOr(() => [new RegExp(source, flags.includes(flag) ? flags.replace(flag, '') : flags.replace('v', '') + flag)], []));
}

function mutateBytes(list: readonly number[], chance: Chance): readonly number[] {
  const out = [...list];
  const at = chance.int(out.length + 1);
  if (chance.chance(0.5)) out.splice(at, chance.int(2), chance.pick([...BYTES, chance.int(256)]));
  else if (out.length > 0) out[at % out.length] = chance.int(256);
  return out;
}

function bytesOf(value: object): Bytes | null {
  if (isOf(value, DataView)) return { list: [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)], make: (list) => new DataView(Uint8Array.from(list).buffer) };
  if (isOf(value, ArrayBuffer)) return { list: [...new Uint8Array(value)], make: (list) => Uint8Array.from(list).buffer };
  const Class = NUMBERS.find(({ prototype }) => Object.getPrototypeOf(value) === prototype);
  return Class === undefined ? null : { list: [...(value as Uint8Array)], make: (list) => Class.from(list) };
}

const NUMBERS = [Uint8Array, Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array] as const;

function madeOr<T>(make: () => T, otherwise: T): T {
  try {
    return make();
  } catch {
    return otherwise;
  }
}

function isOf<T extends object>(value: object, Class: { readonly prototype: T }): value is T {
  return Object.getPrototypeOf(value) === Class.prototype;
}
