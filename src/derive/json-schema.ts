import type { Operation, Parameter, Shape, Signature, Surface } from '../model/shape.js';
import { parse } from '../value/parse.js';

export type JsonSchema = { readonly [key: string]: unknown };

/** The types of a spec as JSON Schema 2020-12, and what of them JSON has no values for. */
export interface SchemaText {
  readonly schema: JsonSchema;
  readonly leftOut: readonly { readonly text: string; readonly why: string }[];
}

/** Of each operation `total.arguments`, a list, and `total.result`; of a class `Cart.arguments` and those of its methods. */
export function jsonSchema(surface: Surface, title: string, made: string): SchemaText {
  const leftOut: { text: string; why: string }[] = [];
  const writing = (where: string): Writing => ({ lacks: (what) => leftOut.push({ text: where, why: `JSON has no ${what}: the schema lets any value stand there.` }) });
  const $defs: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(surface.definitions)) $defs[name] = schemaOf(shape, writing(name));
  for (const operation of surface.operations) for (const [name, signatures] of signaturesOf(operation)) Object.assign($defs, operationSchemas(name, signatures, writing));
  return { schema: { $schema: 'https://json-schema.org/draft/2020-12/schema', $comment: made, title, $defs }, leftOut: leftOut.filter((left, i) => leftOut.findIndex((l) => l.text === left.text && l.why === left.why) === i) };
}

interface Writing {
  readonly lacks: (what: string) => void;
}

function signaturesOf({ name, signatures, members, kind }: Operation): readonly (readonly [string, readonly Signature[]])[] {
  const own: readonly (readonly [string, readonly Signature[]])[] = kind === 'class' && signatures.length === 0 ? [] : [[name, signatures]];
  return [...own, ...members.filter((m) => m.kind === 'method').map((m) => [`${name}.${m.name}`, m.signatures] as const)];
}

function operationSchemas(name: string, signatures: readonly Signature[], writing: (where: string) => Writing): Record<string, unknown> {
  if (signatures.length === 0) return {};
  const returns = signatures.map((s) => settled(s.returns)).filter((s) => s.kind !== 'instance');
  return {
    [`${name}.arguments`]: anyOf(signatures.map((s) => listSchema(s.parameters, writing(`the arguments of ${name}`)))),
    ...(returns.every((s) => s.kind === 'undefined') ? {} : { [`${name}.result`]: anyOf(returns.map((s) => schemaOf(s, writing(`the result of ${name}`)))) }),
  };
}

/** What a promise comes to. */
function settled(shape: Shape): Shape {
  return shape.kind === 'builtin' && shape.name === 'Promise' && shape.of[0] !== undefined ? settled(shape.of[0]) : shape;
}

function anyOf(schemas: readonly unknown[]): unknown {
  const texts = [...new Set(schemas.map((s) => JSON.stringify(s)))];
  return texts.length === 1 ? schemas[0] : { anyOf: texts.map((text) => JSON.parse(text) as unknown) };
}

function listSchema(parameters: readonly Parameter[], writing: Writing): JsonSchema {
  const fixed = parameters.filter((p) => !p.rest);
  const rest = parameters.find((p) => p.rest);
  const least = fixed.findLastIndex((p) => !p.optional && !takesUndefined(p.shape)) + 1;
  return {
    type: 'array', ...(fixed.length === 0 ? {} : { prefixItems: fixed.map((p) => schemaOf(p.shape, writing)) }), minItems: least,
    items: rest === undefined ? false : schemaOf(rest.shape, writing),
  };
}

function takesUndefined(shape: Shape): boolean {
  return shape.kind === 'undefined' || (shape.kind === 'union' && shape.of.some(takesUndefined));
}

function schemaOf(shape: Shape, writing: Writing): JsonSchema {
  switch (shape.kind) {
    case 'string': case 'number': case 'boolean': case 'null': return { type: shape.kind };
    case 'any': case 'json': return {};
    case 'object': return { type: ['object', 'array'] };
    case 'never': return { not: {} };
    case 'literal': return literalSchema(shape.value, writing);
    case 'template': return { type: 'string', pattern: `^${shape.parts.map((p) => (typeof p === 'string' ? p.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`) : p.kind === 'number' ? String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?` : '.*')).join('')}$` };
    case 'array': return { type: 'array', items: schemaOf(shape.of, writing) };
    case 'tuple': return listSchema(shape.items, writing);
    case 'record': return recordSchema(shape, writing);
    case 'union': return unionSchema(shape.of, writing);
    case 'reference': return { $ref: `#/$defs/${encodeURIComponent(shape.name.replaceAll('~', '~0').replaceAll('/', '~1'))}` };
    case 'undefined': return lacking('undefined', writing);
    case 'bigint': case 'symbol': case 'function': return lacking(shape.kind, writing);
    case 'builtin': case 'instance': case 'foreign': return lacking(shape.name, writing);
  }
}

function lacking(what: string, writing: Writing): JsonSchema {
  writing.lacks(what);
  return { $comment: `${what}: JSON has no such value` };
}

function literalSchema(text: string, writing: Writing): JsonSchema {
  const value: unknown = parse(text);
  return value === null || /^(?:string|number|boolean)$/.test(typeof value) ? { const: value } : lacking(text, writing);
}

function recordSchema({ properties, index }: Extract<Shape, { kind: 'record' }>, writing: Writing): JsonSchema {
  const required = properties.filter((p) => !p.optional && !takesUndefined(p.shape)).map((p) => p.name);
  return {
    type: 'object', properties: Object.fromEntries(properties.map((p) => [p.name, schemaOf(p.shape, writing)])),
    ...(required.length === 0 ? {} : { required }), ...(index === undefined ? {} : { additionalProperties: schemaOf(index.value, writing) }),
  };
}

/** Undefined is a key or an argument that is not there. */
function unionSchema(of: readonly Shape[], writing: Writing): JsonSchema {
  const there = of.filter((s) => s.kind !== 'undefined');
  const schemas = there.map((s) => schemaOf(s, writing));
  if (schemas.length > 1 && schemas.every((s) => Object.keys(s).length === 1 && 'const' in s)) return { enum: schemas.map((s) => s['const']) };
  return anyOf(schemas) as JsonSchema;
}
