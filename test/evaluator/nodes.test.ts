import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runtimes } from '../guest/nodes.js';
import { evaluatorBench, functions, property, returns, scripted, task, type EvaluatorBench } from './open.js';

let bench: EvaluatorBench;
beforeAll(async () => {
  bench = await evaluatorBench();
});
afterAll(() => bench.remove());

/** What depends on the engine: what can be taken from the globals and frozen, and how errors and promises are seen. */
const PROGRAMS = [
  property('closed', '(n) => typeof process === "undefined" && typeof fetch === "undefined" && Object.isFrozen(Array.prototype) && Object.isFrozen(Iterator.prototype) && f(n) === 2'),
  property('import', 'async (n) => { try { await import("node:fs"); } catch { return f(n) === 2; } return false; }'),
  property('errors', '(n) => throws(() => g(n), "Bad") && !throws(() => g(n), "TypeError")'),
  property('promises', 'async (n) => { await new Promise((done) => setTimeout(done, 1e6)); return (await h(n)) === 3; }'),
  property('patches', '(n) => { Array.prototype.map = 1; return f(n) === 2; }'),
  property('overrides', '(n) => { class E extends Error { constructor() { super("m"); this.name = "E"; } } const o = { a: 1 }; o.toString = () => "o"; return `${o}${new E()}` === "oE: m" && f(n) === 2; }'),
  property('platform', '(n) => new TextDecoder().decode(new TextEncoder().encode("é")) === "é" && structuredClone({ a: [1] }).a[0] === 1 && new URL("https://a.b/c?d=1").searchParams.get("d") === "1" && Buffer.from("ab").toString("hex") === "6162" && f(n) === 2'),
  returns('value', 'f(f(1))', '2'),
];

const { there, missing } = runtimes();

describe.each(there.map((runtime) => [runtime.version, runtime] as const))('the evaluator on Node %s', (_, runtime) => {
  it('runs spec code, and keeps it where it is', async () => {
    const { ask } = scripted((text) => (text.startsWith('g') ? 'throws Bad("no")' : text.startsWith('h') ? '→ 3; async' : '→ 2'));
    const programs = PROGRAMS.map((program) => (typeof Reflect.get(globalThis, 'Iterator') === 'function' || runtime.version > 'v22' || !('code' in program) ? program : { ...program, code: program.code.replace(' && Object.isFrozen(Iterator.prototype)', '') }));
    const judgements = await bench.judge({ programs, operations: functions('f', 'g', 'h'), tasks: programs.map((p) => task(p.id, p.kind === 'property' ? '[1]' : null)), ask, runtime });
    expect(judgements.map((j, i) => [programs[i]!.id, j.result, j.result === 'faulty' ? '' : j.detail])).toEqual(programs.map((p) => [p.id, p.id === 'patches' ? 'faulty' : 'holds', '']));
  });
});

describe('newer Nodes', () => {
  for (const why of missing) {
    it.skipIf(process.env['CI'] !== 'true')(why, () => {
      expect.fail(why);
    });
  }
  it('runs on at least one', () => {
    expect(there.length).toBeGreaterThan(0);
  });
});
