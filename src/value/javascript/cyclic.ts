import { quote } from '../characters.js';
import { isUsual } from '../printing/properties.js';
import type { Kind } from '../printing/kind.js';
import type { ScriptWriter } from './script-writer.js';

/** Writes a built-in that holds itself: first empty, then what it holds. False, with nothing written, where none can be made empty. */
export function writeCyclicKind(writer: ScriptWriter, value: object, kind: Kind): boolean {
  if (kind.name === 'Array') writeArray(writer, value as unknown[], kind);
  else if (value instanceof Map) writeMap(writer, value);
  else if (value instanceof Set) writeSet(writer, value);
  else if (value instanceof Error) writeError(writer, value, kind.name);
  else return false;
  return true;
}

function writeArray(writer: ScriptWriter, value: readonly unknown[], kind: Kind): void {
  writer.out += 'Object.assign(';
  writer.make(value, () => {
    writer.out += value.length === 0 ? '[]' : `Array(${value.length})`;
  });
  writer.out += ', ';
  kind.write(writer, value);
  writer.out += ')';
}

function writeMap(writer: ScriptWriter, value: ReadonlyMap<unknown, unknown>): void {
  writer.make(value, () => {
    writer.out += 'new Map()';
  });
  for (const [key, held] of value) {
    writer.out += '.set(';
    writer.value(writer, key);
    writer.out += ', ';
    writer.value(writer, held);
    writer.out += ')';
  }
}

function writeSet(writer: ScriptWriter, value: ReadonlySet<unknown>): void {
  writer.make(value, () => {
    writer.out += 'new Set()';
  });
  for (const held of value) {
    writer.out += '.add(';
    writer.value(writer, held);
    writer.out += ')';
  }
}

/** The cause, and the errors of an AggregateError, are defined as hidden properties afterwards. */
function writeError(writer: ScriptWriter, value: Error, name: string): void {
  const later = ['cause', 'errors'].filter((key) => Object.hasOwn(value, key) && !isUsual(Object.getOwnPropertyDescriptor(value, key) ?? {}, 0));
  writer.out += 'Object.defineProperties(';
  writer.make(value, () => {
    const message = Object.hasOwn(value, 'message') ? quote(value.message) : '';
    writer.out += `${name}(${name === 'AggregateError' ? `[]${message === '' ? '' : ', '}` : ''}${message})`;
  });
  let separator = ', {';
  for (const key of later) {
    writer.out += `${separator}${key}: {value: `;
    writer.value(writer, (value as unknown as Record<string, unknown>)[key]);
    writer.out += ', writable: true, configurable: true}';
    separator = ', ';
  }
  writer.out += '})';
}
