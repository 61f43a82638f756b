import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '../../src/model/program.js';
import { evaluatorBench, functions, observation, property, returns, scripted, task, type EvaluatorBench } from './open.js';

let bench: EvaluatorBench;
beforeAll(async () => {
  bench = await evaluatorBench();
});
afterAll(() => bench.remove());

const successor = (text: string): string => `→ ${Number(/\d+/.exec(text)?.[0]) + 1}`;

describe('asking in rounds', () => {
  it('asks what all tasks of a round want in one batch, each case once', async () => {
    const { ask, asked } = scripted(successor);
    const programs = [property('p', '(n) => next(n) === n + 1 && next(n + 1) === n + 2')];
    const judgements = await bench.judge({ programs, operations: functions('next'), tasks: [1, 2, 1, 5].map((n) => task('p', `[${n}]`)), ask });
    expect(judgements.map((j) => j.result)).toEqual(['holds', 'holds', 'holds', 'holds']);
    expect(asked).toEqual([['next(1)', 'next(2)', 'next(5)'], ['next(3)', 'next(6)']]);
    expect(judgements[2]!.calls.map((c) => c.observation)).toEqual([observation('→ 2'), observation('→ 3')]);
  });

  it('asks all calls of code without branches in one round, once it is known what it asks', async () => {
    const evaluator = bench.open();
    const { ask, asked } = scripted(successor);
    const from = (program: string, first: number): Task[] => Array.from({ length: 80 }, (_, n) => task(program, `[${first + n}]`));
    const roundsOf = async (tasks: readonly Task[]): Promise<number[]> => {
      asked.length = 0;
      const judgements = await evaluator.judge(tasks, ask);
      expect(judgements.map((j) => [j.result, j.calls.length])).toEqual(tasks.map(({ program }) => ['holds', program === 'three' ? 3 : 2]));
      return asked.map((batch) => batch.length);
    };
    try {
      expect(await evaluator.load([
        property('straight', '(n) => next(n) - next(n + 1e6) === -1e6'), property('branching', '(n) => next(n) > n && next(n + 1e6) > n'),
        property('three', '(n) => { const session = new Counter(n); session.add(1); return session.add(n + 1e6) > 0; }'), property('dependent', '(n) => next(next(n) + 1e6) === n + 1e6 + 2'),
      ], [...functions('next'), { name: 'Counter', kind: 'class', members: [{ name: 'add', kind: 'method', arity: 1 }] }])).toEqual([]);
      expect(await roundsOf(from('straight', 0))).toEqual([80, 80]);
      expect(await roundsOf(from('straight', 1000))).toEqual([160]);
      expect(await roundsOf(from('branching', 2000))).toEqual([80, 80]);
      expect(await roundsOf(from('branching', 3000))).toEqual([80, 80]);
      expect(await roundsOf(from('three', 4000))).toEqual([80, 80, 80]);
      expect(await roundsOf(from('three', 5000))).toEqual([240]);
      // What was asked ahead was not what it asks, so it is not tried for long.
      expect(await roundsOf(from('dependent', 6000))).toEqual([80, 80]);
      expect(await roundsOf(from('dependent', 7000))).toEqual([81, 80]);
      expect(await roundsOf(from('dependent', 8000))).toEqual([80, 80]);
    } finally {
      await evaluator.close();
    }
  });

  it('calls what a session gave as a step of it, and sets properties of the instance', async () => {
    const { ask, asked } = scripted((text) => (text.endsWith('got1()') || text.endsWith('stop()') ? '→ 7' : text.includes('watch()') && text.endsWith('watch()') ? '→ {stop: <function stop>, n: 1}' : text.endsWith('(2)') ? '→ <function>' : '→ undefined'));
    const programs = [
      property('given', '() => { const bus = new Bus(); const off = bus.on(2); bus.limit = 3; return off() === 7; }'),
      property('held', '() => { const bus = new Bus(); const { stop } = bus.watch(); return stop() === 7; }'),
      // Of what it is nothing else can be told.
      property('looked', '() => { const bus = new Bus(); return bus.on(2).name === ""; }'),
    ];
    const operations = [{ name: 'Bus', kind: 'class' as const, members: ['on', 'watch'].map((name) => ({ name, kind: 'method' as const, arity: 0 })) }];
    expect((await bench.judge({ programs, operations, ask, tasks: programs.map(({ id }) => task(id, '[]')) })).map((j) => j.result)).toEqual(['holds', 'holds', 'opaque']);
    expect(asked.flat()).toEqual(expect.arrayContaining(['bus = new Bus(); got1 = bus.on(2); bus.limit = 3; got1()', 'bus = new Bus(); got1 = bus.watch(); got1.stop()']));
  });

  it('asks anew for what a record of functions holds, also for what was undefined in it', async () => {
    const { ask, asked } = scripted((text) => (text.endsWith('watch()') ? '→ {stop: <function stop>, error: undefined, n: 1}' : text.endsWith('stop()') ? '→ 7' : text.endsWith('error') ? '→ "stopped"' : text.endsWith('.n') ? '→ 2' : '→ undefined'));
    const programs = [property('anew', '() => { const held = new Bus().watch(); const before = held.error === undefined && held.n === 1; held.stop(); return before && held.error === "stopped" && held.n === 2; }')];
    const operations = [{ name: 'Bus', kind: 'class' as const, members: [{ name: 'watch', kind: 'method' as const, arity: 0 }] }];
    expect((await bench.judge({ programs, operations, ask, tasks: [task('anew', '[]')] })).map((j) => j.result)).toEqual(['holds']);
    expect(asked.flat()).toEqual(expect.arrayContaining(['bus = new Bus(); got1 = bus.watch(); got1.stop(); got1.error']));
  });

  it('hands a later step what an earlier one was handed, as long as the code has not changed it', async () => {
    const { ask, asked } = scripted(() => '→ undefined');
    const programs = [
      property('same', '(f, g) => { const item = {id: 1}; const bus = new Bus(); bus.on("a", f, [item]); bus.off("a", g); return bus.off(item, f) === undefined; }'),
      property('changed', '() => { const item = {id: 1}; const bus = new Bus(); bus.on(item); item.id = 2; return bus.off(item) === undefined; }'),
    ];
    const operations = [{ name: 'Bus', kind: 'class' as const, members: [{ name: 'on', kind: 'method' as const, arity: 2 }, { name: 'off', kind: 'method' as const, arity: 2 }] }];
    expect((await bench.judge({ programs, operations, ask, tasks: [task('same', '[(n) => n, (n) => n]'), task('changed', '[]')] })).map((j) => j.result)).toEqual(['holds', 'holds']);
    expect(asked.flat().filter((text) => text.includes('off('))).toEqual(expect.arrayContaining([
      'bus = new Bus(); bus.on("a", &1 (n) => n, [&2 {id: 1}]); bus.off("a", (n) => n); bus.off(*2, *1)', 'bus = new Bus(); bus.on({id: 1}); bus.off({id: 2})',
    ]));
  });

  it('asks one by one, and waits, past fifty rounds', async () => {
    const { ask, asked } = scripted(successor);
    const [judgement] = await bench.judge({ programs: [returns('e', '(() => { let n = 0; for (let i = 0; i < 80; i++) n = next(n); return n; })()', '80')], operations: functions('next'), ask });
    expect(judgement).toMatchObject({ result: 'holds' });
    expect(judgement!.calls).toHaveLength(80);
    expect(asked).toHaveLength(80);
    expect(asked.map((batch) => batch[0])).toEqual(Array.from({ length: 80 }, (_, i) => `next(${i})`));
  });

  it('blocks one task while others go on in rounds', async () => {
    const { ask } = scripted(successor);
    const programs = [property('long', '(n) => { for (let i = 0; i < 70; i++) n = next(n); return n === 71; }'), property('short', '(n) => next(n) === n + 1')];
    const judgements = await bench.judge({ programs, operations: functions('next'), tasks: [task('long', '[1]'), ...[4, 5, 6].map((n) => task('short', `[${n}]`)), task('long', '[2]')], ask });
    expect(judgements.map((j) => j.result)).toEqual(['holds', 'holds', 'holds', 'holds', 'violated']);
  });

  it('comes to an end where code catches everything and tries again', async () => {
    const { ask } = scripted(successor);
    const [judgement] = await bench.judge({ programs: [property('p', '() => { for (;;) { try { return next(1) === 2; } catch { /* again */ } } }')], operations: functions('next'), tasks: [task('p', '[]')], ask });
    expect(judgement).toMatchObject({ result: 'holds', calls: [{ observation: { text: '→ 2' } }] });
  });

  it('judges many tasks, keeps their order, and holds no more than it needs', async () => {
    const { ask, asked } = scripted((text) => `→ "${'x'.repeat(20_000)}${/\d+/.exec(text)?.[0]}"`);
    const programs = [property('p', '(n) => big(n).endsWith(String(n)) && big(n + 1).length > n % 2 * 1e6')];
    const tasks = Array.from({ length: 10_000 }, (_, n) => task('p', `[${2 * n + Number(n % 3 === 0)}]`));
    // 400 MB of answers go through 64 MiB of heap.
    const judgements = await bench.judge({ programs, operations: functions('big'), tasks, ask, memory: 64 });
    expect(judgements.map((j) => j.result)).toEqual(tasks.map((_, n) => (n % 3 === 0 ? 'violated' : 'holds')));
    expect(Math.max(...asked.map((batch) => batch.length))).toBeLessThanOrEqual(500);
  });

  it('does the same every time', async () => {
    const programs = [
      property('chance', '() => next(Math.floor(Math.random() * 1e6)) > 0 && next(crypto.getRandomValues(new Uint16Array(1))[0]) > 0 && named(crypto.randomUUID()) > 0'),
      property('clock', '() => named(new Date().toISOString()) + named(Date.now()) + named(performance.now()) + named(new Intl.DateTimeFormat("en", { timeStyle: "long" }).format()) > 0 && Date() === new Date().toString()'),
      property('timers', 'async () => { const seen = []; setTimeout(() => seen.push(2), 1e9); setTimeout(() => seen.push(1), 5); await new Promise((done) => setTimeout(done, 2e9)); return named(seen) === 9; }'),
    ];
    const run = async (): Promise<unknown> => {
      const { ask, asked } = scripted(() => '→ 9');
      const judgements = await bench.judge({ programs, operations: functions('next', 'named'), tasks: [...programs, ...programs].map((p) => task(p.id, '[]')), ask });
      expect(judgements.map((j) => [j.result, j.detail])).toEqual(judgements.map(() => ['holds', '']));
      return asked;
    };
    const asked = await run();
    expect(await run()).toEqual(asked);
    expect(JSON.stringify(asked)).toContain('named([1, 2])');
    // Twice the same tasks ask nothing twice.
    expect((asked as string[][]).flat()).toHaveLength(new Set((asked as string[][]).flat()).size);
  });
});

