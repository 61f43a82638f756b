import type { Member, Operation, Parameter, Shape, Signature, Surface } from '../model/shape.js';
import { literalKind } from '../value/literal-kind.js';
import { isIdentifier, quote } from '../value/characters.js';

/** A module's surface as TypeScript declarations: what goes into a spec's `ts signature`. Reading it back gives the same shapes. */
export function signatureText(surface: Surface): string {
  const named = Object.entries(surface.definitions).map(([name, shape]) => `export type ${name} = ${shapeText(shape)}`);
  const { operations } = surface;
  const own = operations.filter((o) => !o.name.includes('.'));
  return [...named, ...own.map((o) => (o.kind === 'class' ? classText(o, operations.filter((s) => s.name.startsWith(`${o.name}.`))) : operationText(o)))].join('\n');
}

function operationText(operation: Operation): string {
  return operation.signatures.map((s) => `export function ${operation.name}${callText(s, ': ')}`).join('\n');
}

function classText({ name, signatures, members, closed }: Operation, statics: readonly Operation[]): string {
  const lines = [
    ...(closed === true ? ['  private constructor()'] : signatures.map((s) => `  constructor(${s.parameters.map(parameterText).join(', ')})`)),
    ...statics.flatMap((o) => o.signatures.map((s) => `  static ${keyText(o.name.slice(name.length + 1))}${callText(s, ': ')}`)),
    ...members.flatMap((m) => (m.kind === 'getter' ? accessorTexts(m) : m.signatures.map((s) => `  ${keyText(m.name)}${callText(s, ': ')}`))),
  ];
  return [`export class ${name} {`, ...lines, '}'].join('\n');
}

function accessorTexts({ name, type, sets }: Member): readonly string[] {
  const text = type === undefined ? 'unknown' : shapeText(type);
  return [`  get ${keyText(name)}(): ${text}`, ...(sets === true ? [`  set ${keyText(name)}(value: ${text})`] : [])];
}

function callText({ parameters, returns }: Signature, arrow: ': ' | ' => '): string {
  return `(${parameters.map(parameterText).join(', ')})${arrow}${returnText(returns)}`;
}

/** What returns nothing promises no more than that. */
function returnText(returns: Shape): string {
  if (returns.kind === 'undefined') return 'void';
  return returns.kind === 'builtin' && returns.name === 'Promise' && returns.of[0]?.kind === 'undefined' ? 'Promise<void>' : shapeText(returns);
}

function parameterText({ name, shape, optional, rest }: Parameter, index: number): string {
  const own = isIdentifier(name) ? name : `arg${index}`;
  return rest ? `...${own}: ${listText(shape)}` : `${own}${optional ? '?' : ''}: ${shapeText(shape)}`;
}

export function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case 'any': return 'unknown';
    case 'json': return 'unknown';
    case 'literal': return shape.value;
    case 'template': return `\`${shape.parts.map((p) => (typeof p === 'string' ? p.replaceAll(/[\\`$]/g, String.raw`\$&`) : `\${${shapeText(p)}}`)).join('')}\``;
    case 'array': return listText(shape.of);
    case 'tuple': return `[${shape.items.map((item, i) => (item.rest ? `...${listText(item.shape)}` : item.optional ? `${isIdentifier(item.name) ? item.name : `item${i}`}?: ${shapeText(item.shape)}` : shapeText(item.shape))).join(', ')}]`;
    case 'record': return recordText(shape);
    case 'union': return unionText(shape.of);
    case 'function': return callText(shape, ' => ');
    case 'builtin': return shape.of.length === 0 ? shape.name : `${shape.name}<${shape.of.map(shapeText).join(', ')}>`;
    case 'instance': case 'reference': return shape.name;
    // Its name means nothing where the declaration of its class is not at hand.
    case 'foreign': return 'object';
    default: return shape.kind;
  }
}

/** A type beside literals of its own would swallow them, but behind them and in this form: `"a" | (string & {})`. */
function unionText(all: readonly Shape[]): string {
  const swallows = (shape: Shape): boolean => all.some((s) => s.kind === 'literal' && literalKind(s.value) === shape.kind);
  const plain = all.filter((s) => !swallows(s)).map((s) => (s.kind === 'function' ? `(${shapeText(s)})` : shapeText(s)));
  return [...plain, ...all.filter(swallows).map((s) => `(${shapeText(s)} & {})`)].join(' | ');
}

function listText(of: Shape): string {
  const text = shapeText(of);
  return of.kind === 'union' || of.kind === 'function' ? `(${text})[]` : `${text}[]`;
}

function recordText({ properties, index }: Extract<Shape, { kind: 'record' }>): string {
  const parts = [
    ...properties.map((p) => `${keyText(p.name)}${p.optional ? '?' : ''}: ${shapeText(p.shape)}`),
    ...(index === undefined ? [] : [`[key: ${shapeText(index.key)}]: ${shapeText(index.value)}`]),
  ];
  return parts.length === 0 ? '{}' : `{ ${parts.join('; ')} }`;
}

function keyText(name: string): string {
  return isIdentifier(name) ? name : quote(name);
}
