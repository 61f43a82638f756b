import type { Case, Step } from '../model/case.js';
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
  const asked: Asked[] = [isNew ? { access: 'construct', member: 'constructor', args: readList(reader) } : { access: 'make', member: 'function', args: readList(reader) }];
  while (reader.skip(';')) {
    reader.space();
    if (reader.at >= reader.text.length) break;
    asked.push(readStep(reader, variable));
  }
  return { kind: 'session', operation, steps: stepsOf(asked, reader) };
}

/** A step whose arguments are live: several steps may have some of them in common. */
type Asked = Pick<Step, 'access' | 'member'> & { readonly args: readonly unknown[] };

function stepsOf(asked: readonly Asked[], reader: Reader): readonly Step[] {
  const shared = new Set(reader.fromEarlier);
  const steps = sharingSteps(asked, asked.map(({ args }) => args), { functions: reader.options.functions ?? FunctionSources.create(), isShared: (value) => shared.has(value) });
  const found = steps.reduce((sum, { same }) => sum + (same?.length ?? 0), 0);
  if (found < reader.fromEarlier.length) reader.fail('what several steps have in common is an argument, or stands in a plain record or array; a Map, a Set or an instance can be handed over as a whole');
  return steps;
}

function readStep(reader: Reader, variable: string): Asked {
  const isStarted = STARTED.test(reader.text.slice(reader.at));
  if (isStarted) {
    reader.take('void');
    reader.space();
  }
  readVariable(reader, variable);
  const isFollowed = !isStarted && reader.skip('=');
  if (isFollowed) {
    reader.space();
    readVariable(reader, variable);
  }
  const member = readMember(reader);
  reader.space();
  if (isFollowed || isStarted) return { access: isStarted ? 'start' : 'follow', member, args: readList(reader) };
  return reader.code() === 40 ? { access: 'call', member, args: readList(reader) } : { access: 'get', member, args: [] };
}

function readVariable(reader: Reader, variable: string): void {
  if (readWord(reader) !== variable) reader.fail(`a step asks ${variable}, what the session began with`);
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
function readList(reader: Reader): readonly unknown[] {
  if (reader.labels !== null) reader.earlier = new Map([...reader.earlier ?? [], ...reader.labels]);
  reader.labels = null;
  reader.space();
  return guarded(reader, readArguments);
}
