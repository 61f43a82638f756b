import { charCodeAt } from '../primordials.js';
import type { Reader } from './reader.js';

/** `[1, , 3]`: an array, holes as they stand. */
export function readArray(reader: Reader): unknown[] {
  const list: unknown[] = [];
  if (reader.pending !== 0) reader.bind(list);
  reader.trail?.open(list);
  reader.at++;
  readItems(reader, list, 93);
  reader.trail?.close();
  return list;
}

/** Items up to a closing bracket, which is read too. */
export function readItems(reader: Reader, list: unknown[], closing: 41 | 93): void {
  const { text, trail } = reader;
  reader.enter();
  reader.space();
  let count = 0;
  for (let code = reader.code(); code !== closing;) {
    if (code === 44 && closing === 93) list.length = ++count;
    else {
      const item = list[count++] = reader.value(reader);
      trail?.value(item);
      code = charCodeAt(text, reader.at);
      if (code !== 44) {
        reader.space();
        code = reader.code();
        if (code === closing) break;
        if (code !== 44) reader.expected(closing === 93 ? '"," or "]"' : '"," or ")"');
      }
    }
    // Mostly one space follows.
    code = charCodeAt(text, ++reader.at);
    if (code === 32) code = charCodeAt(text, ++reader.at);
    if (code <= 32) {
      reader.space();
      code = reader.code();
    }
  }
  reader.at++;
  reader.depth--;
}
