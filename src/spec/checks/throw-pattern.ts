import type { Node } from 'oxc-parser';
import type { MessagePattern, ThrowPattern } from '../../model/spec.js';
import type { Printed } from '../../model/value.js';
import { print } from '../../value/print.js';
import { canonical } from '../code/canonical.js';
import { parseExpression } from '../code/parse-code.js';
import { readLiteral } from './value-text.js';

type Result = { readonly ok: true; readonly pattern: ThrowPattern } | { readonly ok: false; readonly message: string };

const NAME = /^[A-Za-z_$][\w$]*$/;
const INSTANCE = /^(?<name>[A-Za-z_$][\w$]*) (?<properties>\{[^]*\})$/;
const WORDS: ReadonlySet<string> = new Set(['undefined', 'null', 'true', 'false', 'NaN', 'Infinity']);
const WRITE = 'Behind "throws" stands the name of an error, as in throws RangeError; RangeError("message") or RangeError(/message/); {code: "E"} for own properties; another literal that is what is thrown; or nothing';

/** Reads what stands behind `throws`. */
export function readThrows(text: string): Result {
  const trimmed = text.trim().replace(/^new\s+(?=[A-Za-z_$][\w$]*\s*\()/, '');
  if (trimmed === '') return { ok: true, pattern: { kind: 'anything' } };
  if (NAME.test(trimmed) && !WORDS.has(trimmed)) return ofClass(trimmed, null, null);
  const instance = INSTANCE.exec(trimmed)?.groups;
  if (instance !== undefined) return withProperties(instance['name'] ?? '', null, instance['properties'] ?? '');
  const parsed = parseExpression(trimmed);
  const read = parsed === null ? null : ofExpression(parsed.expression, parsed.source);
  return read ?? ofLiteral(trimmed);
}

function ofClass(name: string, message: MessagePattern | null, properties: Printed | null): Result {
  return { ok: true, pattern: { kind: 'class', name, message, properties } };
}

function withProperties(name: string, message: MessagePattern | null, text: string): Result {
  const read = readLiteral(text);
  return read.ok ? ofClass(name, message, read.printed === '{}' ? null : read.printed) : { ok: false, message: `${read.message} ${WRITE}.` };
}

function ofLiteral(text: string): Result {
  const read = readLiteral(text);
  if (!read.ok) return { ok: false, message: `${read.message} ${WRITE}.` };
  return text.startsWith('{') ? { ok: true, pattern: { kind: 'properties', properties: read.printed } } : { ok: true, pattern: { kind: 'value', value: read.printed } };
}

/** `N(…)` and `Object.assign(N(…), {…})`; null for anything else. */
function ofExpression(node: Node, source: string): Result | null {
  if (node.type !== 'CallExpression') return null;
  const { callee, arguments: args } = node;
  const text = (of: Node | undefined): string => (of === undefined ? '' : source.slice(of.start, of.end));
  if (callee.type === 'MemberExpression' && canonical(callee, source) === 'Object.assign' && args.length === 2) {
    const inner = readThrows(text(args[0]));
    if (!inner.ok || inner.pattern.kind !== 'class') return inner.ok ? null : inner;
    return withProperties(inner.pattern.name, inner.pattern.message, text(args[1]));
  }
  if (callee.type !== 'Identifier' || callee.name === 'Symbol' || callee.name === 'Object' || callee.name === 'Array') return null;
  return ofCall(callee.name, args, text);
}

function ofCall(name: string, args: readonly Node[], text: (of: Node | undefined) => string): Result {
  const [first, second, ...more] = args;
  if (more.length > 0) return { ok: false, message: `${name}(…) has more than a message and properties. ${WRITE}.` };
  if (first === undefined) return ofClass(name, null, null);
  // As the notation prints an error of a class that extends another one: the inner one says the message.
  if (first.type === 'CallExpression' && second === undefined) {
    const inner = readThrows(text(first));
    return inner.ok && inner.pattern.kind === 'class' ? ofClass(name, inner.pattern.message, inner.pattern.properties) : inner;
  }
  if (name === 'DOMException' && second !== undefined) {
    const read = readLiteral(text(second));
    return read.ok && typeof read.value === 'string' ? ofMessage(read.value, text(first), null) : { ok: false, message: `${text(second)} is no name of a DOMException. ${WRITE}.` };
  }
  if (name === 'AggregateError') return second === undefined ? withProperties(name, null, `{errors: ${text(first)}}`) : ofMessage(name, text(second), `{errors: ${text(first)}}`);
  if (first.type === 'ObjectExpression' && second === undefined) return withProperties(name, null, text(first));
  return ofMessage(name, text(first), second === undefined ? null : text(second));
}

function ofMessage(name: string, text: string, properties: string | null): Result {
  const read = readLiteral(text);
  if (!read.ok) return { ok: false, message: `${read.message} ${WRITE}.` };
  const message = messageOf(read.value);
  if (message === null) return { ok: false, message: `${print(read.value, { limit: 40 })} is no message. ${WRITE}.` };
  return properties === null ? ofClass(name, message, null) : withProperties(name, message, properties);
}

function messageOf(value: unknown): MessagePattern | null {
  if (typeof value === 'string') return { kind: 'text', text: value };
  return value instanceof RegExp ? { kind: 'expression', source: value.source, flags: value.flags } : null;
}
