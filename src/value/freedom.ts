import type { Aspect, Freedom, PlaceAspect } from '../model/difference.js';
import { readPattern } from './path.js';

/** Each aspect, with what it frees in words. */
export const ASPECTS: Readonly<Record<Aspect, string>> = {
  'key-order': 'the order of keys',
  prototype: 'the class of containers and instances',
  holes: 'holes in arrays, which then are undefined',
  sharing: 'which parts are one object',
  arguments: 'what the call does to its arguments',
  callbacks: 'what the call does with functions that it is given',
  async: 'whether the value comes through a promise, and functions that it is given are called at once or later',
  console: 'what is written to the console',
  'negative-zero': 'the sign of zero',
  descriptors: 'getters, enumerability, frozenness',
  extras: 'own properties of arrays and functions',
  buffers: 'the kind of typed array',
  'error-values': 'class and message of errors that are returned',
  outcome: 'whether it throws or returns',
};

/** What goes behind a path, with what it frees there in words: a path alone frees the value, and nothing else. */
export const PLACE_ASPECTS: Readonly<Record<PlaceAspect, string>> = {
  absence: 'whether there is anything',
  kind: 'the type of the value',
  outcome: 'whether reading it throws',
};

const NUMBER = String.raw`[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?`;
const OPERATION = /^(?<operation>[\p{ID_Start}$_][\p{ID_Continue}$.\u200c\u200d]*(?:\(\)(?:\.[\p{ID_Continue}$\u200c\u200d]+)?)?)\s*:\s*(?<rest>[^]*)$/u;
const WITHIN = new RegExp(String.raw`^(?<path>.*?)\s*#within(?:\s+(?<tolerance>${NUMBER})(?:\s+(?<relative>relative))?)?\s*$`, 'u');
const WRITE = 'Write a path (result.items[*].id, error.message, result.**.id), an aspect (#key-order) or what else may be free there (result.note #absence, #kind), a tolerance (result.total #within 0.005), with "operation:" before it if it is for one operation alone';

/** Reads one line of `ts unspecified`. What is wrong with it comes back as a sentence that says what to write instead. */
export function readFreedom(line: string): Freedom | { readonly error: string } {
  const text = line.trim();
  const prefixed = OPERATION.exec(text)?.groups;
  const operation = prefixed?.['operation'] ?? null;
  const rest = (prefixed?.['rest'] ?? text).trim();
  if (rest === '') return { error: `Nothing is named. ${WRITE}.` };
  if (rest.startsWith('#') && !rest.startsWith('#within')) return readAspect(rest.slice(1), operation);
  if (/#(?:absence|kind|outcome)\s*$/.test(rest)) return readAt(rest, operation);
  if (rest.includes('#')) return readTolerance(rest, operation);
  const pattern = readPattern(rest);
  return typeof pattern === 'string' ? { error: `${pattern}.` } : { kind: 'path', operation, path: rest };
}

function readAspect(name: string, operation: string | null): Freedom | { readonly error: string } {
  if (Object.hasOwn(ASPECTS, name)) return { kind: 'aspect', operation, aspect: name as Aspect };
  const list = Object.entries(ASPECTS).map(([aspect, frees]) => `#${aspect} (${frees})`);
  return { error: `There is no aspect #${name}. There are ${list.join(', ')}; and #within behind a path.` };
}

function readAt(text: string, operation: string | null): Freedom | { readonly error: string } {
  const hash = text.lastIndexOf('#');
  const [path, aspect] = [text.slice(0, hash).trim(), text.slice(hash + 1).trim() as PlaceAspect];
  const pattern = readPattern(path);
  return typeof pattern === 'string' ? { error: `${pattern}.` } : { kind: 'at', operation, path, aspect };
}

function readTolerance(text: string, operation: string | null): Freedom | { readonly error: string } {
  const groups = WITHIN.exec(text)?.groups;
  const path = groups?.['path'] ?? '';
  if (groups === undefined) return { error: `Behind a path go #within with a number, as in result.total #within 0.005 or result #within 1e-9 relative, ${Object.entries(PLACE_ASPECTS).map(([name, frees]) => `#${name} (${frees})`).join(', ')}; ${JSON.stringify(text)} has something else. An aspect stands on a line of its own.` };
  if (groups['tolerance'] === undefined) return { error: `${JSON.stringify(text)} says no tolerance. Write result.total #within 0.005, or result #within 1e-9 relative.` };
  if (path === '') return { error: `${JSON.stringify(text)} does not say where. Write the path before it, as in result #within ${groups['tolerance']}.` };
  const pattern = readPattern(path);
  if (typeof pattern === 'string') return { error: `${pattern}.` };
  return { kind: 'within', operation, path, tolerance: Number(groups['tolerance']), relative: groups['relative'] !== undefined };
}
