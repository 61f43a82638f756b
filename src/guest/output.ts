import process from 'node:process';
import type { FunctionSources } from '../value/functions.js';
import { print } from '../value/print.js';
import { printList } from './callbacks.js';
import { bufferFrom, bytesToText, defineProperty, getOwnPropertyDescriptor } from './primordials.js';
import { record, type Recorder } from './recorder.js';

/** Methods of the console whose arguments are what a person sees. */
const METHODS = [
  'log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'dirxml', 'table', 'group', 'groupCollapsed', 'count', 'countReset', 'time', 'timeLog', 'timeEnd',
] as const;

/** Longest entry of console output that is printed; what a case may write in all is limited by the recorder. */
const LONGEST = 10_000;

/** Where written text goes that belongs to no case: what the module writes while it loads. */
export interface Output {
  /** Starts to note down entries as text instead of recording them; gives what was noted when it is called again. */
  noteLoading(): void;
  noted(): string;
  /** Text written to a standard stream, by whatever means. */
  wrote(stream: 'stdout' | 'stderr', data: unknown): void;
}

/** Takes over the console and both standard streams: nothing that the subject says reaches a terminal. */
export function createOutput(recorder: Recorder, functions: FunctionSources): Output {
  let loading: string | null = null;
  const add = (entry: () => string, name: string): void => {
    if (loading === null) record(recorder, recorder.console, entry, `${name}(<cut>)`);
    else if (loading.length < 2000) loading += `${entry()}\n`;
  };
  const wrote = (stream: 'stdout' | 'stderr', data: unknown): void => {
    const text = asText(data);
    if (text === '') return;
    add(() => (loading === null ? `${stream}.write(${print(text, { functions, limit: LONGEST })})` : text), `${stream}.write`);
  };
  for (const name of METHODS) {
    replaceMethod(console, name, (...args: unknown[]) => add(() => `console.${name}(${printList(args, functions, LONGEST)})`, `console.${name}`));
  }
  replaceMethod(console, 'assert', (holds: unknown, ...args: unknown[]) => {
    if (!holds) add(() => `console.assert(${args.length === 0 ? 'false' : `false, ${printList(args, functions, LONGEST)}`})`, 'console.assert');
  });
  replaceMethod(console, 'groupEnd', () => undefined);
  for (const stream of ['stdout', 'stderr'] as const) takeStream(stream, wrote);
  return {
    noteLoading: () => {
      loading = '';
    },
    noted: () => {
      const text = loading ?? '';
      loading = null;
      return text;
    },
    wrote,
  };
}

function replaceMethod(target: object, name: string, method: (...args: unknown[]) => unknown): void {
  defineProperty(method, 'name', { value: name, configurable: true });
  defineProperty(target, name, { value: method, writable: true, enumerable: true, configurable: true });
}

/** The stream is opened when the subject first asks for it: opening both costs a tenth of the start. */
function takeStream(name: 'stdout' | 'stderr', wrote: Output['wrote']): void {
  const original = getOwnPropertyDescriptor(process, name)?.get;
  if (original === undefined) return;
  let stream: NodeJS.WriteStream | null = null;
  const get = (): NodeJS.WriteStream => {
    if (stream === null) {
      stream = original.call(process) as NodeJS.WriteStream;
      replaceMethod(stream, 'write', (data, encoding, callback) => {
        wrote(name, data);
        const done = typeof encoding === 'function' ? encoding : callback;
        if (typeof done === 'function') process.nextTick(done as () => void);
        return true;
      });
    }
    return stream;
  };
  defineProperty(process, name, { get, enumerable: true, configurable: true });
}

function asText(data: unknown): string {
  if (typeof data === 'string') return data;
  try {
    const bytes = data as Uint8Array;
    return bytesToText(bufferFrom(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'utf8');
  } catch {
    return '';
  }
}
