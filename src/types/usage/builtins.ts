import type { Kind } from './use.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** Names come from code, so they may be those that any object has. */
const table = <T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(entries));
const byName = (lists: Readonly<Partial<Record<Kind, string>>>): ReadonlyMap<string, Kind> => new Map((Object.entries(lists) as [Kind, string][]).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)));

/** Methods and properties by which values of the language's own classes are told. What all objects have tells nothing. */
export const MEMBERS: Readonly<Partial<Record<Kind, ReadonlySet<string>>>> = {
  string: words('length at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search slice split startsWith substr substring toLocaleLowerCase toLocaleUpperCase toLowerCase toUpperCase trim trimEnd trimStart trimLeft trimRight'),
  array: words('length at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice toReversed toSorted toSpliced unshift values with'),
  number: words('toFixed toPrecision toExponential'),
  Date: words('getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMinutes getUTCMonth getUTCSeconds setDate setFullYear setHours setMinutes setMonth setSeconds setTime toDateString toISOString toJSON toUTCString'),
  Map: words('size clear delete entries forEach get has keys set values'),
  Set: words('size add clear delete entries forEach has keys values'),
  RegExp: words('exec flags global ignoreCase lastIndex source test'),
  Promise: words('catch finally then'),
  function: words('apply bind call'),
};

/** Said of all objects. */
export const COMMON: ReadonlySet<string> = words('toString toLocaleString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable constructor');

/** What the methods of a text or a list are handed, by position; null where that tells nothing. */
export const ARGUMENTS = table<readonly (Kind | null)[]>({
  charAt: ['number'], charCodeAt: ['number'], codePointAt: ['number'], at: ['number'], slice: ['number', 'number'], substring: ['number', 'number'], substr: ['number', 'number'],
  padStart: ['number', 'string'], padEnd: ['number', 'string'], repeat: ['number'], startsWith: ['string', 'number'], endsWith: ['string', 'number'], localeCompare: ['string'],
  test: ['string'], exec: ['string'], toFixed: ['number'], toPrecision: ['number'], splice: ['number', 'number'], fill: [null, 'number', 'number'], flat: ['number'],
});

/** What a method gives, where its name alone says so. */
export const RESULTS = byName({
  string: 'charAt trim trimStart trimEnd toLowerCase toUpperCase padStart padEnd repeat replace replaceAll substring substr normalize join toFixed toPrecision toISOString toString',
  number: 'charCodeAt codePointAt indexOf lastIndexOf search findIndex localeCompare getTime getFullYear getMonth getDate getDay getHours getMinutes getSeconds',
  boolean: 'startsWith endsWith includes some every has test',
});

/** Methods of a list whose function is handed its items: which of the function's parameters are items. */
export const OF_ITEMS = table<readonly number[]>({
  map: [0], forEach: [0], filter: [0], find: [0], findIndex: [0], findLast: [0], findLastIndex: [0], some: [0], every: [0], flatMap: [0], sort: [0, 1], toSorted: [0, 1], reduce: [1], reduceRight: [1],
});

/** Methods of a list that ask their function yes or no. */
export const ASKING: ReadonlySet<string> = words('filter find findIndex findLast findLastIndex some every');

/** Methods that give some of the same items. */
export const SAME_ITEMS: ReadonlySet<string> = words('filter slice sort toSorted reverse toReversed concat');

/** Functions of the language, with what their first arguments surely are. */
export const SURE = table<Kind>({
  encodeURIComponent: 'string', decodeURIComponent: 'string', encodeURI: 'string', decodeURI: 'string', 'JSON.parse': 'string', escape: 'string', unescape: 'string',
});

/** And with what they most likely are. */
export const LIKELY = table<readonly Kind[]>({
  parseInt: ['string'], parseFloat: ['string'], Number: ['string', 'number'], String: ['string', 'number'], isNaN: ['number'], isFinite: ['number'], 'Number.isNaN': ['number'], 'Number.isFinite': ['number'],
  'Number.isInteger': ['number'], 'Number.isSafeInteger': ['number'], 'Number.parseInt': ['string'], 'Number.parseFloat': ['string'], Date: ['string', 'number', 'Date'], RegExp: ['string'],
  'Buffer.from': ['string'], 'Buffer.byteLength': ['string'], Map: ['array'], Set: ['array'], 'Array.from': ['array'], BigInt: ['number'], Symbol: ['string'], Error: ['string'], TypeError: ['string'], RangeError: ['string'],
});

/** `typeof` says, or a class after `instanceof`. */
export const TESTED = table<Kind>({
  string: 'string', number: 'number', boolean: 'boolean', bigint: 'bigint', symbol: 'symbol', function: 'function', object: 'record',
  Date: 'Date', RegExp: 'RegExp', Map: 'Map', Set: 'Set', Promise: 'Promise', Array: 'array', Error: 'Error', Function: 'function',
});
