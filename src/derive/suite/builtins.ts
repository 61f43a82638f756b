import type { BuiltinName } from '../../model/shape.js';
import { NotSimple } from './simple.js';

/** JavaScript that invents values of a built-in; `of` does so for what it holds. */
export function builtinText(name: BuiltinName, [first, second]: readonly string[]): string {
  switch (name) {
    case 'Date': return 'fc.date({ min: new Date(0), max: new Date(4102444800000), noInvalidDate: true })';
    case 'Map': return `fc.array(fc.tuple(${first ?? 'string'}, ${second ?? 'number'}), { maxLength: 4 }).map((entries) => new Map(entries))`;
    case 'Set': return `fc.array(${first ?? 'string'}, { maxLength: 4 }).map((items) => new Set(items))`;
    case 'Iterable': return `fc.array(${first ?? 'anything(string, number)'}, { maxLength: 6 })`;
    case 'Error': return 'string.map((message) => new Error(message))';
    case 'Uint8Array': return 'fc.uint8Array({ maxLength: 8 })';
    default: throw new NotSimple(`it takes a ${name}, of which a suite of plain inputs makes none`);
  }
}
