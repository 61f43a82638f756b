import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Guest } from '../../src/model/ports.js';
import { bundleGuest, type Bundle } from './bundle.js';
import { runtimes } from './nodes.js';
import { call, openGuest, openLoaded } from './open.js';

const OUTSIDE = path.resolve('test/fixtures/guest/written-by-a-guest.txt');

/** Operation, input, and what is observed. Each is followed by a plain case that must come out right. */
const CALLS: readonly (readonly [operation: string, input: string, kind: string, text: string])[] = [
  ['exit', '[3]', 'exited', 'exits 3'],
  ['exitBelow', '[4]', 'exited', 'exits 4'],
  ['exitLater', '[5]', 'exited', 'exits 5'],
  ['abort', '[]', 'crashed', 'crashes: SIGABRT'],
  ['loop', '[]', 'timedOut', 'never returns'],
  ['never', '[]', 'timedOut', 'never settles'],
  ['neverAlive', '[]', 'timedOut', 'never settles'],
  ['floats', '[]', 'crashed', 'crashes: Error("lost")'],
  ['throwsInTick', '[]', 'crashed', 'crashes: Error("in a tick")'],
  ['throwsInTimer', '[]', 'crashed', 'crashes: Error("in a timer")'],
  ['floodBelow', '[]', 'crashed', 'crashes: output flood'],
  ['deep', '[0]', 'threw', 'throws RangeError("Maximum call stack size exceeded")'],
  ['leaves', '[]', 'returned', '→ []'],
  ['leavesTimers', '[]', 'returned', '→ 1'],
  ['writeQuietly', `[${JSON.stringify(OUTSIDE)}]`, 'returned', '→ "swallowed"'],
  ['writeLater', `[${JSON.stringify(OUTSIDE)}]`, 'returned', '→ "swallowed"; async'],
  ['fetches', '["http://127.0.0.1:8099/"]', 'returned', '→ "ERR_ACCESS_DENIED"; async'],
  ['forge', '[]', 'couldNotRun', 'the guest broke the protocol: a reply to another case'],
];

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleGuest();
});
afterAll(() => bundle.remove());

describe.each(runtimes().there)('what a hostile module does on Node $version', (runtime) => {
  let guest: Guest;
  beforeAll(async () => {
    guest = await openLoaded({ bundle: bundle.entry, module: 'hostile.mjs', runtime });
  });
  afterAll(() => guest.close());

  it.each(CALLS)('%s%s', async (operation, input, kind, text) => {
    const [observation, after] = await guest.run([{ kind: 'call', operation, input }, { kind: 'call', operation: 'add', input: '[1, 2]' }]);
    expect(observation).toEqual({ kind, text });
    expect(after).toEqual({ kind: 'returned', text: '→ 3' });
    expect(existsSync(OUTSIDE)).toBe(false);
  });

  it('runs out of memory', async () => {
    const small = await openLoaded({ bundle: bundle.entry, module: 'hostile.mjs', runtime, memory: 96, caseSeconds: 4 });
    try {
      expect(await call(small, 'fill', '[]')).toEqual({ kind: 'crashed', text: 'crashes: out of memory' });
      expect((await call(small, 'add', '[1, 1]')).text).toBe('→ 2');
    } finally {
      await small.close();
    }
  });

  it('keeps a bounded part of a flood', async () => {
    const observation = await call(guest, 'flood', '[]');
    expect(observation.text.startsWith('→ "done"; console.log("xxx')).toBe(true);
    expect(observation.text.length).toBeLessThan(3000);
    expect(observation.text).toMatch(/console\.log\(<cut>\)$/);
  });

  it('cannot break the recorder by overwriting what it is made of', async () => {
    const operations = ['overwrite', 'add', 'leaves', 'never', 'add', 'exit', 'add'];
    const observations = await guest.run(operations.map((operation) => ({ kind: 'call', operation, input: '[3, 4]' })));
    expect(observations.map((o) => o.text)).toEqual(['→ "done"', '→ 7', '→ []', 'never settles', '→ 7', 'exits 3', '→ 7']);
  });

  it('reports what it was refused', async () => {
    expect((await call(guest, 'kill', '[1, 0]')).kind).toBe('threw');
    expect((await call(guest, 'leave', '["/"]')).kind).toBe('threw');
    expect((await call(guest, 'spawn', '["echo hi"]')).kind).toBe('threw');
    await call(guest, 'writeQuietly', `[${JSON.stringify(OUTSIDE)}]`);
    await call(guest, 'connect', '[8099]');
    const refused = guest.refused().map(({ kind, resource }) => `${kind} ${resource}`);
    expect(refused).toEqual(expect.arrayContaining(['spawn process.kill(1)', 'spawn process.chdir(/)', `write ${OUTSIDE}`, 'connect 127.0.0.1:8099']));
    expect(refused.some((line) => /^spawn (echo hi|\/bin\/sh)$/.test(line))).toBe(true);
  });

  it('does what it was granted', async () => {
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => {
      server.once('listening', resolve);
    });
    const { port } = server.address() as { port: number };
    const free = await openLoaded({ bundle: bundle.entry, module: 'hostile.mjs', runtime, grants: [{ kind: 'connect', path: null }, { kind: 'spawn', path: null }] });
    try {
      expect((await call(free, 'connect', `[${port}]`)).text).toBe('→ "connected"; async');
      expect((await call(free, 'spawn', '["echo hi"]')).text).toBe('→ "hi\\n"');
      // To ask the guest whether it still turns must end no process that it waits for: that would make an answer of our own.
      expect(await call(free, 'spawn', '["exec sleep 60"]')).toEqual({ kind: 'timedOut', text: 'never returns' });
      expect(free.refused()).toEqual([]);
    } finally {
      await free.close();
      server.close();
    }
  });
});

describe('modules that do not load', () => {
  it.each([
    ['broken.mjs', 'threw', 'TypeError("broken on import")', '<module>/broken.mjs:3'],
    ['garbled.mjs', 'threw', 'SyntaxError("Unexpected token \'=\'")', null],
    ['leaves-on-import.mjs', 'threw', 'exits 5', null],
  ])('%s', async (module, why, detail, at) => {
    const start = await openGuest({ bundle: bundle.entry, module });
    expect(start).toMatchObject({ ok: false, reply: { why, detail, at } });
    expect(readdirSync(path.dirname(path.dirname(start.folder)))).not.toContain(path.basename(path.dirname(start.folder)));
  });

  it('names the exports that are there', async () => {
    const start = await openGuest({ bundle: bundle.entry, module: 'classic.cjs', export: 'thrice' });
    expect(start).toMatchObject({ ok: false, reply: { why: 'missing', detail: 'default, twice, self, old' } });
  });
});
