import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { EvaluatorReply } from '../model/evaluation.js';

/** A line beyond this, in UTF-16 units, is no answer to anything that was asked. */
const LONGEST = 512 * 1024 * 1024;

/** Hands on what an evaluator says, a line at a time; `breach` is called once, for the first that is no reply. */
export function readLines(stream: Readable, take: (reply: EvaluatorReply) => void, breach: (detail: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  let broken = false;
  const stop = (detail: string): void => {
    broken = true;
    parts = [];
    breach(detail);
  };
  const onLine = (line: string): void => {
    const reply = readReply(line);
    if (reply === null) stop('a line that is no reply');
    else take(reply);
  };
  stream.on('data', (chunk: Buffer) => {
    const lines = broken ? [] : decoder.write(chunk).split('\n');
    for (const [i, text] of lines.entries()) {
      parts.push(text);
      length += text.length;
      if (length > LONGEST) stop('a line without end');
      if (broken || i === lines.length - 1) return;
      const line = parts.length === 1 ? text : parts.join('');
      parts = [];
      length = 0;
      onLine(line);
    }
  });
}

function readReply(line: string): EvaluatorReply | null {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'object' && read !== null && 'say' in read ? read as EvaluatorReply : null;
  } catch {
    return null;
  }
}
