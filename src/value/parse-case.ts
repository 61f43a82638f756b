import type { Asks, Case, SessionCase } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { FunctionSources } from './functions.js';
import { guarded } from './parse.js';
import { readArguments } from './parsing/constructors.js';
import { Reader } from './parsing/reader.js';
import { readString } from './parsing/strings.js';
import { readValue } from './parsing/values.js';
import { readWord } from './parsing/word.js';
import { print } from './print.js';
import { sharingSteps } from './same-values.js';

const SESSION = /^\s*[\w$]+\s*=/;

const NEW = /^\s*new\s/;
const STARTED = /^\s*void\s/;
/** What a step gives gets a name. */
const ASSIGNED = /^\s*([\w$]+)\s*=/;

/** The case that `caseText` wrote, or that a person did: its inputs are printed again. Throws a `NotationError`. */
export function parseCase(text: string): Case {
  const reader = new Reader(readValue, text, { functions: FunctionSources.create() });
  const found = SESSION.test(text) ? readSession(reader) : readCall(reader);
  reader.space();
  reader.skip(';');
  reader.space();
  if (reader.at < text.length) reader.expected('the end of the case');
  return found;
}

function readCall(reader: Reader): Case {
  const operation = readOperation(reader);
  return { kind: 'call', operation, input: readInput(reader) };
}

function readSession(reader: Reader): Case {
  reader.space();
  const variable = readWord(reader);
  reader.take('=');
  const isNew = NEW.test(reader.text.slice(reader.at));
  if (isNew) reader.take('new');
  const operation = readOperation(reader);
  const named = new Map<string, number>();
  const asked: Asked[] = [isNew ? { access: 'construct', member: 'constructor', args: readList(reader) } : { access: 'make', member: 'function', args: readList(reader) }];
  while (reader.skip(';')) {
    reader.space();
    if (reader.at >= reader.text.length) break;
    asked.push(readStep(reader, { variable, named, number: asked.length }));
  }
  return { kind: 'session', operation, steps: stepsOf(asked, reader) };
}

/** A step whose arguments are live: several steps may have some of them in common. */
type Asked = Asks & { readonly args: readonly unknown[] };

function stepsOf(asked: readonly Asked[], reader: Reader): SessionCase['steps'] {
  const shared = new Set(reader.fromEarlier);
  const steps = sharingSteps(asked, asked.map(({ args }) => args), { functions: reader.options.functions ?? FunctionSources.create(), isShared: (value) => shared.has(value) });
  const found = steps.reduce((sum, { same }) => sum + (same?.length ?? 0), 0);
  if (found < reader.fromEarlier.length) reader.fail('what several steps have in common is an argument, or stands in a plain record or array; a Map, a Set or an instance can be handed over as a whole');
  return steps;
}

interface Reading {
  readonly variable: string;
  /** What earlier steps gave, by the names that it has; with the numbers of the steps. */
  readonly named: Map<string, number>;
  readonly number: number;
}

function readStep(reader: Reader, { variable, named, number }: Reading): Asked {
  const isStarted = STARTED.test(reader.text.slice(reader.at));
  if (isStarted) {
    reader.take('void');
    reader.space();
  }
  const name = isStarted ? null : ASSIGNED.exec(reader.text.slice(reader.at))?.[1] ?? null;
  if (name !== null) {
    readWord(reader);
    reader.take('=');
    reader.space();
  }
  const asked = readAsked(reader, { variable, named, isStarted, isFollowed: name === variable });
  if (name !== null && name !== variable) {
    if (named.has(name)) reader.fail(`${name} is what an earlier step gave: what this one gives has another name`);
    named.set(name, number);
  }
  return asked;
}

function readAsked(reader: Reader, { variable, named, isStarted, isFollowed }: Omit<Reading, 'number'> & { readonly isStarted: boolean; readonly isFollowed: boolean }): Asked {
  const word = readWord(reader);
  const on = named.get(word);
  if (on === undefined && word !== variable) reader.fail(`a step asks ${[variable, ...named.keys()].join(' or ')}: what the session began with${named.size === 0 ? '' : ', or what a step gave'}`);
  const of = on === undefined ? {} : { on };
  const member = readMember(reader);
  reader.space();
  if (isFollowed && on !== undefined) reader.fail(`${variable} goes on as what it gives itself: give what ${word} gives a name of its own`);
  if (isFollowed || isStarted) return { access: isStarted ? 'start' : 'follow', member, ...of, args: readList(reader) };
  if (reader.code() === 40) return { access: 'call', member, ...of, args: readList(reader) };
  if (member === '') reader.expected('what is asked of it, as in cart.size or cart.add("a")');
  return reader.skip('=') ? { access: 'set', member, ...of, args: readList(reader, (from) => [readValue(from)]) } : { access: 'get', member, ...of, args: [] };
}

/** The empty name where what the function made is itself called. */
function readMember(reader: Reader): string {
  reader.space();
  if (reader.code() === 40) return '';
  if (!reader.skip('[')) {
    reader.take('.');
    return readWord(reader);
  }
  reader.space();
  if (reader.code() !== 34) reader.expected('a name in double quotes');
  const member = readString(reader);
  reader.take(']');
  return member;
}

/** `total`, `Cart.from`, `"odd name"`. */
function readOperation(reader: Reader): string {
  reader.space();
  if (reader.code() === 34) return readString(reader);
  let name = readWord(reader);
  while (reader.skip('.')) name += `.${readWord(reader)}`;
  return name;
}

/** An argument list, printed as one array. */
function readInput(reader: Reader): Printed {
  return print(readList(reader), { functions: reader.options.functions });
}

/** Each list has labels of its own, and may refer to those of steps before. */
function readList(reader: Reader, read: (reader: Reader) => unknown[] = readArguments): readonly unknown[] {
  if (reader.labels !== null) reader.earlier = new Map([...reader.earlier ?? [], ...reader.labels]);
  reader.labels = null;
  reader.space();
  return guarded(reader, read);
}
