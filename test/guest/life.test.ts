import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Case } from '../../src/model/case.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleGuest, bundleTo, type Bundle } from './bundle.js';
import { call, openGuest, openLoaded } from './open.js';

let bundle: Bundle;
let scratch: string;
beforeAll(async () => {
  bundle = await bundleGuest();
  scratch = mkdtempSync(path.join(tmpdir(), 'holdfast-life-'));
});
afterAll(() => {
  bundle.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** Running processes whose command line holds the text; ended ones that nobody has collected do not count. */
function running(text: string): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid) && commandOf(name).includes(text));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let left = 6000; !holds(); left--) {
    if (left === 0) throw new Error('it never came to hold');
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

describe('the life of a guest process', () => {
  it('leaves nothing behind once it is closed', async () => {
    const start = await openGuest({ bundle: bundle.entry, module: 'hostile.mjs' });
    if (!start.ok) throw new Error(start.detail);
    expect(existsSync(start.folder)).toBe(true);
    await call(start.guest, 'leaves', '[]');
    await start.guest.close();
    expect(existsSync(path.dirname(start.folder))).toBe(false);
    expect(running(start.folder)).toEqual([]);
  });

  it('ends on abort in the middle of a case', async () => {
    const abort = new AbortController();
    const guest = await openLoaded({ bundle: bundle.entry, module: 'hostile.mjs', signal: abort.signal, caseSeconds: 60 });
    const answer = guest.run([{ kind: 'call', operation: 'loop', input: '[]' }]);
    abort.abort(new Error('stopped by the user'));
    await expect(answer).rejects.toThrow('stopped by the user');
    await guest.close();
    await expect(guest.run([])).rejects.toThrow('stopped by the user');
  });

  it('does not start once it is aborted', async () => {
    await expect(openGuest({ bundle: bundle.entry, module: 'hostile.mjs', signal: AbortSignal.abort(new Error('stopped before')) })).rejects.toThrow('stopped before');
  });

  it.skipIf(process.platform !== 'linux')('ends when its coordinator is killed, even in an endless loop', async () => {
    const file = path.join(scratch, 'entry-of-an-orphan.mjs');
    writeFileSync(file, 'export const loop = () => { for (;;); };\n');
    const driver = path.join(scratch, 'driver.mjs');
    const host = (name: string): string => JSON.stringify(path.resolve('src/host', name));
    const source = path.join(scratch, 'driver.ts');
    writeFileSync(source, `
      import { startGuestProcess } from ${host('guest-process.ts')};
      import { permissionModelAlone } from ${host('guest-launch.ts')};
      const start = await startGuestProcess({
        launch: (memory) => ({ node: process.execPath, folder: ${JSON.stringify(scratch)}, memory, jail: permissionModelAlone, args: [${JSON.stringify(bundle.entry)}, 'orphan-marker'] }),
        load: { say: 'load', entry: ${JSON.stringify(file)}, export: null, folder: ${JSON.stringify(scratch)}, clean: false, replace: [], limits: { characters: 100, items: 1, console: 10 } },
        memory: 100, caseSeconds: 600, hasty: false, signal: new AbortController().signal, cleanUp: () => undefined,
      });
      console.log(start.ok);
      await start.guest.run([{ kind: 'call', operation: 'loop', input: '[]' }]);
    `);
    await bundleTo(source, driver);
    const coordinator = spawn(process.execPath, [driver], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => {
      coordinator.stdout.once('data', resolve);
    });
    expect(running('orphan-marker').length).toBeGreaterThan(0);
    coordinator.kill('SIGKILL');
    await until(() => running('orphan-marker').length === 0);
  });

  it('begins no more cases once it is enough, and answers those that are done', async () => {
    const guest = await openLoaded({ bundle: bundle.entry, module: 'hostile.mjs' });
    try {
      let asked = 0;
      const cases = ['leaves', 'loop', 'leaves', 'leaves'].map((operation) => ({ kind: 'call', operation, input: '[]' }) as const);
      const some = await guest.run(cases, () => asked++ > 0);
      expect(some.length).toBeLessThan(2);
      expect(await guest.run(cases.slice(2))).toEqual([{ kind: 'returned', text: '→ []' }, { kind: 'returned', text: '→ []' }]);
    } finally {
      await guest.close();
    }
  });

  it.each([true, false])('tells what hangs from what does not, in haste or not: %s', async (hasty) => {
    const guest = await openLoaded({ bundle: bundle.entry, module: 'hostile.mjs', caseSeconds: 0.2, hasty });
    try {
      const operations = ['leaves', 'loop', 'leaves', 'never', 'loop', 'leaves', 'loop', 'leaves', 'leaves', 'loop'];
      const observations = await guest.run(operations.map((operation) => ({ kind: 'call', operation, input: '[]' })));
      expect(observations.map((o) => o.text)).toEqual(operations.map((o) => (o === 'loop' ? 'never returns' : o === 'never' ? 'never settles' : '→ []')));
    } finally {
      await guest.close();
    }
  });

  it('tells in haste which case is stuck where the guest itself cannot look, and not the one before it', async () => {
    const file = path.join(scratch, 'stuck.mjs');
    writeFileSync(file, "import { pbkdf2Sync } from 'node:crypto';\nexport const stuck = () => pbkdf2Sync('a', 'b', 2 ** 31 - 1, 64, 'sha512');\nexport const add = (a, b) => a + b;\n");
    const guest = await openLoaded({ bundle: bundle.entry, module: file, caseSeconds: 0.1, hasty: true });
    try {
      const cases = ['add', 'stuck', 'add', 'stuck', 'add'].map((operation): Case => ({ kind: 'call', operation, input: '[1, 2]' }));
      expect((await guest.run(cases)).map((o) => o.text)).toEqual(['→ 3', 'never returns', '→ 3', 'never returns', '→ 3']);
    } finally {
      await guest.close();
    }
  });

  it('says of a slow case how long it took, where that is asked for', async () => {
    const file = path.join(scratch, 'slow.mjs');
    writeFileSync(file, 'export const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); return ms; };\n');
    const took = async (slowMilliseconds?: number): Promise<readonly (number | undefined)[]> => {
      const guest = await openLoaded({ bundle: bundle.entry, module: file, ...(slowMilliseconds !== undefined && { slowMilliseconds }) });
      const observations = await guest.run(['[30]', '[60]'].map((input): Case => ({ kind: 'call', operation: 'busy', input }))).finally(() => guest.close());
      return observations.map((o) => o.took);
    };
    expect(await took()).toEqual([undefined, undefined]);
    expect((await took(10)).map((ms, i) => (ms ?? 0) >= [30, 60][i]!)).toEqual([true, true]);
  });

  it.each([true, false])('says at which of its steps a session ended the process, in haste or not: %s', async (hasty) => {
    const guest = await openLoaded({ bundle: bundle.entry, module: 'hostile.mjs', caseSeconds: 0.2, hasty });
    const session = (...steps: readonly (readonly [member: string, input: string])[]): Case => ({
      kind: 'session', operation: 'Spins', steps: [{ access: 'construct', member: 'constructor', input: '[]' }, ...steps.map(([member, input]) => ({ access: 'call', member, input }) as const)],
    });
    try {
      const observations = await guest.run([
        session(['add', '[1]'], ['add', '[10]'], ['add', '[2]']), session(['add', '[11]'], ['add', '[1]']), session(['add', '[1]'], ['add', '[2]'], ['abort', '[]']), session(['add', '[3]']),
      ]);
      expect(observations).toEqual([
        { kind: 'timedOut', text: '→ Spins {n: 0}\n→ 1\nnever returns' }, { kind: 'timedOut', text: '→ Spins {n: 0}\nnever returns' },
        { kind: 'crashed', text: expect.stringMatching(/^→ Spins \{n: 0\}\n→ 1\n→ 3\ncrashes: [^\n]+$/) as string }, { kind: 'returned', text: '→ Spins {n: 0}\n→ 3' },
      ]);
    } finally {
      await guest.close();
    }
  });

  it('gives up on a guest that cannot be started again, and says so of each case', async () => {
    const file = path.join(scratch, 'once.mjs');
    writeFileSync(file, 'export const exit = () => process.exit(1);\nexport const add = (a, b) => a + b;\n');
    const guest = await openLoaded({ bundle: bundle.entry, module: file });
    try {
      const [first] = await guest.run([{ kind: 'call', operation: 'exit', input: '[]' }]);
      rmSync(file);
      const rest = await guest.run(Array.from({ length: 50 }, () => ({ kind: 'call', operation: 'add', input: '[1, 2]' })));
      expect(first).toEqual({ kind: 'exited', text: 'exits 1' });
      expect(rest.length).toBe(50);
      expect(new Set(rest.map((o) => o.kind))).toEqual(new Set(['couldNotRun']));
      expect(rest[0]?.text).toContain('could not be started again');
    } finally {
      await guest.close();
    }
  });
});
