import type { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';

export type RandomGenerator = ReturnType<typeof xoroshiro128plus>;

/** Pieces that mean something to one of the parsers. */
const TOKENS: readonly string[] = [
  '`', '``', '```', '~~~', '|', '---', '#', '## ', '- ', '> ', '**', '\n', '\n\n', '\r\n', '\ufeff', '\\', '→', ' → ', '=>', ' throws ', 'MUST', '[observed]', '// → ', '(', ')', '{', '}', '[', ']', '"', "'", ':', ';', ',',
  '<', '>', '&amp;', '&', '*1', '&1 ', 'new ', 'await ', 'implies(', '0', '-', '\t', '\u0000', '\ud83d', '😀', 'CART-1: ', '**CART-1**: ', '| `f(a)` |', '${', '/', '*/', '/*', '<!--', '-->', '![', '](x)', '    ', 'for ', '__proto__', '#within', '1e999', 'é',
];

/** The text with one to four changes at places that chance chooses. */
export function mutate(text: string, random: RandomGenerator): string {
  let out = text;
  const times = uniformInt(random, 1, 4);
  for (let i = 0; i < times; i++) {
    const at = uniformInt(random, 0, out.length);
    const length = uniformInt(random, 0, 12);
    const token = TOKENS[uniformInt(random, 0, TOKENS.length - 1)] ?? '';
    switch (uniformInt(random, 0, 3)) {
      case 0: out = out.slice(0, at) + token + out.slice(at); break;
      case 1: out = out.slice(0, at) + out.slice(at + length); break;
      case 2: out = out.slice(0, at) + token + out.slice(at + length); break;
      default: out = out.slice(0, at) + out.slice(uniformInt(random, 0, out.length)).slice(0, 40) + out.slice(at);
    }
  }
  return out;
}
