import type { CallbackCall, ConsoleLine, Outcome } from '../model/observation.js';
import { readCut } from './cut.js';
import { Opaque } from './opaque.js';
import { guarded } from './parse.js';
import { Reader } from './parsing/reader.js';
import type { ParseOptions } from './parsing/reader.js';
import { stringEnd } from './parsing/skip.js';
import { readArguments } from './parsing/constructors.js';
import { readValue } from './parsing/values.js';

const ASPECT = /^; (?:async$|async; |args\[\d+\] = |(?:later )?(?:calls fn\d+\(|console\.\w+\(|std(?:out|err)\.write\()|Object\.prototype = )/;
const ARGUMENT = /^args\[(\d+)\] = /;
const CALLBACK = /^calls fn(\d+)(?=\()/;
const CONSOLE = /^(?:console\.(\w+)|(stdout|stderr)\.write)(?=\()/;

/** The outcomes of a case: one of a call, one a step of a session. Throws a `NotationError` where the text is no observation. */
export function parseObservation(text: string, options: ParseOptions = {}): Outcome[] {
  return text.split('\n').map((line) => parseOutcome(line, options));
}

/** One line of an observation, read back. Of a line that was cut only how it ended is known; its value is opaque. */
export function parseOutcome(line: string, options: ParseOptions = {}): Outcome {
  const how = line.startsWith('→ ') ? 'returned' : line.startsWith('throws ') ? 'threw' : 'ended';
  const from = how === 'returned' ? 2 : how === 'threw' ? 7 : 0;
  const cut = readCut(line);
  if (cut !== null) return { how, value: new Opaque(cut.text, cut.prefix.slice(from)), ...NOTHING_ELSE };
  const reader = new Reader(readValue, line, options, from);
  if (how === 'ended') {
    const end = wordsEnd(line);
    if (end === 0) reader.fail('an outcome begins with "→", "throws", or with words');
    reader.at = end;
    return { how, value: line.slice(0, end), ...readAspects(reader) };
  }
  reader.lenient = true;
  const value = guarded(reader, readValue);
  reader.lenient = false;
  const { unresolved } = reader;
  const aspects = readAspects(reader);
  return { how, value: unresolved ? readAgain(reader, from) : value, ...aspects };
}

type Aspects = Omit<Outcome, 'how' | 'value'>;

const NOTHING_ELSE: Aspects = { async: false, args: new Map<number, unknown>(), console: [], callbacks: [], pollution: null };

/** The value comes before the arguments in which its labels are defined: it is read again once these are known. */
function readAgain(reader: Reader, from: number): unknown {
  const end = reader.at;
  reader.rewind(from);
  const value = guarded(reader, readValue);
  reader.at = end;
  return value;
}

/** The end of words such as `exits 3` or `crashes: Error("a; b")`: the first aspect that stands outside a string, or the whole line. */
function wordsEnd(line: string): number {
  let i = 0;
  while (i >= 0 && i < line.length) {
    if (line[i] === ';' && ASPECT.test(line.slice(i, i + 60))) return i;
    i = line[i] === '"' ? stringEnd(line, i) : i + 1;
  }
  return line.length;
}

function readAspects(reader: Reader): Aspects {
  const args = new Map<number, unknown>();
  const console: ConsoleLine[] = [];
  const callbacks: CallbackCall[] = [];
  let async = false;
  let pollution: unknown = null;
  let labels = reader.labels;
  while (reader.at < reader.text.length) {
    reader.take('; ');
    const later = reader.skip('later ');
    const rest = reader.text.slice(reader.at, reader.at + 60);
    const argument = later ? null : ARGUMENT.exec(rest);
    const callback = CALLBACK.exec(rest);
    const line = CONSOLE.exec(rest);
    reader.at += (argument ?? callback ?? line)?.[0].length ?? 0;
    if (argument !== null) {
      args.set(Number(argument[1]), guarded(reader, readValue));
      labels = reader.labels;
    } else if (callback !== null) callbacks.push({ index: Number(callback[1]), args: readList(reader), later });
    else if (line !== null) console.push({ stream: line[1] ?? line[2] ?? '', values: readList(reader), later });
    else if (later) reader.expected('a call of a function or of the console');
    else if (reader.skip('async')) async = true;
    else if (reader.skip('Object.prototype = ')) pollution = readAlone(reader);
    else reader.expected('an aspect of an outcome');
  }
  reader.labels = labels;
  return { async, args, console, callbacks, pollution };
}

/** What was printed at the time of the call has labels of its own. */
function readList(reader: Reader): unknown[] {
  reader.labels = null;
  return guarded(reader, readArguments);
}

function readAlone(reader: Reader): unknown {
  reader.labels = null;
  return guarded(reader, readValue);
}
