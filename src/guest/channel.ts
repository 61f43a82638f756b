import type { Product } from '../model/observation.js';
import type { FailedReply, LeftReply, LoadedReply, ProbedReply, ReachedHint, RefusedReply, Request, UnseenReply } from '../model/protocol.js';
import { allocate, bufferFrom, bytesFill, bytesIndexOf, bytesMove, bytesPut, bytesToText, bytesWrite, indexOf, now, parseJson, printJson, readBytes, writeBytes } from './primordials.js';

/** Of the pipes by which the guest and the coordinator talk. */
export const REQUESTS = 3;
export const REPLIES = 4;
const FLUSH_BYTES = 65_536;
/** That one character of a string may take in UTF-8. */
const MOST_BYTES = 3;
const FLUSH_MILLISECONDS = 20;
const LINE_FEED = 10;

/** What the guest hears on descriptor 3. */
export interface Inbox {
  /** Waits for the next request, blocking: nothing of the subject runs in between. Null once the coordinator is gone. Its body is here too. */
  read(): Request | null;
  /** The next line of the body, of which nothing must be left when the next request is read. */
  line(): string;
}

/** What the guest says on descriptor 4. Observations gather and leave together. */
export interface Outbox {
  /** The next case is asked now. What takes more than so many milliseconds is told of as slow. */
  begin(slowMilliseconds: number): void;
  /** `reached` where branches are counted: see `DidReply`. */
  reply(token: string, kind: string, text: string, reached: ReachedHint | null): void;
  /** Goes with the reply that comes next. */
  product(product: Product): void;
  say(line: LoadedReply | FailedReply | RefusedReply | LeftReply | UnseenReply | ProbedReply): void;
  /** Sends what is held; where that is no hurry, only if the last time was long enough ago. */
  flush(lazily?: boolean): void;
}

export function createInbox(): Inbox {
  let held: Buffer = allocate(1 << 20);
  let start = 0;
  let end = 0;
  /** Makes room behind what is held and reads on; false at the end of the stream. */
  const more = (): boolean => {
    if (end === held.length) {
      const bigger = start > 0 ? held : allocate(held.length * 2);
      if (bigger === held) bytesMove(held, 0, start, end);
      else {
        bytesPut(bigger, held);
        // Memory that is let go of comes back to whoever asks for some next, and there are tokens in it.
        bytesFill(held, 0);
      }
      end -= start;
      start = 0;
      held = bigger;
    }
    const count = readSome(held, end);
    end += count;
    return count > 0;
  };
  const line = (): string | null => {
    for (let looked = 0; ; ) {
      const at = bytesIndexOf(held, LINE_FEED, start + looked);
      if (at >= 0 && at < end) {
        const text = bytesToText(held, 'utf8', start, at);
        start = at + 1;
        return text;
      }
      looked = end - start;
      if (!more()) return null;
    }
  };
  return {
    read: () => {
      const head = line();
      if (head === null) return null;
      const request = parseJson(head) as Request;
      // All of it before the subject runs: what is still in the pipe it could read itself, tokens and all.
      while (request.say === 'run' && end - start < request.bytes) if (!more()) return null;
      return request;
    },
    line: () => line() ?? '',
  };
}

function readSome(into: Buffer, from: number): number {
  for (;;) {
    try {
      return readBytes(REQUESTS, into, from, into.length - from, null);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return 0;
    }
  }
}

export function createOutbox(): Outbox {
  let held: Buffer = allocate(2 * FLUSH_BYTES);
  let end = 0;
  let flushed = now();
  let answered = flushed;
  let hints: ReachedHint[] = [];
  let patience = Number.POSITIVE_INFINITY;
  let slow: [number, number][] = [];
  let replies = 0;
  let products: [number, Product][] = [];
  let waiting: Product[] = [];
  const flush = (): void => {
    if (end === 0) return;
    const head = bufferFrom(`{"say":"did","bytes":${end}${hints.length === 0 ? '' : `,"reached":${printJson(hints)}`}${slow.length === 0 ? '' : `,"slow":${printJson(slow)}`}${products.length === 0 ? '' : `,"products":${printJson(products)}`}}\n`, 'utf8');
    hints = [];
    slow = [];
    replies = 0;
    products = [];
    writeAll(head, head.length);
    writeAll(held, end);
    end = 0;
    flushed = now();
  };
  return {
    begin: (slowMilliseconds) => {
      patience = slowMilliseconds;
      answered = now();
    },
    // Into the buffer at once: to put the texts of a thousand cases together first took longer than all else that is done here.
    reply: (token, kind, text, reached) => {
      const line = `${token} ${kind} ${linesOf(text)} ${text}\n`;
      const most = line.length * MOST_BYTES;
      if (end + most > held.length) {
        flush();
        if (most > held.length) held = allocate(most);
      }
      end += bytesWrite(held, line, end);
      if (reached !== null) hints[hints.length] = reached;
      for (let i = 0; i < waiting.length; i++) products[products.length] = [replies, waiting[i] as Product];
      if (waiting.length > 0) waiting = [];
      const at = now();
      if (at - answered > patience) slow[slow.length] = [replies, (at - answered) | 0];
      replies++;
      if (end > FLUSH_BYTES || at - flushed > FLUSH_MILLISECONDS) flush();
      answered = at;
    },
    product: (product) => {
      waiting[waiting.length] = product;
    },
    say: (line) => {
      flush();
      const bytes = bufferFrom(`${printJson(line)}\n`, 'utf8');
      writeAll(bytes, bytes.length);
    },
    flush: (lazily = false) => {
      if (!lazily || now() - flushed > FLUSH_MILLISECONDS) flush();
    },
  };
}

function linesOf(text: string): number {
  let lines = 1;
  for (let at = indexOf(text, '\n', 0); at >= 0; at = indexOf(text, '\n', at + 1)) lines++;
  return lines;
}

function writeAll(bytes: Buffer, length: number): void {
  for (let at = 0; at < length; ) {
    try {
      at += writeBytes(REPLIES, bytes, at, length - at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
