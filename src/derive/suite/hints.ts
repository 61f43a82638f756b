import type { Spec } from '../../model/spec.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';
import { toJavaScript } from '../../value/javascript.js';

const MOST = 40;
const DEEPEST = 8;

/** Texts and numbers that stand in the inputs of examples, each once and in order: what a property is likely to turn on. */
export function hintsOf({ requirements }: Spec): { readonly strings: readonly string[]; readonly numbers: readonly string[] } {
  const strings = new Set<string>();
  const numbers = new Set<string>();
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string' && value.length <= MOST && !/\p{Cs}/u.test(value)) strings.add(textOf(value));
    if (typeof value === 'number' && isUsual(value)) numbers.add(textOf(value));
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
    for (const item of value instanceof Map ? [...value].flat() : value instanceof Set ? value : Object.values(value)) visit(item, depth + 1);
  };
  for (const { checks, status } of requirements) {
    if (status !== 'confirmed') continue;
    for (const check of checks) {
      if (check.kind !== 'pin') continue;
      for (const input of check.case.kind === 'call' ? [check.case.input] : check.case.steps.map((s) => s.input)) visit(parse(input), 0);
    }
  }
  return { strings: [...strings].slice(0, MOST), numbers: [...numbers].slice(0, MOST) };
}

/** What is exotic is never invented. */
function isUsual(n: number): boolean {
  return Number.isFinite(n) && !Object.is(n, -0) && Math.abs(n) <= Number.MAX_SAFE_INTEGER && (n === 0 || Math.abs(n) >= 1e-6);
}

function textOf(value: string | number): string {
  return toJavaScript(print(value));
}
