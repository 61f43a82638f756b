import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFreedoms } from '../../src/compare/erase.js';
import type { Case } from '../../src/model/case.js';
import type { GuestOptions } from '../../src/model/ports.js';
import { withWorld } from '../../src/project.js';
import { descend } from '../../src/run/descend.js';
import { Judge } from '../../src/run/judge.js';
import { Purse } from '../../src/run/purse.js';
import { reverify } from '../../src/run/reverify.js';
import { closeSides, guestOptions } from '../../src/run/sides.js';
import type { Sides } from '../../src/run/sides.js';
import { EVERYTHING } from '../../src/run/where.js';
import { codes, scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

/** Takes so many milliseconds without an event loop. */
const waiting = (milliseconds: number, answer: string): string => `
const cell = new Int32Array(new SharedArrayBuffer(4));
export function f(n: number): number { Atomics.wait(cell, 0, 0, ${milliseconds}); return ${answer}; }
`;
/** By time, with no number of cases. */
const seconds = (budget: number): { readonly executions: undefined; readonly budget: number } => ({ executions: undefined, budget });

describe.concurrent('a subject that takes long', () => {
  it('is searched as far as the time goes, and the report says how far that was', { timeout: 120_000 }, async () => {
    const result = await work.differ('second.ts', [waiting(700, 'n'), waiting(700, 'n + 1')], seconds(4));
    expect(result.verdict).toBe('different');
    expect(result.executions).toBeLessThan(30);
    expect(result.findings.find((f) => f.code === 'FEW-CASES')).toMatchObject({ severity: 'warning', message: expect.stringMatching(/^Only \d+ cases? of f ran in .*--budget 48/) });
  });

  it('is not taken for one that hangs, where there is time to see that', { timeout: 180_000 }, async () => {
    const result = await work.differ('slow.ts', [waiting(1700, 'n'), waiting(1700, 'n + 1')], seconds(24));
    expect(result.clusters.map((c) => [c.witness.prior.kind, c.witness.candidate.kind])).toContainEqual(['returned', 'returned']);
    expect(codes(result)).toContain('FEW-CASES');
    expect(codes(result)).not.toContain('HISTORY-DEPENDENT');
  });

  it('says nothing where neither side answers', { timeout: 120_000 }, async () => {
    const loop = 'export function f(n: number): number { for (;;); }\n';
    const result = await work.differ('loop.ts', [loop, `${loop}\n`], seconds(2));
    expect(result).toMatchObject({ verdict: 'invalid', clusters: [] });
    expect(result.findings.filter((f) => f.severity === 'error')).toMatchObject([{ code: 'FEW-CASES', message: expect.stringContaining('neither side answered') }]);
  });

  it('is searched on where what was asked first hangs, and there is no time to wait for it', { timeout: 120_000 }, async () => {
    const source = (answer: string): string => `/**\n${[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ` * @example f(${n})\n`).join('')} */\nexport function f(n: number): Promise<number> { return new Promise((resolve) => { if (n > 8) resolve(${answer}); }); }\n`;
    const result = await work.differ('first.ts', [source('n'), source('n + 1')], seconds(2));
    expect(result.clusters.map((c) => [c.witness.prior.kind, c.witness.candidate.kind])).toEqual([['returned', 'returned']]);
  });

  it('differs from one that hangs', { timeout: 120_000 }, async () => {
    const result = await work.differ('one.ts', ['export function f(n: number): number { return n; }\n', 'export function f(n: number): number { for (; n > 3;); return n; }\n'], seconds(4));
    expect(result.clusters.map((c) => c.witness.candidate.kind)).toContain('timedOut');
    expect(result.verdict).toBe('different');
  });
});

it('a subject whose time doubles with each character is shown by an input that takes long, and not by the smallest that seemed to', async () => {
  work.write({
    'doubling.ts': 'const walk = (left: number): number => (left === 0 ? 0 : Math.max(walk(left - 1), walk(left - 1)));\nexport function f(text: string): number { return walk(text.length); }\n',
    'at-once.ts': 'export function f(text: string): number { return 0; }\n',
  });
  await withWorld({ workingFolder: work.folder, cacheFolder: work.cache }, async (world) => {
    const { signal } = new AbortController();
    const [prior, candidate] = await Promise.all(['./doubling.ts', './at-once.ts'].map((name) => world.subject.resolve(world.readName(name), signal)));
    const open = async <T>(seconds: Partial<GuestOptions>, use: (sides: Sides) => Promise<T>): Promise<T> => {
      const started = await Promise.all([prior, candidate].map((one) => world.subject.start(one!, { ...guestOptions(world, { grants: [], signal }), caseSeconds: 0.05, ...seconds })));
      const [a, b] = started.map((one) => (one.ok ? one.guest : null));
      const sides = { prior: a!, candidate: b! };
      return use(sides).finally(() => closeSides(sides));
    };
    const long: Case = { kind: 'call', operation: 'f', input: `["${'x'.repeat(64)}"]` };
    const { rows, historical } = await open({ hasty: true }, async (sides) => {
      const judge = new Judge(sides, compileFreedoms([]), () => 'natural');
      await judge.decide(await judge.run([long]));
      const [row] = judge.book.list();
      const purse = new Purse();
      const { pair } = await descend(row!.witness, { accepts: (one) => judge.hangOf(one) === 'prior' }, {
        explorer: { within: (of) => of.kind === 'call' && /^\["x*"\]$/.test(of.input) }, judge, contract: EVERYTHING, known: { strings: new Set(), numbers: new Set(), keys: new Set(), required: new Set() }, rests: new Map(), executions: new Map(), over: () => purse.empty, late: () => false, untimed: (work) => work(), purse, progress: () => undefined,
      });
      const again = { noisy: new Set<string>(), wait: 0.2, clock: world.clock, fresh: <T>(use: (fresh: Sides) => Promise<T>) => open({}, use), patient: { seconds: 1, waiting: () => undefined, examples: new Set<string>(), fresh: <T>(use: (fresh: Sides) => Promise<T>) => open({ aloneSeconds: 1 }, use) } };
      return reverify([{ ...row!, witness: pair }], judge, again);
    });
    expect(rows).toMatchObject([{ cause: 'returns where it never returned', waited: { seconds: 1, later: null } }]);
    expect(historical).toEqual([]);
  });
});

describe.concurrent('a subject that returns more than can be looked at', () => {
  it.each([
    ['an endless chain of members', 'const make = (): object => ({ n: n + 1, get next() { return make(); } }); return make();', 'n + 1', 'n + 2'],
    ['an iterator without end', 'return (function* () { for (let i = 0; ; i++) yield n + i + 1; })();', 'i + 1', 'i + 2'],
    ['a list of a million items', 'const list: number[] = new Array(1_000_000).fill(n); list[10] = n + 1; return list;', 'n + 1', 'n + 2'],
    ['a text of ten million characters', 'return `${n + 1}${"x".repeat(10_000_000)}`;', 'n + 1', 'n + 2'],
  ])('%s: it ends well, and what differs is found', { timeout: 120_000 }, async (what, body, from, to) => {
    const source = `export function f(n: number): unknown { ${body} }\n`;
    const result = await work.differ(`${what.replaceAll(' ', '-')}.ts`, [source, source.replace(from, to)], { executions: 6 });
    expect(result.verdict).toBe('different');
    expect(result.clusters.length).toBeGreaterThan(0);
  });

  it('hands a subject inputs that lead back to themselves only where it is asked to', { timeout: 120_000 }, async () => {
    const source = (most: number): string => `export interface Node { v: number; next?: Node }\nexport function f(node: Node): number { let n = 0; for (let at: Node | undefined = node; at && n < ${most}; at = at.next) n++; return n; }\n`;
    const [plain, asked] = [await work.differ('node.ts', [source(500), source(400)], { executions: 1000 }), await work.differ('node.ts', [source(500), source(400)], { executions: 4000, hostileInputs: true })];
    expect(plain.clusters).toEqual([]);
    expect(asked.clusters).toEqual([]);
    expect(asked.hostile?.clusters.map((c) => c.witness.case.kind === 'call' && c.witness.case.input)).toContainEqual(expect.stringContaining('*1'));
  });
});
