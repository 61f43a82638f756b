import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { readReplies } from './guest-lines.js';

const SAID = '{"say":"refused","kind":"read","resource":"ü"}\n{"say":"did","bytes":8}\nt → x\n{"say":"did","bytes":4}\na\nb\n';
const HEARD = ['refused ', 'did t → x\n', 'did a\nb\n'];

/** What is heard of a stream that comes in pieces of so many bytes. */
async function hear(text: string, size: number): Promise<string[]> {
  const stream = new PassThrough();
  const heard: string[] = [];
  readReplies(stream, { take: (reply, body) => heard.push(`${reply.say} ${body.toString()}`), breach: (detail) => heard.push(`breach: ${detail}`) });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) stream.write(bytes.subarray(at, at + size));
  stream.end();
  await new Promise((resolve) => stream.once('close', resolve));
  return heard;
}

test.each([1, 2, 3, 7, 25, 1000])('hears the same in pieces of %i bytes', async (size) => {
  expect(await hear(SAID, size)).toEqual(HEARD);
});

test.each([
  ['nonsense\n', 'a line that is no reply'],
  ['[]\n', 'a line that is no reply'],
  ['null\n', 'a line that is no reply'],
  ['{"say":"did"}\n', 'a body of no length'],
  ['{"say":"did","bytes":-1}\n', 'a body of no length'],
  ['{"say":"did","bytes":"8"}\n', 'a body of no length'],
  ['{"say":"did","bytes":1e300}\n', 'a body of no length'],
])('hears nothing more after %j', async (line, detail) => {
  expect(await hear(`${line}${SAID}`, 5)).toEqual([`breach: ${detail}`]);
});
