import { createServer } from 'node:http';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../../src/model/program.js';
import { evaluatorBench, functions, property, scripted, task, type EvaluatorBench } from './open.js';

let bench: EvaluatorBench;
beforeAll(async () => {
  bench = await evaluatorBench();
});
afterAll(() => bench.remove());

const honest = property('honest', '(n) => f(n) === n && [1, 2].every((x) => x > 0) && Math.max(1, 2) === 2 && ({}).x === undefined && new Error("m").message === "m"');
const wrong = property('wrong', '(n) => [f(n)].every((x) => x === n + 1)');

/** Judges hostile programs between an honest one and one that is wrong; gives what became of the hostile ones. */
async function among(codes: readonly string[], settings: { readonly taskSeconds?: number; readonly memory?: number } = {}): Promise<readonly { readonly result: string; readonly detail: string }[]> {
  const { ask } = scripted((text) => `→ ${/\d+/.exec(text)?.[0]}`);
  const hostile = codes.map((code, i): Program => property(`hostile ${i}`, code));
  const programs = [honest, wrong, ...hostile];
  const order = ['honest', 'wrong', ...hostile.flatMap(({ id }) => [id, 'honest', 'wrong'])];
  const judgements = await bench.judge({ programs, operations: functions('f'), tasks: order.map((id, n) => task(id, `[${n}]`)), ask, ...settings });
  for (const [n, id] of order.entries()) {
    if (id === 'honest') expect(judgements[n]).toMatchObject({ result: 'holds' });
    if (id === 'wrong') expect(judgements[n]).toMatchObject({ result: 'violated' });
  }
  return judgements.filter((_, n) => order[n]!.startsWith('hostile'));
}

describe('spec code that does not end', () => {
  it('is faulty after its time, and the others are judged', async () => {
    const judged = await among(['(n) => { for (;;); }', '(n) => { f(n); for (;;) { try { f(n + 1); } catch { /* on */ } } }', 'async (n) => { for (;;) await null; }', '(n) => { setInterval(() => 0, 1); return new Promise(() => 0); }'], { taskSeconds: 2 });
    for (const one of judged) expect(one).toMatchObject({ result: 'faulty', detail: 'It did not come to an end: nothing came of it within 2 s.' });
  }, 240_000);

  it('is faulty where it takes all memory', async () => {
    const [judged] = await among(['(n) => { const all = []; for (;;) all.push(new Array(1e5).fill(n)); }'], { memory: 64 });
    expect(judged).toMatchObject({ result: 'faulty', detail: expect.stringContaining('out of memory') as unknown });
  });

  it('is faulty where it nests too deeply', async () => {
    const [deep, wide] = await among(['(n) => { const g = () => g(); return g(); }', '(n) => { let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return f(a) === n; }']);
    expect(deep).toMatchObject({ result: 'faulty', detail: expect.stringContaining('RangeError') as unknown });
    expect(['opaque', 'faulty']).toContain(wide!.result);
  });
});

describe('spec code that wants out', () => {
  it('finds nothing of the platform', async () => {
    const names = ['process', 'require', 'module', 'fetch', 'WebSocket', 'WebAssembly', 'Worker', 'BroadcastChannel', 'MessageChannel', 'global', 'navigator', 'Atomics', 'WeakRef', 'FinalizationRegistry'];
    const [judged] = await among([`() => ${names.map((name) => `typeof ${name} === "undefined" && !(${JSON.stringify(name)} in globalThis)`).join(' && ')} && f(1) === 1`]);
    expect(judged).toEqual(expect.objectContaining({ result: 'holds', detail: '' }));
  });

  it('cannot import, by whatever way', async () => {
    const ways = ['import("node:fs")', 'new Function("return import(\'node:fs\')")()', '(0, eval)("import(\'node:fs\')")', 'Promise.resolve("return import(\'node:fs\')").then(Function).then((g) => g())', '["import(\'node:fs\')"].map(eval)[0]', 'Promise.resolve("import(\'node:fs\')").then(eval)'];
    const judged = await among(ways.map((way) => `async () => { try { await ${way}; } catch { return f(1) === 1; } return false; }`));
    expect(judged.map((one) => one.result)).toEqual(ways.map(() => 'holds'));
  });

  it('cannot reach the process by way of functions, stacks or errors', async () => {
    const judged = await among([
      '() => { const g = f.constructor("return typeof process"); return g() === "undefined" && f(1) === 1; }',
      '() => { try { Error.prepareStackTrace = (e, sites) => sites; } catch { /* frozen */ } const { stack } = new Error(); return typeof stack === "string" && f(1) === 1; }',
      '() => (function () { return this === undefined || !("process" in this); }).call(undefined) && (0, eval)("typeof this.process") === "undefined" && f(1) === 1',
      '() => Object.getOwnPropertySymbols(globalThis).every((s) => s === Symbol.toStringTag) && f(1) === 1',
    ]);
    expect(judged.map((one) => [one.result, one.detail])).toEqual(judged.map(() => ['holds', '']));
  });

  it('connects to nothing and writes nothing', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-hostile-'));
    let connections = 0;
    const server = createServer(() => undefined).on('connection', () => connections++).listen(0);
    const { port } = server.address() as AddressInfo;
    const file = JSON.stringify(path.join(folder, 'mark'));
    const judged = await among([
      `async () => { try { await fetch("http://127.0.0.1:${port}"); } catch { return f(1) === 1; } return false; }`,
      `async () => { try { const fs = process.getBuiltinModule("fs"); fs.writeFileSync(${file}, ""); } catch { return f(1) === 1; } return false; }`,
      `async () => { try { const fs = await import("fs"); fs.writeFileSync(${file}, ""); } catch { return f(1) === 1; } return false; }`,
    ]);
    expect(judged.map((one) => one.result)).toEqual(['holds', 'holds', 'holds']);
    expect([connections, existsSync(path.join(folder, 'mark'))]).toEqual([0, false]);
    server.close();
    rmSync(folder, { recursive: true });
  });
});

