import fs from 'node:fs';
import type { EvaluatorReply, EvaluatorRequest } from '../model/evaluation.js';

const REQUESTS = 3;
const REPLIES = 4;
const LINE_FEED = 10;
const FIRST_SIZE = 1 << 20;

/** Both descriptors, blocking: nothing of a spec runs while the evaluator waits. */
export interface Channel {
  /** The next request; null once the coordinator is gone. */
  readonly read: () => EvaluatorRequest | null;
  /** The next request that is an answer to `blocked`; what comes before it stays for `read`. */
  readonly readAnswer: () => Extract<EvaluatorRequest, { say: 'answer' }> | null;
  readonly say: (reply: EvaluatorReply) => void;
}

export function openChannel(): Channel {
  const nextLine = createLines();
  const waiting: EvaluatorRequest[] = [];
  const receive = (): EvaluatorRequest | null => {
    const line = nextLine();
    return line === null ? null : JSON.parse(line) as EvaluatorRequest;
  };
  return {
    read: () => waiting.shift() ?? receive(),
    readAnswer: () => {
      for (;;) {
        const request = receive();
        if (request === null || request.say === 'answer') return request;
        waiting.push(request);
      }
    },
    say: (reply) => writeAll(Buffer.from(`${JSON.stringify(reply)}\n`, 'utf8')),
  };
}

function createLines(): () => string | null {
  let held = Buffer.allocUnsafe(FIRST_SIZE);
  let start = 0;
  let end = 0;
  const more = (): boolean => {
    if (end === held.length) {
      const bigger = start > 0 ? held : Buffer.allocUnsafe(held.length * 2);
      held.copy(bigger, 0, start, end);
      end -= start;
      start = 0;
      held = bigger;
    }
    const count = readSome(held, end);
    end += count;
    return count > 0;
  };
  return () => {
    for (let looked = 0; ; ) {
      const at = held.subarray(0, end).indexOf(LINE_FEED, start + looked);
      if (at >= 0) {
        const line = held.toString('utf8', start, at);
        start = at + 1;
        return line;
      }
      looked = end - start;
      if (!more()) return null;
    }
  };
}

function readSome(into: Buffer, from: number): number {
  for (;;) {
    try {
      return fs.readSync(REQUESTS, into, from, into.length - from, null);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return 0;
    }
  }
}

function writeAll(bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += fs.writeSync(REPLIES, bytes, at, bytes.length - at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
