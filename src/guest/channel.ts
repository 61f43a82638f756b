import type { FailedReply, LeftReply, LoadedReply, RefusedReply, Request } from '../model/protocol.js';
import { allocate, bufferFrom, bytesIndexOf, bytesMove, bytesPut, bytesToText, now, parseJson, printJson, readBytes, writeBytes } from './primordials.js';

const REQUESTS = 3;
const REPLIES = 4;
const FLUSH_CHARACTERS = 65_536;
const FLUSH_MILLISECONDS = 20;
const LINE_FEED = 10;

/** What the guest hears on descriptor 3, one request a line. */
export interface Inbox {
  /** Waits for the next request, blocking: nothing of the subject runs in between. Null once the coordinator is gone. */
  read(): Request | null;
}

/** What the guest says on descriptor 4. Observations gather and leave together. */
export interface Outbox {
  reply(token: string, kind: string, text: string): void;
  say(line: LoadedReply | FailedReply | RefusedReply | LeftReply): void;
  flush(): void;
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
      else bytesPut(bigger, held);
      end -= start;
      start = 0;
      held = bigger;
    }
    const count = readSome(held, end);
    end += count;
    return count > 0;
  };
  return {
    read: () => {
      for (let looked = 0; ; ) {
        const at = bytesIndexOf(held, LINE_FEED, start + looked);
        if (at >= 0 && at < end) {
          const text = bytesToText(held, 'utf8', start, at);
          start = at + 1;
          return parseJson(text) as Request;
        }
        looked = end - start;
        if (!more()) return null;
      }
    },
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
  let gathered = '';
  let flushed = now();
  const flush = (): void => {
    if (gathered === '') return;
    const text = `{"say":"did","replies":[${gathered}]}\n`;
    gathered = '';
    flushed = now();
    writeAll(text);
  };
  return {
    reply: (token, kind, text) => {
      gathered += `${gathered === '' ? '' : ','}["${token}","${kind}",${printJson(text)}]`;
      if (gathered.length > FLUSH_CHARACTERS || now() - flushed > FLUSH_MILLISECONDS) flush();
    },
    say: (line) => {
      flush();
      writeAll(`${printJson(line)}\n`);
    },
    flush,
  };
}

function writeAll(text: string): void {
  const bytes = bufferFrom(text, 'utf8');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeBytes(REPLIES, bytes, at, bytes.length - at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
