import type { Purse } from './purse.js';

type Primitive = string | number | bigint | boolean | symbol | null | undefined;

/** An object as a text or number would be asked for it, and only data is looked at here. */
export function primitive(value: unknown, purse: Purse): Exclude<Primitive, symbol> {
  if (typeof value === 'symbol' || typeof value === 'function' || (typeof value === 'object' && value !== null)) return purse.refuse('an object is no operand here: write the text or number itself');
  return value as Exclude<Primitive, symbol>;
}

/** A value as `${…}` writes it. */
export function textOf(value: unknown, purse: Purse): string {
  return String(primitive(value, purse));
}

export function unary(operator: string, value: unknown, purse: Purse): unknown {
  switch (operator) {
    case '!': return !value;
    case 'void': return undefined;
    case 'typeof': return typeof value;
    case '+': return +(primitive(value, purse) as number);
    case '-': return -(primitive(value, purse) as number);
    case '~': return ~(primitive(value, purse) as number);
    default: return purse.refuse(`"${operator}" is not worked out`);
  }
}

/** Their operands are primitive, so nothing of the text's is called. */
const BINARY: ReadonlyMap<string, (a: number, b: number) => unknown> = new Map<string, (a: number, b: number) => unknown>([
  ['-', (a, b) => a - b], ['*', (a, b) => a * b], ['/', (a, b) => a / b], ['%', (a, b) => a % b],
  ['&', (a, b) => a & b], ['|', (a, b) => a | b], ['^', (a, b) => a ^ b], ['>>', (a, b) => a >> b], ['>>>', (a, b) => a >>> b],
  ['<', (a, b) => a < b], ['>', (a, b) => a > b], ['<=', (a, b) => a <= b], ['>=', (a, b) => a >= b],
  ['===', (a, b) => a === b], ['!==', (a, b) => a !== b],
]);

export function binary(operator: string, [left, right]: readonly [unknown, unknown], purse: Purse): unknown {
  const [a, b] = [primitive(left, purse) as number, primitive(right, purse) as number];
  if (operator === '+') {
    const sum = a + b;
    if (typeof sum === 'string') purse.spend((sum as string).length);
    return sum;
  }
  if (operator === '**' || operator === '<<') return grown(operator, [a, b], purse);
  if (typeof a === 'bigint') purse.spend(bits(a));
  const work = BINARY.get(operator) ?? purse.refuse(`"${operator}" is not worked out`);
  return work(a, b);
}

/** Of bigints the result has as many bits as it is told to, so they are counted first. */
function grown(operator: '**' | '<<', [a, b]: readonly [number, number], purse: Purse): unknown {
  if (typeof a === 'bigint' && typeof b === 'bigint') purse.spend(operator === '**' ? bits(a) * Number(b) : bits(a) + Math.abs(Number(b)));
  return operator === '**' ? a ** b : a << b;
}

function bits(value: bigint): number {
  return value.toString(16).length * 4;
}
