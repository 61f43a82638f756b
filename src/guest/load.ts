import { pathToFileURL } from 'node:url';
import process from 'node:process';
import type { FunctionSources } from '../value/functions.js';
import { print } from '../value/print.js';
import type { FailedReply, GuestValue, LoadRequest } from '../model/protocol.js';
import { findTarget, findTargets, offeredBy, type Targets } from './exports.js';
import type { Places } from './places.js';
import { match } from './primordials.js';
import { findValues } from './values.js';

/** Characters of an exported value that are told; a longer one is cut, and its hash takes the place of the rest. */
const LONGEST_VALUE = 20_000;

export type Loaded = { readonly ok: true; readonly targets: Targets; readonly classes: Targets; readonly values: readonly GuestValue[] } | { readonly ok: false; readonly failed: FailedReply };

/** Imports the staged entry, which takes ES modules and CommonJS alike, and finds what can be called. */
export async function load(request: LoadRequest, places: Places, functions: FunctionSources): Promise<Loaded> {
  // Only while loading: afterwards it would make every error slow.
  process.setSourceMapsEnabled(true);
  try {
    const namespace = offeredBy(await import(pathToFileURL(request.entry).href) as object);
    const all = findTargets(namespace, request.nested);
    const targets = request.export === null ? all : findTarget(namespace, request.export);
    if (targets.size > 0 || request.export === null) {
      const text = (value: unknown): string => places(print(value, { functions, limit: LONGEST_VALUE }));
      return { ok: true, targets, classes: withClasses(targets, all), values: findValues(request.export === null ? namespace : {}, targets, text) };
    }
    const names = [...all.keys()];
    return { ok: false, failed: { say: 'failed', why: 'missing', detail: names.join(', '), at: null } };
  } catch (error) {
    return { ok: false, failed: failure(error, request, places) };
  } finally {
    process.setSourceMapsEnabled(false);
  }
}

/** Of one export inputs may hold instances of the others, if these are classes. */
function withClasses(targets: Targets, all: Targets): Targets {
  return new Map([...[...all].filter(([, { kind }]) => kind === 'class'), ...targets]);
}

/** What is told of something that was thrown while the module loaded. */
export function failure(error: unknown, request: LoadRequest, places: Places): FailedReply {
  const detail = places(print(error, { limit: request.limits.characters }));
  const said = wordsOf(error, places);
  return { say: 'failed', why: 'threw', detail, at: firstFrame(error, request, places), ...(said !== null && { error: said }) };
}

function wordsOf(error: unknown, places: Places): NonNullable<FailedReply['error']> | null {
  if (typeof error !== 'object' || error === null) return null;
  const text = (key: 'name' | 'message' | 'code'): string => {
    try {
      const value = (error as Record<string, unknown>)[key];
      return typeof value === 'string' ? places(value) : '';
    } catch {
      return '';
    }
  };
  const said = { name: text('name'), message: text('message'), code: text('code') };
  return said.name === '' ? null : said;
}

/** First `file:line` of the stack that lies in a folder of ours; syntax errors name theirs on the first line of it. */
function firstFrame(error: unknown, request: LoadRequest, places: Places): string | null {
  const stack = stackOf(error);
  for (const line of stack.split('\n')) {
    const found = match(/(?:file:\/\/)?((?:\/|[A-Za-z]:\\)[^():\n]*):(\d+)/, line);
    const file = found?.[1];
    if (file === undefined || !request.replace.some(([prefix]) => file.startsWith(prefix))) continue;
    return `${places(file)}:${found?.[2]}`;
  }
  return null;
}

function stackOf(error: unknown): string {
  try {
    const stack = (error as { stack?: unknown } | null)?.stack;
    return typeof stack === 'string' ? stack : '';
  } catch {
    return '';
  }
}