describe('ordinary code', () => {
  it('finds the language as it knows it', async () => {
    const judged = await among([
      '(n) => { const counts = {}; for (const word of ["toString", "constructor", "__proto__", "a", "a"]) counts[word] = (Object.hasOwn(counts, word) ? counts[word] : 0) + 1; return counts.a === 2 && counts.toString === 1 && f(n) === n; }',
      '(n) => { class Price extends Map { constructor(v) { super([["v", v]]); } valueOf() { return this.get("v"); } } class Old extends Date { get year() { return this.getUTCFullYear(); } } return +new Price(3) === 3 && new Old(0).year === 1970 && new Old() instanceof Date && f(n) === n; }',
      '(n) => { function Old() {} Old.prototype = { constructor: Old }; Old.prototype.toString = () => "old"; function Err() {} Err.prototype = Object.create(Error.prototype); Err.prototype.constructor = Err; Err.prototype.name = "Err"; return `${new Old()}` === "old" && new Err().name === "Err" && f(n) === n; }',
      '(n) => new URL("https://a.b/c?d=1").searchParams.get("d") === "1" && new TextDecoder().decode(new TextEncoder().encode("é")) === "é" && Buffer.from("ab").toString("hex") === "6162" && atob(btoa("x")) === "x" && structuredClone({ a: [1] }).a[0] === 1 && f(n) === n',
      '(n) => { const bytes = new Uint8Array([3, 1]); bytes.sort(); function* all() { yield* [1, 2]; } const p = new Proxy({}, { get: (_, k) => k }); return bytes[0] === 1 && [...all()].length === 2 && p.x === "x" && new Intl.NumberFormat("en").format(1e3) === "1,000" && /(?<y>\\d+)/.exec("a12").groups.y === "12" && f(n) === n; }',
      'async (n) => { async function* later() { yield 1; await null; yield 2; } const seen = []; for await (const x of later()) seen.push(x); const error = new AggregateError([new Error("a", { cause: 1 })], "all"); error.name = "Mine"; return seen.length === 2 && `${error}` === "Mine: all" && f(n) === n; }',
    ]);
    expect(judged.map((one) => [one.result, one.detail])).toEqual(judged.map(() => ['holds', '']));
  });
});

describe('spec code that would judge others', () => {
  it('changes nothing that they use', async () => {
    const judged = await among([
      '(n) => { Array.prototype.every = () => true; return f(n) === n; }', '(n) => { Math.max = () => 7; return f(n) === n; }', '(n) => { Object.defineProperty(Object.prototype, "toString", { value: () => "x" }); return f(n) === n; }',
      '(n) => { Object.assign(f, { call: 1 }); return f(n) === n; }', '(n) => { f.prototype = { x: 1 }; return f(n) === n; }', '(n) => { Promise.prototype.then = () => 1; return f(n) === n; }', '(n) => { equal.x = 1; return f(n) === n; }',
      '(n) => { globalThis.equal = () => true; return f(n) === n; }', '(n) => { Object.defineProperty(Object.prototype, "__proto__", { get: () => 1 }); return f(n) === n; }', '(n) => { delete Object.prototype.hasOwnProperty; return f(n) === n; }', '(n) => { RegExp.prototype.test = () => true; return f(n) === n; }', '(n) => { Object.setPrototypeOf(Array.prototype, { x: 1 }); return f(n) === n; }',
    ]);
    expect(judged.map((one) => one.result)).not.toContain('violated');
    // What a stub's prototype was set to is gone before the next run.
    for (const one of judged.filter((_, i) => i !== 4)) expect(one).toMatchObject({ result: 'faulty' });
  });

  it('leaves no note on the one prototype that stays open', async () => {
    const judged = await among(['(n) => { Object.prototype.x = () => true; return f(n) === n; }', '(n) => { Object.prototype[Symbol.iterator] = function* () {}; return f(n) === n; }']);
    expect(judged[0]).toMatchObject({ result: 'faulty', detail: 'The code adds x to Object.prototype, which all code shares.' });
    expect(judged[1]).toMatchObject({ result: 'faulty' });
  });

  it('ends its process where it cannot be undone, and is found', async () => {
    const [judged] = await among(['(n) => { Object.defineProperty(Object.prototype, "x", { value: 1 }); return f(n) === n; }']);
    expect(judged).toMatchObject({ result: 'faulty', detail: 'It did not come to an end: exit code 70.' });
  });

  it('is to blame for what nobody catches, at whatever time', async () => {
    const [judged] = await among(['(n) => { queueMicrotask(() => { throw new Error("later"); }); return f(n) === n; }']);
    expect(judged).toMatchObject({ result: 'faulty', detail: expect.stringContaining('Error("later")') as unknown });
  });

  it('leaves nothing running for later', async () => {
    const judged = await among(['(n) => { (async () => { for (let i = 0; i < 50; i++) await null; f(n + 1000); })(); return f(n) === n; }']);
    expect(judged[0]!.result).toBe('holds');
  });
});
