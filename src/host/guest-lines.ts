import type { Readable } from 'node:stream';
import type { Reply } from '../model/protocol.js';

/** A line beyond this is no answer to anything that was asked. */
const LONGEST_LINE = 512 * 1024 * 1024;

/** Hands on each line of a guest that is a reply; `breach` is called once, for the first that is none, and nothing after it is read. */
export function readLines(stream: Readable, take: (reply: Reply) => void, breach: (detail: string) => void): void {
  let parts: string[] = [];
  let length = 0;
  const done = (): void => {
    stream.off('data', onData).resume();
  };
  const onLine = (line: string): boolean => {
    const reply = readReply(line);
    if (reply !== null) take(reply);
    else breach('a line that is no reply');
    return reply !== null;
  };
  const onData = (chunk: string): void => {
    let start = 0;
    for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', start)) {
      parts.push(chunk.slice(start, at));
      start = at + 1;
      const line = parts.join('');
      parts = [];
      length = 0;
      if (!onLine(line)) return done();
    }
    if (start === chunk.length) return;
    parts.push(start === 0 ? chunk : chunk.slice(start));
    length += chunk.length - start;
    if (length <= LONGEST_LINE) return;
    breach('a line without end');
    done();
  };
  stream.setEncoding('utf8');
  stream.on('data', onData);
}

function readReply(line: string): Reply | null {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'object' && read !== null && 'say' in read ? read as Reply : null;
  } catch {
    return null;
  }
}
