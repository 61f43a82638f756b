import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdfast } from '../cli/holdfast.js';
import { runtimes } from '../guest/nodes.js';
import { scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

const { there, missing } = runtimes();

let work: Scratch;
beforeAll(() => {
  work = scratch();
  const source = 'import { unlinkSync } from "node:fs";\nexport const f = (n: number): number => { if (n === 5) unlinkSync("/nowhere/at/all"); return n > 10 ? 1 : n; };\n';
  work.write({ 'old.ts': source, 'new.ts': source.replace('? 1', '? 2') });
});
afterAll(() => work.remove());

interface Said {
  readonly verdict: string;
  readonly clusters: readonly { readonly witness: { readonly case: string; readonly prior: string; readonly candidate: string } }[];
  readonly findings: readonly { readonly code: string }[];
  readonly sandbox: string;
}

describe('the built command line on each Node that can be had', () => {
  it.each(there)('$version', ({ node }) => {
    const { code, stdout, stderr } = holdfast(['compare', 'old.ts', 'new.ts', '--executions', '300', '--json'], { ...work, node });
    expect(stderr).toBe('');
    const said = JSON.parse(stdout) as Said;
    expect(said).toMatchObject({ verdict: 'different', sandbox: 'node-permission', clusters: [{ witness: { case: 'f(11)', prior: '→ 1', candidate: '→ 2' } }] });
    expect(said.findings.map((f) => f.code)).toContain('ACCESS-REFUSED');
    expect(code).toBe(1);
    const refused = holdfast(['compare', 'gone.ts', 'new.ts'], { ...work, node });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('PATH-NOT-FOUND') });
  });

  it.runIf(process.env['CI'] === 'true')('has newer ones', () => {
    expect(missing).toEqual([]);
  });
});
