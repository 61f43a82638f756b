import type { Callable } from '../functions.js';
import { print } from '../print.js';
import { isArray } from '../primordials.js';
import { Reader } from './reader.js';

/** What a table says of one list of arguments. The texts are read anew at each call, so that no call sees what another did. */
export interface Row {
  readonly args: string;
  readonly throws: boolean;
  readonly result: string;
}

interface Table {
  readonly rows: readonly Row[];
  readonly otherwise: Row | null;
}

/** `fn {[1] → 2, ["a"] throws Error("x"), else undefined}`, after the word `fn`: a function that is data, and runs anywhere. */
export function readTable(reader: Reader): Callable {
  const label = reader.takeLabel();
  const table = readRows(reader);
  const made = reader.define(label, tableFunction(reader, table));
  reader.options.functions?.add(made, tableText(table));
  return made;
}

/** The rows of a table, in their brackets. */
export function readRows(reader: Reader): Table {
  reader.take('{');
  reader.enter();
  const outer = reader.labels;
  const rows: Row[] = [];
  let otherwise: Row | null = null;
  for (reader.space(); reader.code() !== 125; reader.space()) {
    if (otherwise !== null) reader.fail('"else" comes last');
    if (reader.skip('else ')) otherwise = { args: '', ...readResult(reader, false) };
    else rows[rows.length] = readRow(reader);
    if (!reader.skip(',')) break;
  }
  reader.labels = outer;
  reader.take('}');
  reader.depth--;
  return { rows, otherwise };
}

function readRow(reader: Reader): Row {
  reader.labels = null;
  const args = reader.value(reader);
  if (!isArray(args)) reader.fail('a row of a table begins with a list of arguments');
  return { args: printed(reader, args), ...readResult(reader, true) };
}

/** Each value has labels of its own: a table is data, it shares nothing with what is around it. */
function readResult(reader: Reader, arrow: boolean): { readonly throws: boolean; readonly result: string } {
  reader.labels = null;
  const throws = reader.skip('throws ');
  if (arrow && !throws) reader.take('→');
  reader.space();
  return { throws, result: printed(reader, reader.value(reader)) };
}

function printed(reader: Reader, value: unknown): string {
  return print(value, { functions: reader.options.functions });
}

function tableText({ rows, otherwise }: Table): string {
  let text = '';
  for (let i = 0; i < rows.length; i++) {
    text += `${i > 0 ? ', ' : ''}${rows[i]!.args} ${rows[i]!.throws ? 'throws' : '→'} ${rows[i]!.result}`;
  }
  if (otherwise !== null) text += `${text === '' ? '' : ', '}else ${otherwise.throws ? 'throws ' : ''}${otherwise.result}`;
  return `fn {${text}}`;
}

function tableFunction({ value, options }: Reader, { rows, otherwise }: Table): Callable {
  return (...args: unknown[]) => {
    const key = print(args, { functions: options.functions });
    let found = otherwise;
    for (let i = 0; i < rows.length; i++) {
      if (rows[i]!.args !== key) continue;
      found = rows[i]!;
      break;
    }
    if (found === null) return undefined;
    const result = value(new Reader(value, found.result, options));
    if (found.throws) throw result;
    return result;
  };
}
