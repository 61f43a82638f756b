import type { Parameter, Shape, Signature } from '../../model/shape.js';
import { isIdentifier, quote } from '../../value/characters.js';
import { toJavaScript } from '../../value/javascript.js';
import { builtinText } from './builtins.js';
import { NotSimple, refersTo } from './simple.js';

/** JavaScript that invents argument lists by fast-check, with the statements that it needs before it; or why there is none. */
export type Inventing = { readonly ok: true; readonly code: string; readonly before: readonly string[] } | { readonly ok: false; readonly why: string };

type Definitions = Readonly<Record<string, Shape>>;

/** How deep values of a type go that refers to itself. */
const DEEPEST = 3;

/** Where text is written: how deep a named type may still go there, as JavaScript, and the types that were asked for. */
interface Writing {
  readonly definitions: Definitions;
  readonly asked: Set<string>;
  readonly depth: string;
  /** What is within a named type ends where its depth does. */
  readonly ends: boolean;
}

export function inventing({ parameters }: Signature, definitions: Definitions): Inventing {
  const asked = new Set<string>();
  try {
    const code = listsText(parameters, { definitions, asked, depth: String(DEEPEST), ends: false });
    return { ok: true, code, before: namedTypes(definitions, asked) };
  } catch (error) {
    if (!(error instanceof NotSimple)) throw error;
    return { ok: false, why: error.message };
  }
}

/** Functions of the depth; writing one may ask for others. */
function namedTypes(definitions: Definitions, asked: Set<string>): readonly string[] {
  if (asked.size === 0) return [];
  const lines: string[] = [];
  for (const name of asked) {
    const shape = definitions[name];
    if (shape === undefined) throw new NotSimple(`the type ${name} is not known`);
    if (neverEnds(name, definitions)) throw new NotSimple(`a value of the type ${name} never ends`);
    lines.push(`  ${keyText(name)}: (depth) => ${shapeText(shape, { definitions, asked, depth: 'depth - 1', ends: true })},`);
  }
  return ['const types = {', ...lines, '};'];
}

/** Whether a type holds itself where nothing lets it stop. */
function neverEnds(name: string, definitions: Definitions): boolean {
  const seen = new Set<string>();
  const visit = (shape: Shape): boolean => {
    switch (shape.kind) {
      case 'reference': {
        const target = definitions[shape.name];
        if (shape.name === name && seen.size > 0) return true;
        if (target === undefined || seen.has(shape.name)) return false;
        seen.add(shape.name);
        return visit(target);
      }
      case 'record': return shape.properties.some((p) => !p.optional && visit(p.shape));
      case 'tuple': return shape.items.some((i) => !i.optional && !i.rest && visit(i.shape));
      case 'union': return shape.of.every(visit);
      default: return false;
    }
  };
  return visit({ kind: 'reference', name });
}

function listsText(parameters: readonly Parameter[], writing: Writing): string {
  const fixed = parameters.filter((p) => !p.rest);
  const rest = parameters.find((p) => p.rest);
  const least = fixed.findLastIndex((p) => !p.optional) + 1;
  const texts = fixed.map((p, i) => (p.optional && i < least ? `fc.option(${shapeText(p.shape, writing)}, { nil: undefined })` : shapeText(p.shape, writing)));
  const parts = [`[${texts.slice(0, least).join(', ')}]`];
  if (least < fixed.length || rest !== undefined) parts.push(`[${texts.slice(least).join(', ')}]`);
  if (rest !== undefined) parts.push(shapeText(rest.shape, writing));
  return `lists(${parts.join(', ')})`;
}

