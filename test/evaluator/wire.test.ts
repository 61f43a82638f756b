import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { programOf, type CodeOfSpec } from '../../src/derive/program.js';
import type { Jail } from '../../src/host/guest-launch.js';
import { startGuestProcess } from '../../src/host/guest-process.js';
import { permissionFlags, readNodeVersion } from '../../src/host/permission.js';
import type { Program } from '../../src/model/program.js';
import { bundleGuest } from '../guest/bundle.js';
import { evaluatorBench, task } from './open.js';

const span = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
const base = { requirement: 'S-1', span, text: '' };
const MARKER = 'MARKER-7f3a';

const CHECKS: readonly CodeOfSpec[] = [
  { ...base, id: 'expected', kind: 'expression', operations: [], code: 'total([{ qty: 1, cents: double(4) }]).toString() + "MARKER-code"', expected: { how: 'returns', value: `"${MARKER}"` } },
  { ...base, id: 'thrown', kind: 'expression', operations: [], code: 'double(total([], "X"))', expected: { how: 'throws', pattern: { kind: 'class', name: 'UnknownCoupon', message: { kind: 'text', text: MARKER }, properties: null } } },
  { ...base, id: 'example', kind: 'example', operations: [], code: 'const MARKERvariable = double(21);\n__checkpoint(0, () => MARKERvariable);', checkpoints: [{ expected: { how: 'returns', value: `{a: "${MARKER}"}` }, text: '', span }] },
  { ...base, id: 'property', kind: 'property', code: '(MARKERparameter) => { const MARKERlocal = "MARKER-code"; return double(MARKERparameter) > 0 && MARKERlocal !== "" && throws(() => total([], "Y"), "MARKERname"); }', signature: '', postcondition: null, operations: [] },
  { ...base, id: 'session', kind: 'example', operations: [], code: 'const cart = new Cart(2);\ncart.add(1);\n__checkpoint(0, () => cart.size);', checkpoints: [{ expected: { how: 'returns', value: `"${MARKER}"` }, text: '', span }] },
  { ...base, id: 'model', kind: 'model', operation: 'total', code: 'function total(MARKERitems) { return "MARKER-result" + double(MARKERitems.length); }' },
];

/** Keeps a copy of all that goes to the process on its descriptor of requests. */
function tee(file: string): Jail {
  return { level: 'tee', wrap: (command, args) => ['/bin/sh', ['-c', 'tee "$0" <&3 | { exec 3<&0; exec "$@"; }', file, command, ...args]] };
}

describe.skipIf(process.platform === 'win32')('what goes to the guest', () => {
  it('is calls and their inputs: nothing that is expected, and no code of a spec', async () => {
    const bundle = await bundleGuest();
    const own = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-wire-')));
    const [folder, wire, entry] = [path.join(own, 'work'), path.join(own, 'wire'), path.resolve('test/fixtures/evaluator/subject.mjs')];
    mkdirSync(folder);
    const flags = permissionFlags(readNodeVersion(process.version), { reads: [bundle.entry, folder, path.dirname(entry)], writes: [folder], grants: [] });
    const started = await startGuestProcess({
      launch: (memory) => ({ node: process.execPath, folder, memory, jail: tee(wire), args: [...flags, bundle.entry] }),
      load: { say: 'load', entry, export: null, folder, clean: true, branches: 0, comparisons: 0, limits: { characters: 20_000, items: 5, console: 2000 }, replace: [] },
      memory: 192, hasty: false, caseSeconds: 20, signal: new AbortController().signal, cleanUp: () => undefined,
    });
    if (!started.ok) throw new Error(started.detail);
    const bench = await evaluatorBench();
    const programs = CHECKS.map((check): Program => {
      const made = programOf(check);
      if (!made.ok) throw new Error(made.message);
      return made.program;
    });
    const tasks = CHECKS.map(({ id }) => task(id, id === 'property' ? '[3]' : id === 'model' ? '[[1, 2]]' : null, id === 'model' ? { kind: 'returned', text: `→ "${MARKER}"` } : null));
    const judgements = await bench.judge({ programs, operations: started.guest.exports, tasks, ask: (cases) => started.guest.run(cases) });
    expect(judgements.map((j) => j.result)).toEqual(CHECKS.map(() => 'violated'));
    await started.guest.close();

    const sent = readFileSync(wire, 'utf8');
    // The copy is one of what was really asked.
    for (const part of ['double', 'total', 'Cart', '[4]', 'cents: 8', 'size']) expect(sent).toContain(part);
    expect(sent).not.toMatch(/MARKER|=>|function|checkpoint|UnknownCoupon|throws|implies/);
    bench.remove();
    bundle.remove();
    rmSync(own, { recursive: true });
  });
});
