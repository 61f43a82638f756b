/** An expression that makes something which cannot be seen into, and so has to be known by how it was made. */
export interface MadeForm {
  /** What it makes, by the name of its class or interface. */
  readonly name: string;
  /** Before the arguments and behind them. */
  readonly head: string;
  readonly tail: string;
  /** How many arguments it takes at most; of a constructor of the module's own any number. */
  readonly most: number;
}

/**
 * Of an input: a promise, a signal, a stream. Outside the guest it is only its expression; there it is the real thing, and known
 * by its expression as long as it lives.
 */
export class Made {
  readonly form: MadeForm;
  readonly args: readonly unknown[];

  constructor(form: MadeForm, args: readonly unknown[]) {
    this.form = form;
    this.args = args;
    Object.freeze(this);
  }
}

const call = (name: string, head: string, most: 0 | 1 | 2): MadeForm => ({ name, head: `${head}(`, tail: ')', most });
const built = (name: string, most: 0 | 1 | 2): MadeForm => call(name, `new ${name}`, most);

/** `new Money(5, "EUR")`: an instance of a class of the module's own, as its constructor makes it. */
export function instanceForm(name: string): MadeForm {
  return { name, head: `new ${name}(`, tail: ')', most: Infinity };
}

/** Whether it is made by a constructor of the module's own: outside the guest nobody knows what comes of it. */
export function isInstanceForm({ most }: MadeForm): boolean {
  return most === Infinity;
}

/** All others that there are. A reader finds them by how they begin, so none may be the beginning of another. */
export const MADE_FORMS: readonly MadeForm[] = [
  call('Promise', 'Promise.resolve', 1), call('Promise', 'Promise.reject', 1),
  call('AbortSignal', 'AbortSignal.abort', 1), { name: 'AbortSignal', head: 'new AbortController().signal', tail: '', most: 0 },
  { name: 'AsyncIterable', head: '(async function* () { yield* ', tail: '; })()', most: 1 },
  call('ReadableStream', 'ReadableStream.from', 1),
  built('WeakMap', 1), built('WeakSet', 1), built('Headers', 1), built('FormData', 0), built('Blob', 2), built('Request', 1), built('Response', 1),
  built('TextEncoder', 0), built('TextDecoder', 1), built('EventTarget', 0), built('Proxy', 2),
];
