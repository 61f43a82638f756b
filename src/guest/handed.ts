import type { ListPlace, SameValue } from '../model/case.js';
import type { WireAsk, WireStep } from '../model/protocol.js';
import type { Recorder } from './recorder.js';

/** A value that one step is handed and a later one again. */
export interface Handed {
  readonly same: SameValue;
  /** The number of the later step. */
  readonly to: number;
  value: unknown;
}

/** What the steps of a case are handed again; null where nothing, as in most. */
export function handedIn(ask: WireAsk): Handed[] | null {
  let handed: Handed[] | null = null;
  // The operation comes first. Nothing here uses what a subject may have replaced.
  for (let to = 0; to + 1 < ask.length; to++) {
    const same = (ask[to + 1] as WireStep)[2];
    if (same === undefined || same === null) continue;
    handed ??= [];
    for (let n = 0; n < same.length; n++) handed[handed.length] = { same: same[n]!, to, value: undefined };
  }
  return handed;
}

export interface Handing {
  readonly handed: readonly Handed[];
  readonly recorder: Recorder;
  /** How many functions there were before the list was read. */
  readonly made: number;
}

/** Puts into the list of a step what earlier ones had, and keeps what later ones have of it. Says whether it changed the list. */
export function hand(args: unknown[], step: number, { handed, recorder, made }: Handing): boolean {
  let isChanged = false;
  let instead = 0;
  for (let i = 0; i < handed.length; i++) {
    const each = handed[i]!;
    if (each.to !== step) continue;
    if (typeof each.value === 'function') instead++;
    putAt(args, each.same.at, each.value);
    isChanged = true;
  }
  for (let i = 0; i < handed.length; i++) if (handed[i]!.same.step === step) handed[i]!.value = valueAt(args, handed[i]!.same.of);
  // Nobody is given the functions that the input says in their place: the next one is counted as if they had not been read.
  if (isChanged && recorder.functions === made + instead) recorder.functions = made;
  return isChanged;
}

/** What stands at a place of a list that was just read: nobody has changed it yet. */
function valueAt(list: unknown, place: ListPlace): unknown {
  let value = list;
  for (let i = 0; i < place.length; i++) value = (value as Record<string | number, unknown>)[place[i]!];
  return value;
}

function putAt(list: unknown[], place: ListPlace, value: unknown): void {
  let holder: unknown = list;
  for (let i = 0; i + 1 < place.length; i++) holder = (holder as Record<string | number, unknown>)[place[i]!];
  (holder as Record<string | number, unknown>)[place[place.length - 1]!] = value;
}
