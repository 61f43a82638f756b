import { shapeText } from '../../derive/type-text.js';
import { conforms } from '../../explore/conforms.js';
import type { Shape, Surface } from '../../model/shape.js';
import { isIdentifier } from '../../value/characters.js';
import { print } from '../../value/print.js';

type Definitions = Surface['definitions'];
/** A type that is longer is read where it is declared. */
const LONGEST = 60;

/** The part of a value that keeps it from being of a shape: `items[0].cents is "5", no number`. Null where that is the whole of it. */
export function wrongPart(value: unknown, shape: Shape, { name, definitions }: { readonly name: string; readonly definitions: Definitions }): string | null {
  const found = within({ value, shape, path: name }, definitions);
  return found.path === name && found.says === null ? null : found.says ?? `${found.path} is ${clip(print(found.value))}, no ${clip(shapeText(found.shape))}`;
}

interface Part {
  readonly value: unknown;
  readonly shape: Shape;
  readonly path: string;
  /** What is wrong, where that is no value. */
  readonly says?: string | null;
}

function within(part: Part, definitions: Definitions): Required<Part> {
  const next = stepOf(part, definitions);
  return next === null || next.says !== undefined ? { ...part, says: null, ...next } : within(next, definitions);
}

function stepOf({ value, shape, path }: Part, definitions: Definitions): Part | null {
  if (shape.kind === 'reference') return definitions[shape.name] === undefined ? null : { value, shape: definitions[shape.name] as Shape, path };
  if (shape.kind === 'array' && Array.isArray(value)) {
    const at = value.findIndex((item) => !conforms(item, shape.of, definitions));
    return at < 0 ? null : { value: value[at], shape: shape.of, path: `${path}[${at}]` };
  }
  if (shape.kind === 'union') {
    // Of a union the one member is meant that is made as the value is.
    const alike = shape.of.filter((one) => isAlike(value, one, definitions));
    return alike.length === 1 ? { value, shape: alike[0] as Shape, path } : null;
  }
  return isAlike(value, shape, definitions) && shape.kind === 'record' ? ofRecord({ value, shape, path }, definitions) : null;
}

function isAlike(value: unknown, shape: Shape, definitions: Definitions): boolean {
  if (shape.kind === 'reference') return definitions[shape.name] !== undefined && isAlike(value, definitions[shape.name] as Shape, {});
  return shape.kind === 'array' ? Array.isArray(value) : shape.kind === 'record' && typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ofRecord({ value, shape, path }: Part, definitions: Definitions): Part | null {
  if (shape.kind !== 'record') return null;
  const own = value as Readonly<Record<string, unknown>>;
  for (const { name, shape: of, optional } of shape.properties) {
    if (!Object.hasOwn(own, name) && !optional) return { value, shape, path, says: `${path} has no ${name}` };
    if (Object.hasOwn(own, name) && !(optional && own[name] === undefined) && !conforms(own[name], of, definitions)) return { value: own[name], shape: of, path: isIdentifier(name) ? `${path}.${name}` : `${path}[${print(name)}]` };
  }
  const other = shape.index === undefined ? Object.keys(own).find((key) => !shape.properties.some((p) => p.name === key)) : undefined;
  return other === undefined ? null : { value, shape, path, says: `${path} has ${other}, which is not declared` };
}

function clip(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
