import type { Case, Step } from '../model/case.js';
import type { RunRequest, WireAsk, WireStep } from '../model/protocol.js';

/** The request to run cases, as it goes over the wire: its line and its body in one. */
export function runRequest(cases: readonly Case[], tokens: readonly string[]): Buffer {
  const asks: WireAsk[] = [];
  const numbers = new Map<string, number>();
  const asked: number[] = [];
  let inputs = '';
  const numberOf = (key: string, ask: () => WireAsk): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, asks.length);
    return asks.push(ask()) - 1;
  };
  for (const c of cases) {
    if (c.kind === 'call') {
      asked.push(numberOf(c.operation, () => [c.operation, ['call', '']]));
      inputs += `${line(c.input)}\n`;
      continue;
    }
    asked.push(numberOf(keyOf(c.operation, c.steps), () => [c.operation, ...c.steps.map(wireStep)]));
    for (const { input } of c.steps) inputs += `${line(input)}\n`;
  }
  const bytes = Buffer.byteLength(inputs);
  const head = Buffer.from(`${JSON.stringify({ say: 'run', tokens, asks, asked, bytes } satisfies RunRequest)}\n`);
  const request = Buffer.allocUnsafe(head.length + bytes);
  head.copy(request);
  // Text of one byte a character is copied; the encoder would look at each.
  request.write(inputs, head.length, bytes === inputs.length ? 'latin1' : 'utf8');
  return request;
}

function keyOf(operation: string, steps: readonly Step[]): string {
  return `\n${JSON.stringify([operation, ...steps.map(wireStep)])}`;
}

function wireStep({ access, member, same, on }: Step): WireStep {
  if (on !== undefined) return [access, member, same ?? null, on];
  return same === undefined ? [access, member] : [access, member, same];
}

function line(input: string): string {
  if (input.includes('\n')) throw new Error(`an input of several lines is not in the notation as it is printed: ${input}`);
  return input;
}
