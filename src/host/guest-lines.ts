import type { Readable } from 'node:stream';
import type { DidReply, Reply } from '../model/protocol.js';

/** A line or a body beyond this is no answer to anything that was asked. */
const LONGEST = 512 * 1024 * 1024;
const LINE_FEED = 10;

export interface Hearing {
  /** Each reply of a guest; of the one that has a body, the body. */
  readonly take: (reply: Reply, body: Buffer) => void;
  /** Called once, for the first line that is no reply; nothing after it is read. */
  readonly breach: (detail: string) => void;
}

const NO_BODY = Buffer.alloc(0);

/** Hands on what a guest says on its stream of replies. */
export function readReplies(stream: Readable, hearing: Hearing): void {
  let parts: Buffer[] = [];
  let length = 0;
  /** The reply whose body is being waited for. */
  let waiting: DidReply | null = null;
  const keep = (part: Buffer): void => {
    if (part.length === 0) return;
    parts.push(part);
    length += part.length;
  };
  /** What was kept, with what completes it. */
  const complete = (last: Buffer): Buffer => {
    keep(last);
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts, length);
    parts = [];
    length = 0;
    return whole;
  };
  const breach = (detail: string): null => {
    stream.off('data', onData).resume();
    hearing.breach(detail);
    return null;
  };
  /** Takes one line or body from the chunk, at `start`, and gives where it ends; null where it goes on in the next chunk, or is no reply. */
  const step = (chunk: Buffer, start: number): number | null => {
    const end = waiting === null ? chunk.indexOf(LINE_FEED, start) : start + waiting.bytes - length;
    if (end < 0 || end > chunk.length) {
      keep(chunk.subarray(start));
      return length > LONGEST ? breach('a line without end') : null;
    }
    const whole = complete(chunk.subarray(start, end));
    if (waiting !== null) {
      const reply = waiting;
      waiting = null;
      hearing.take(reply, whole);
      return end;
    }
    const reply = readReply(whole.toString());
    if (reply === null) return breach('a line that is no reply');
    if (reply.say !== 'did') hearing.take(reply, NO_BODY);
    else if (isLength(reply.bytes)) waiting = reply;
    else return breach('a body of no length');
    return end + 1;
  };
  const onData = (chunk: Buffer): void => {
    for (let at: number | null = 0; at !== null && at < chunk.length;) at = step(chunk, at);
  };
  stream.on('data', onData);
}

function isLength(bytes: unknown): boolean {
  return Number.isSafeInteger(bytes) && (bytes as number) > 0 && (bytes as number) <= LONGEST;
}

function readReply(line: string): Reply | null {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'object' && read !== null && 'say' in read ? read as Reply : null;
  } catch {
    return null;
  }
}
