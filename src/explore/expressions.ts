import type { Matched } from '../model/observation.js';
import { readExpression, type Expression } from './arbitrary/matching.js';
import type { Chance } from './random.js';

/** Of these the newest are kept. */
const MOST = 300;

/** Texts for expressions that were met while cases ran; each of these is read once. */
export class Expressions {
  readonly #known = new Map<string, Expression | null>();

  /**
   * What may stand in the place of a text that was held against an expression: one that matches it, the text with another match in the place of
   * the one in it, or with one put in somewhere. Null where the expression cannot be read.
   */
  wanted([text, source, flags]: Matched, chance: Chance): string | null {
    const expression = this.#read(source, flags);
    if (expression === null) return null;
    const match = expression.draw(chance.random, undefined);
    const found = chance.chance(0.5) ? expression.find(text) : null;
    if (found !== null) return text.slice(0, found.start) + match + text.slice(found.end);
    if (expression.isWhole || chance.chance(0.5)) return match;
    const at = chance.int(text.length + 1);
    return text.slice(0, at) + match + text.slice(at);
  }

  #read(source: string, flags: string): Expression | null {
    const key = `${flags}/${source}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const read = readExpression(source, flags);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MOST && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, read);
    return read;
  }
}