function shapeText(shape: Shape, writing: Writing): string {
  switch (shape.kind) {
    case 'string': case 'number': return shape.kind;
    case 'any': case 'json': return 'anything(string, number)';
    case 'object': return 'records(string, anything(string, number))';
    case 'boolean': return 'fc.boolean()';
    case 'bigint': return 'fc.bigInt({ min: -1000n, max: 1000n })';
    case 'null': return 'fc.constant(null)';
    case 'undefined': case 'never': return 'fc.constant(undefined)';
    case 'literal': return `fc.constant(${toJavaScript(shape.value)})`;
    case 'array': return ending(shape.of, `fc.array(${shapeText(shape.of, writing)}, { maxLength: ${writing.ends ? 3 : 6} })`, { writing, end: 'fc.constant([])' });
    case 'tuple': return listsText(shape.items, writing);
    case 'record': return recordText(shape, writing);
    case 'union': return unionText(shape.of, writing);
    case 'template': return `fc.tuple(${shape.parts.map((part) => (typeof part === 'string' ? `fc.constant(${quote(part)})` : shapeText(part, writing))).join(', ')}).map((parts) => parts.join(""))`;
    case 'builtin': return ending(shape, builtinText(shape.name, shape.of.map((s) => shapeText(s, writing))), { writing, end: builtinText(shape.name, shape.of.map(() => 'fc.constant(null)')).replaceAll(/maxLength: \d/g, 'maxLength: 0') });
    case 'reference': writing.asked.add(shape.name); return `types${isIdentifier(shape.name) ? `.${shape.name}` : `[${quote(shape.name)}]`}(${writing.depth})`;
    case 'function': throw new NotSimple('it takes a function, which no fixed set of inputs stands for');
    case 'instance': case 'foreign': throw new NotSimple(`it takes an object of the class ${shape.name}, which is not made of data`);
    case 'symbol': throw new NotSimple('it takes a symbol');
  }
}

/** Within a named type, what holds another one stops at the end of the depth. */
function ending(held: Shape, text: string, { writing, end }: { readonly writing: Writing; readonly end: string }): string {
  return writing.ends && refersTo(held) ? `(depth > 0 ? ${text} : ${end})` : text;
}

function unionText(of: readonly Shape[], writing: Writing): string {
  const literals = of.filter((s) => s.kind === 'literal');
  const fixed = literals.length === 0 ? [] : [`fc.constantFrom(${literals.map((s) => toJavaScript(s.value)).join(', ')})`];
  const others = of.filter((s) => s.kind !== 'literal').map((s) => ({ text: shapeText(s, writing), refers: refersTo(s) }));
  const all = [...fixed, ...others.map((o) => o.text)];
  const ends = [...fixed, ...others.filter((o) => !o.refers).map((o) => o.text)];
  return writing.ends && ends.length > 0 && ends.length < all.length ? `(depth > 0 ? ${oneOf(all)} : ${oneOf(ends)})` : oneOf(all);
}

function oneOf(texts: readonly string[]): string {
  return texts.length === 1 ? texts[0] as string : `fc.oneof(${texts.join(', ')})`;
}

function recordText({ properties, index }: Extract<Shape, { kind: 'record' }>, writing: Writing): string {
  const needed = properties.filter((p) => !p.optional).map((p) => quote(p.name));
  const fields = properties.map((p) => {
    const text = `${keyText(p.name)}: ${shapeText(p.shape, writing)}`;
    return p.optional && writing.ends && refersTo(p.shape) ? `...(depth > 0 ? { ${text} } : {})` : text;
  });
  const own = `fc.record({ ${fields.join(', ')} }${needed.length === properties.length ? '' : `, { requiredKeys: [${needed.join(', ')}] }`})`;
  if (index === undefined) return properties.length === 0 ? 'fc.constant({})' : own;
  const key = index.key.kind === 'string' ? 'string' : `${shapeText(index.key, writing)}.map(String)`;
  const more = ending(index.value, `records(${key}, ${shapeText(index.value, writing)})`, { writing, end: 'fc.constant({})' });
  return properties.length === 0 ? more : `fc.tuple(${more}, ${own}).map(([more, own]) => ({ ...more, ...own }))`;
}

function keyText(name: string): string {
  return isIdentifier(name) ? name : quote(name);
}