describe('answers', () => {
  const judge = async (code: string, answer: string, input = '[]'): Promise<string> => {
    const { ask } = scripted(() => answer);
    const [judgement] = await bench.judge({ programs: [property('p', code)], operations: [...functions('f'), { name: 'Order', kind: 'class', members: [{ name: 'add', kind: 'method', arity: 1 }] }], tasks: [task('p', input)], ask });
    return judgement!.detail === '' ? judgement!.result : `${judgement!.result}: ${judgement!.detail}`;
  };

  it('share with the arguments what the subject shared', async () => {
    expect(await judge('() => { const list = [1]; const result = f(list); return result.all === list && list.length === 2 && result.first === list[0]; }', '→ {all: *1, first: *2}; args[0] = &1 [&2 {n: 1}, 2]')).toBe('holds');
    expect(await judge('() => { const map = new Map([["a", [1]]]), set = new Set(), at = new Date(0); f(map, set, at); return map.get("a")[0] === 2 && set.has(3) && at.getTime() === 5; }', '→ 1; args[0] = new Map([["a", [2]]]); args[1] = new Set([3]); args[2] = new Date("1970-01-01T00:00:00.005Z")')).toBe('holds');
    expect(await judge('() => { const o = { a: 1, b: 2 }; f(o); return !("a" in o) && o.b === 3; }', '→ 1; args[0] = {b: 3}')).toBe('holds');
    expect(await judge('() => { const a = Object.freeze([1]); return f(a) === a; }', '→ *1; args[0] = &1 Object.freeze([1])')).toBe('holds');
    expect(await judge('() => { const me = { n: 1 }; me.me = me; const got = f(me); return got === me && me.n === 2 && me.me === me; }', '→ *1; args[0] = &1 {n: 2, me: *1}')).toBe('holds');
  });

  it('are fresh in each run, so that changing them changes nothing', async () => {
    const { ask } = scripted((text) => (text === 'f(1)' ? '→ {n: [1]}' : '→ 2'));
    const [judgement] = await bench.judge({ programs: [property('p', '() => { const a = f(1); a.n.push(f(a.n.length)); a.n.push(f(a.n.length)); return a.n.length === 3 && f(1).n.length === 1; }')], operations: functions('f'), tasks: [task('p', '[]')], ask });
    expect(judgement).toMatchObject({ result: 'holds' });
  });

  it('that end a process are violations, whatever catches them', async () => {
    expect(await judge('() => { try { f(); } catch { /* on */ } return true; }', 'never returns')).toBe('violated: f() never returns');
    expect(await judge('() => f() === 1', 'crashes: out of memory')).toBe('violated: f() crashes: out of memory');
    expect(await judge('() => f() === 1', 'there is no export f')).toBe('couldNotRun: f(): there is no export f');
  });

  it('hold no code: the text of a function that was not handed in is not compiled', async () => {
    expect(await judge('() => f()() === 1', '→ () => 1')).toMatch(/^couldNotRun: f\(\): the answer could not be read/);
    expect(await judge('() => f(__closed((x) => 1))(1) === 1', '→ (x) => { throw 1; }')).toMatch(/^couldNotRun/);
    expect(await judge('() => f() === 1', '→ this is no value')).toMatch(/^couldNotRun/);
  });

  it('that were cut, or lie too deep, are opaque as a whole', async () => {
    expect(await judge('() => f() === 5', '→ "abc <cut 100 characters, sha256 0123456789abcdef…>')).toMatch(/^opaque/);
    expect(await judge('() => f().a === 5', '→ {a: <unreadable: TypeError>}')).toMatch(/^opaque/);
    expect(await judge('() => f().b === 5', '→ {a: <Promise>, b: 5}')).toBe('holds');
    expect(await judge('() => f().a === 5', '→ Order {<private>, a: 5}'.replace('<private>, a: 5', 'a: 5, <private>'))).toBe('holds');
  });

  it('print again as they were', async () => {
    const values = ['Order {a: [1]}', 'UnknownOrder("m", {cause: RangeError("n")})', 'BadRange(RangeError("x"))', 'Stack([1, 2])', '[&1 {a: *1}, *1]', 'Object.assign(Error("x"), {code: "E"})', 'new Map([[{a: 1}, -0]])', '{toString: 1, constructor: 2, ["__proto__"]: 3}'];
    for (const value of values) {
      const { ask, asked } = scripted((text) => (text === 'f()' ? `→ ${value}` : '→ 1'));
      await bench.judge({ programs: [property('p', '() => f(f()) === 1')], operations: [...functions('f'), { name: 'Order', kind: 'class', members: [] }], tasks: [task('p', '[]')], ask });
      expect(asked[1]).toEqual([`f(${value})`]);
    }
  });
});

