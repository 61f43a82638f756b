import type { Entry } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import { askedAt, caseText } from '../../value/case.js';
import { hash } from '../../value/hash.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';
import type { FreeOf } from './free.js';

/** A wrong observation, to be found at the case of an entry. */
export interface Plant {
  readonly entry: Entry;
  readonly wrong: Observation;
  readonly what: string;
}

/**
 * Another value and another outcome, of a class that no subject has: a ruling that covers these covers anything.
 */
export function plantsFor(entry: Entry, seed: number): readonly Plant[] {
  const value: Plant = { entry, what: 'another value', wrong: plantedValue(entry.case, seed, entry.observation) };
  const thrown: Plant = { entry, what: 'another outcome', wrong: plantedThrow(entry.case, seed, entry.observation) };
  return entry.observation.kind === 'returned' ? [value, thrown] : [value];
}

/** What the step asks at which faults are planted: a session's last one, or the one that ended it. */
export function plantedAt({ case: of, observation }: Entry): string {
  return askedAt(of, observation.text.split('\n').length - 1);
}

/** Of a session only its last step is another. */
export function plantedValue(of: Case, seed: number, instead: Observation | null): Observation {
  return { kind: 'returned', text: ending(of, instead, `→ Planted {mark: ${markOf(of, seed)}}`) };
}

export function plantedThrow(of: Case, seed: number, instead: Observation | null): Observation {
  return { kind: 'threw', text: ending(of, instead, `throws Planted {mark: ${markOf(of, seed)}}`) };
}

function markOf(of: Case, seed: number): string {
  return JSON.stringify(`planted ${hash(`${seed} ${caseText(of)}`).slice(0, 8)}`);
}

function ending(of: Case, instead: Observation | null, last: string): string {
  const steps = of.kind === 'session' ? of.steps.length : 1;
  const before = instead === null ? Array.from({ length: steps - 1 }, () => '→ undefined') : instead.text.split('\n').slice(0, -1);
  return [...before, last].join('\n');
}

/** Parts of one structure that are made wrong, one at a time. */
const MOST_PARTS = 6;

/** Faults of the class that is expected: a field, an item or an entry within a structure, the order of a list, an argument that was changed. */
export function finerPlantsFor(entry: Entry, free: FreeOf): readonly Plant[] {
  const { case: of, observation } = entry;
  if (of.kind !== 'call' || observation.kind !== 'returned') return [];
  const plants: Plant[] = partsOf(observation.text, free).map(({ text, what }) => ({ entry, what, wrong: { kind: 'returned', text } }));
  const takesObject = /^\[[[{]/.test(of.input);
  if (takesObject && !observation.text.includes(';') && !free.has('arguments') && !free.touches('args')) plants.push({ entry, what: 'a changed argument', wrong: { kind: 'returned', text: `${observation.text}; args[0] = "planted"` } });
  return plants;
}

interface Part {
  readonly text: string;
  readonly what: string;
}

/** Nothing where the text says more than a plain value: what cannot be printed back is not altered. */
function partsOf(text: string, free: FreeOf): readonly Part[] {
  const value = plainValue(text);
  if (typeof value !== 'object' || value === null) return [];
  const parts: Part[] = [];
  const add = (altered: unknown, what: string): void => {
    const wrong = `→ ${print(altered)}`;
    if (wrong !== text) parts.push({ text: wrong, what });
  };
  if (value instanceof Map) {
    for (const key of [...value.keys()].slice(0, MOST_PARTS)) if (!free.touches('result')) add(new Map([...value].map(([k, v]): [unknown, unknown] => [k, k === key ? otherThan(v) : v])), 'an entry of a Map');
  } else if (Array.isArray(value)) {
    if (!free.touches('result')) {
      for (const at of [...value.keys()].slice(0, MOST_PARTS)) add(value.map((v, i): unknown => (i === at ? otherThan(v) : v)), 'an item of a list');
      add(value.toReversed(), 'the order of a list');
    }
  } else if (Object.getPrototypeOf(value) === Object.prototype) {
    const own = Object.entries(value).filter(([key]) => !free.touches('result', [key]));
    for (const [key, held] of own.slice(0, MOST_PARTS)) add({ ...value, [key]: otherThan(held) }, `the field ${key}`);
  }
  return parts;
}

function plainValue(text: string): unknown {
  if (!text.startsWith('→ ') || text.includes('\n')) return null;
  try {
    const value = parse(text.slice(2));
    return `→ ${print(value)}` === text ? value : null;
  } catch {
    // It says more than a value.
    return null;
  }
}

/** Of the same class where that can be told, and never within rounding of it. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'string') return `${value} planted`;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e9) return value + 4711;
  return 'planted';
}
