import { string } from 'fast-check';
import { from } from './arbitrary.js';
import type { Arbitrary } from './arbitrary.js';

const FIRST = 0x20;
const LAST = 0x7e;

/** `fc.string` of printable ASCII. What fast-check inserts where it is biased (`__proto__` and the like) it inserts itself. */
export function ascii({ least = 0, most }: { readonly least?: number; readonly most: number }): Arbitrary<string> {
  const longest = Math.min(2 * least + 10, most);
  const biased = from(() => string({ minLength: least, maxLength: most }));
  return (random, bias) => {
    if (bias !== undefined) return biased(random, bias);
    let out = '';
    for (let left = random.nextInt(least, longest); left > 0; left--) out += String.fromCharCode(FIRST + random.nextInt(0, LAST - FIRST));
    return out;
  };
}