describe('failing asks', () => {
  it('fail the judging, and nothing after it', async () => {
    const evaluator = bench.open();
    await evaluator.load([property('p', '() => f() === 1')], functions('f'));
    await expect(evaluator.judge([task('p', '[]')], () => Promise.reject(new Error('the guest is gone')))).rejects.toThrow('the guest is gone');
    await expect(evaluator.judge([task('p', '[]')], async () => [])).rejects.toThrow('1 cases were asked, and 0 answered');
    expect(await evaluator.judge([task('p', '[]')], async () => [observation('→ 1')])).toMatchObject([{ result: 'holds' }]);
    expect(await evaluator.judge([], async () => [])).toEqual([]);
    await expect(evaluator.judge([task('q', '[]')], async () => [])).rejects.toThrow('the program q was not loaded');
    await evaluator.close();
    await evaluator.close();
    await expect(evaluator.judge([task('p', '[]')], async () => [])).rejects.toThrow('closed');
  });

  it('says which programs do not compile', async () => {
    const evaluator = bench.open();
    expect(await evaluator.load([property('a', '(x) => '), property('b', '() => true'), { id: 'c', kind: 'example', code: 'const = 1;', checkpoints: [] }], functions('f'))).toMatchObject([{ program: 'a', message: expect.stringMatching(/^SyntaxError: /) as unknown }, { program: 'c' }]);
    expect(await evaluator.judge([task('a', '[]'), task('b', '[]')], async () => [])).toMatchObject([{ result: 'faulty' }, { result: 'vacuous' }]);
    await evaluator.close();
  });
});
