import type { Expected, MessagePattern, ThrowPattern } from '../../model/spec.js';
import type { Printed } from '../../model/value.js';
import { quote } from '../../value/characters.js';
import { toJavaScript } from '../../value/javascript.js';

export interface Asserting {
  readonly isAsync: boolean;
  /** How the made file calls the tolerances for what is returned. */
  readonly near?: string | null;
}

/** Statements that hold an expression to a value or a throw; `asked` is JavaScript. */
export function assertion(asked: string, expected: Exclude<Expected, { how: 'observes' }>, { isAsync, near = null }: Asserting): string {
  if (expected.how === 'returns') return `expectValue(${isAsync ? awaited(asked) : asked}, ${toJavaScript(expected.value)}${near === null ? '' : `, ${near}`});`;
  const call = `() => ${asked.startsWith('{') ? `(${asked})` : asked}`;
  return `${isAsync ? 'await ' : ''}expectThrow(${isAsync && /\bawait\b/.test(asked) ? 'async ' : ''}${call}, ${patternText(expected.pattern)});`;
}

function awaited(asked: string): string {
  return /^await\b/.test(asked) ? asked : `await ${asked}`;
}

export function patternText(pattern: ThrowPattern): string {
  switch (pattern.kind) {
    case 'anything': return '{}';
    case 'value': return `{ value: ${toJavaScript(pattern.value)} }`;
    case 'properties': return `{ properties: ${toJavaScript(pattern.properties)} }`;
    case 'class': return `{ ${[`name: ${quote(pattern.name)}`, ...messageText(pattern.message), ...propertiesText(pattern.properties)].join(', ')} }`;
  }
}

function messageText(message: MessagePattern | null): readonly string[] {
  if (message === null) return [];
  return [`message: ${message.kind === 'text' ? quote(message.text) : `/${message.source}/${message.flags}`}`];
}

function propertiesText(properties: Printed | null): readonly string[] {
  return properties === null ? [] : [`properties: ${toJavaScript(properties)}`];
}

/** Classes that JavaScript of values refers to by their prototypes. */
export function classesIn(code: string): readonly string[] {
  return Array.from(code.matchAll(/(?:Object\.create\(|, )([\p{ID_Start}$_][\p{ID_Continue}$]*)\.prototype\b/gu), ([, name]) => name ?? '');
}
