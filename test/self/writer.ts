import { parseObservation } from '../../src/value/outcome.js';
import { print } from '../../src/value/print.js';
import { toJavaScript } from '../../src/value/javascript.js';
import type { VerifyResult } from '../../src/model/verdict.js';

/** A writer of candidates that learns by heart: every witness that a run has shown to it becomes a line of a table. */
export class Writer {
  /** Printed arguments → an expression that answers as the prior did. */
  readonly #learnt = new Map<string, string>();
  readonly #operation: string;
  /** Where its answers come from, for what it has not been shown: a module, or a constant where it has none yet. */
  readonly #fallback: string | null;

  constructor(operation: string, fallback: string | null) {
    this.#operation = operation;
    this.#fallback = fallback;
  }

  get known(): number {
    return this.#learnt.size;
  }

  /** Takes what a person who writes to a gate is shown: the witnesses of the rows. */
  learn(result: VerifyResult): void {
    for (const { witness } of result.specs.flatMap((s) => s.rows)) {
      if (witness.case.kind !== 'call' || witness.prior.kind === 'couldNotRun') continue;
      const outcome = parseObservation(witness.prior.text).at(-1);
      if (outcome === undefined || outcome.how === 'ended') continue;
      const value = toJavaScript(print(outcome.value));
      this.#learnt.set(toJavaScript(witness.case.input), outcome.how === 'returned' ? value : `(() => { throw ${value}; })()`);
    }
  }

  /** A module that knows them all, and falls back for the rest. */
  write(): string {
    const table = [...this.#learnt].map(([input, answer]) => `  [shown(${input}), () => ${answer}],`);
    return [
      ...(this.#fallback === null ? [`const fallback = () => undefined;`] : [`import { ${this.#operation} as fallback } from ${JSON.stringify(this.#fallback)};`]),
      `const shown = (args) => JSON.stringify(args, (_, v) => (typeof v === 'number' && !Number.isFinite(v) ? String(v) : Object.is(v, -0) ? '-0' : v instanceof Map || v instanceof Set ? [...v] : v === undefined ? 'undefined' : v));`,
      'const table = new Map([', ...table, ']);',
      `export function ${this.#operation}(...args) {`,
      '  const known = table.get(shown(args));',
      '  return known === undefined ? fallback(...args) : known();',
      '}', '',
    ].join('\n');
  }
}
