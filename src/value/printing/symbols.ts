import { quote } from '../characters.js';
import { mapGet, symbolDescription, symbolKeyFor, wellKnownSymbols } from '../primordials.js';
import type { Writer } from './writer.js';

/** `Symbol.iterator`, `Symbol.for("x")`, `Symbol("x")`; the last has an identity of its own, so it may bear a label. */
export function writeSymbol(writer: Writer, symbol: symbol): void {
  const known = mapGet(wellKnownSymbols, symbol);
  const key = known === undefined ? symbolKeyFor(symbol) : undefined;
  if (known !== undefined) writer.out += known;
  else if (key !== undefined) writer.out += `Symbol.for(${quote(key)})`;
  else if (writer.first(symbol)) {
    const description = symbolDescription(symbol);
    writer.out += description === undefined ? 'Symbol()' : `Symbol(${quote(description)})`;
  }
}
